package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
import io.leanq.leanxcale.client.net.Connector;
import io.leanq.leanxcale.client.net.CurrentLine;
import io.leanq.leanxcale.client.net.Line;
import io.leanq.leanxcale.client.net.Opening;
import io.leanq.leanxcale.client.net.Stop;
import io.leanq.leanxcale.client.net.TimedInput;
import io.leanq.leanxcale.client.net.Watchdog;
import io.leanq.wire.RequestCodec;
import io.leanq.wire.ResponseCodec;
import io.leanq.wire.error.HttpStatusException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.error.WireException;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.Response;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and receives answers on the line to the server. Over TCP the line is one socket; over HTTP a new
 * socket follows when the server has closed the last one between two requests. Any failure of the connection, and any
 * malformed bytes on it, end the connection and are reported as a {@link ConnectionLost} that says whether the request
 * may have run.
 */
final class MessageLine implements Closeable {
    /** A write of up to this many bytes fits into the system's buffer and does not block. */
    private static final int UNWATCHED_WRITE = 8 * 1024;

    private static final String IN_JSON =
            "it answers in JSON, and Avatica's servers speak either that or protobuf: start it with protobuf";

    private final Connector connector;
    private final CallTime time;
    private final CurrentLine line;
    private final Losses losses;
    private final ProtoWriter out = new ProtoWriter();
    /** The reason for which another thread closed this line to stop a call; else null. */
    private volatile @Nullable Stop stop;

    /** Connects to the first address of the host that answers. */
    MessageLine(Connector connector, CallTime time, Duration connectTime, Opening opening) {
        this.connector = connector;
        this.time = time;
        this.line = new CurrentLine(connector, connectTime, opening);
        this.losses = new Losses(connector, line);
    }

    /** Frees memory that an unusually large request took. */
    void shrink() {
        out.shrink(Exchange.KEPT_BYTES);
    }

    /** True after the connection has failed; it is then closed. */
    boolean isBroken() {
        return line.isClosed();
    }

    /** True if the connection is open and no bytes have arrived on it, as it has to be between requests. */
    boolean isQuiet() {
        return line.isQuiet();
    }

    /** The server sent something at this time, by the clock of {@link System#nanoTime}. */
    void heardAt(long nanos) {
        line.heardAt(nanos);
    }

    /** Encodes the request that {@link #send} sends. */
    void encode(Request request, RequestKind kind) {
        if (isBroken()) {
            throw lostEarlier(kind, "this was not sent");
        }
        try {
            RequestCodec.encode(request, out);
        } catch (WireException e) {
            throw new LeanqException("the request cannot be sent: " + e.getMessage(), e);
        }
    }

    void send(RequestKind kind) {
        Duration left = time.left();
        try {
            if (!line.renewIfNeeded(left)) {
                throw lostEarlier(kind, "this was not sent");
            }
        } catch (ConnectionLost e) {
            Stop reason = stop;
            throw reason == null ? e : reason.failure(WhatMayHaveRun.of(kind, RequestFate.NOT_SENT), e);
        }
        Line over = line.get();
        Watchdog.Verdict verdict = Watchdog.Verdict.IN_TIME;
        try {
            requireNothingUnasked(kind, over);
            if (out.size() <= UNWATCHED_WRITE) {
                over.channel().send(out, 0);
            } else {
                Watchdog.Guard guard = connector.watchdog().guard(over, left);
                try {
                    over.channel().send(out, 0);
                } finally {
                    verdict = guard.end();
                }
            }
        } catch (IOException e) {
            boolean cut = isBroken();
            close();
            throw cut && verdict == Watchdog.Verdict.IN_TIME
                    ? losses.cutOff(kind, RequestFate.PARTLY_SENT, stop, e)
                    : losses.unsent(kind, RequestFate.PARTLY_SENT, verdict, left, time.limit(left), e);
        }
        if (verdict != Watchdog.Verdict.IN_TIME) { // all of it was sent just before the line was closed
            close();
            throw losses.unsent(kind, RequestFate.UNANSWERED, verdict, left, time.limit(left), null);
        }
    }

    /** Throws if bytes have arrived before the request is sent, since they would be taken for its answer. */
    private void requireNothingUnasked(RequestKind kind, Line over) throws IOException {
        if (over.holdsUnasked()) {
            close();
            throw losses.notTheProtocol(kind, RequestFate.NOT_SENT, "it sent an answer that nobody asked for", null);
        }
        // TLS may have begun messages of its own, which are finished before the request is sent
        over.in().expectWithin(time.left().toMillis());
    }

    /**
     * Receives the answer to the request.
     *
     * @throws HttpStatusException if an HTTP status says that there is no answer; the connection is not yet closed
     */
    Response receive(RequestKind kind, MessageBuffer into) {
        Line over = line.get();
        Duration left = time.left();
        try {
            over.in().expectWithin(left.toMillis());
            over.channel().receive(into);
            over.in().wasMessage();
            line.heard();
            return ResponseCodec.decode(into.message());
        } catch (SocketTimeoutException e) {
            close();
            throw losses.late(kind, left, time.limit(left), e);
        } catch (IOException e) {
            boolean cut = isBroken();
            close();
            if (TimedInput.isInterruption(e)) {
                throw CallFailures.interrupted(WhatMayHaveRun.of(kind, RequestFate.UNANSWERED), e);
            }
            throw cut ? losses.cutOff(kind, RequestFate.UNANSWERED, stop, e) : losses.whileWaiting(kind, e);
        } catch (HttpStatusException e) {
            throw e;
        } catch (WireException e) {
            close();
            if (losses.isTlsUnwanted()) {
                throw losses.tlsUnwanted(kind, e);
            }
            throw e instanceof MessageTooLargeException
                    ? losses.tooLarge(kind, e)
                    : losses.notTheProtocol(
                            kind, RequestFate.UNANSWERED, isJson(into.message()) ? IN_JSON : e.getMessage(), e);
        }
    }

    private static boolean isJson(ByteSlice answer) {
        return answer.length() > 0 && answer.array()[answer.offset()] == '{';
    }

    /** The failure of a request on a connection that was lost before. */
    ConnectionLost lostEarlier(RequestKind kind, String consequence) {
        Stop reason = stop;
        return reason == null
                ? losses.earlier(kind, consequence)
                : reason.failure(WhatMayHaveRun.of(kind, RequestFate.NOT_SENT), null);
    }

    /** Ends the connection because a well-formed answer does not belong to the request. */
    ConnectionLost notTheProtocol(Class<? extends Request> request, String what, @Nullable Exception cause) {
        close();
        return losses.notTheProtocol(RequestKinds.of(request), RequestFate.UNANSWERED, what, cause);
    }

    /** Ends the connection because it is not safe to go on. */
    ConnectionLost giveUp(RequestKind kind, RequestFate fate, String reason) {
        close();
        return losses.givenUp(kind, fate, reason, null);
    }

    /** Ends the connection because an HTTP status says that there is no answer. */
    ConnectionLost refusedByHttp(RequestKind kind, HttpStatusException status) {
        close();
        return losses.httpStatus(kind, status);
    }

    /** Ends the connection at once to stop the running call; any thread may call this. */
    void stop(Stop reason) {
        if (!isBroken()) {
            stop = reason;
        }
        close();
    }

    /** Ends the connection at once; any thread may call this. */
    @Override
    public void close() {
        line.close();
    }
}
