package io.leanq.leanxcale.client;

import io.leanq.CallCancelled;
import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.Deadline;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.ServerError;
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
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.Response;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with the server: a request out, its answer in, never two requests at once. Over TCP it is one socket. Over HTTP it goes on over a new one when the
 * server has closed the last between two requests; and a request that changes nothing is sent again when the answer is that nobody is there to serve it. Whatever goes wrong with the connection or with the bytes on it ends the connection and is
 * a {@link ConnectionLost} that says whether the request may have run; nothing that may have run is sent a second time.
 */
final class Exchange implements Closeable {
    /** Writes up to this size go to the system's buffer at once and cannot block. */
    private static final int UNWATCHED_WRITE = 8 * 1024;

    private static final String IN_JSON =
            "it answers in JSON, and Avatica's servers speak either that or protobuf: start it with protobuf";

    /** A larger buffer is not kept. */
    static final int KEPT_BYTES = 4 << 20;

    /** Before each further attempt when nobody serves. */
    private static final long[] WAITS_MILLIS = {50, 140, 370};

    private final LeanxcaleOptions options;
    private final Connector connector;
    private final CurrentLine line;
    private final Losses losses;
    private final ProtoWriter out = new ProtoWriter();
    /** Takes the answer to a request that was begun and not ended. */
    private @Nullable Runnable underWay;
    /** When that was sent. */
    private long begun;
    /** The time that its answer may take. */
    private Duration timeUnderWay;
    /** The deadline of the call that sent it. */
    private Deadline deadlineUnderWay = Deadline.NONE;

    private Duration timeout;
    /** Of the call under way, whatever requests it takes. */
    private Deadline deadline = Deadline.NONE;
    /** Why another thread has closed this, if it did so to stop a call. */
    private volatile @Nullable Stop stop;

    private Consumer<SqlException> refusals = refusal -> {};

    private Exchange(Connector connector, Duration connectTime, Opening opening) {
        this.connector = connector;
        this.options = connector.options();
        this.timeout = options.readTimeout();
        this.timeUnderWay = timeout;
        this.line = new CurrentLine(connector, connectTime, opening);
        this.losses = new Losses(connector, line);
    }

    /** Connects to the first address of the host that answers. @param time for that */
    static Exchange connect(Connector connector, Duration time, Opening opening) {
        return new Exchange(connector, time, opening);
    }

    /** How long each request and its answer may take from now on. */
    void timeout(Duration value) {
        timeout = value;
    }

    /** Runs calls that may not take longer than this each, nor longer than usual. */
    void within(Duration time, Runnable calls) {
        Duration usual = timeout;
        timeout = time.compareTo(usual) < 0 ? time : usual;
        try {
            calls.run();
        } finally {
            timeout = usual;
        }
    }

    /** Runs requests that must have been answered by then, all of them together. */
    <X> X until(Deadline end, Supplier<X> calls) {
        Deadline usual = deadline;
        deadline = end.orEarlier(usual);
        try {
            return calls.get();
        } finally {
            deadline = usual;
        }
    }

    /** Nothing is sent when it is too late for its answer. */
    private void requireTime(RequestKind kind) {
        if (deadline.isPassed()) {
            throw CallFailures.timedOut(deadline, WhatMayHaveRun.of(kind, RequestFate.NOT_SENT), null);
        }
    }

    /** How long the next request and its answer may take. */
    private Duration time() {
        return deadline.leftOf(timeout);
    }

    /** The call's deadline if that made the time what it is; none if the usual time-out did. */
    private Deadline limit(Duration time) {
        return time.compareTo(timeout) < 0 ? deadline : Deadline.NONE;
    }

    /** Lets go of what an unusually large request took. */
    void shrink() {
        out.shrink(KEPT_BYTES);
    }

    /** Whom to tell of each refusal of the server, whatever it was that the server refused. */
    void onRefusal(Consumer<SqlException> listener) {
        refusals = listener;
    }

    /** True after the connection failed; it is closed then. */
    boolean isBroken() {
        return line.isClosed();
    }

    /**
     * Sends the request and waits for its answer.
     *
     * @param into where the answer's bytes go; views in the answer live as long as they stand there
     * @throws SqlException the server's refusal, classified; the connection lives on unless the server said otherwise
     */
    <T extends Response> T call(Request request, Class<T> expected, MessageBuffer into) {
        RequestKind kind = RequestKinds.of(request.getClass());
        settle();
        requireTime(kind);
        return expected(attempted(request, kind, into), request.getClass(), expected);
    }

    /**
     * Sends a request and does not wait for its answer, which {@link #answer} takes: at the latest when something else is to be said.
     *
     * @param settle calls {@link #answer}; called once, by whoever is to say something else, unless that has happened before
     */
    void begin(Request request, Runnable settle) {
        RequestKind kind = RequestKinds.of(request.getClass());
        settle();
        requireTime(kind);
        encode(request, kind);
        try {
            send(kind);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        begun = System.nanoTime();
        timeUnderWay = timeout;
        deadlineUnderWay = deadline;
        underWay = settle;
    }

    /** The answer to the request that was begun, as if it had been called. */
    <T extends Response> T answer(Class<? extends Request> request, Class<T> expected, MessageBuffer into) {
        RequestKind kind = RequestKinds.of(request);
        Response response;
        try {
            response = receive(kind, into);
            underWay = null;
        } catch (HttpStatusException e) {
            throw refusedByHttp(kind, e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        // it may have lain here for long, and the server have closed the line since
        line.heardAt(begun);
        return expected(response, request, expected);
    }

    /** Sees to it that no answer is outstanding. The time for it is that of its own request, however short a time-out the next may have;
     * a deadline of the next holds. */
    void settle() {
        Runnable outstanding = underWay;
        if (outstanding == null) {
            return;
        }
        Duration now = timeout;
        Deadline end = deadline;
        timeout = timeUnderWay;
        deadline = deadlineUnderWay.orEarlier(end);
        try {
            outstanding.run();
        } finally {
            timeout = now;
            deadline = end;
            if (underWay == outstanding) {
                // what failed did so before the answer was taken, which would be taken for that to the next request
                underWay = null;
                close();
            }
        }
    }

    private <T extends Response> T expected(Response response, Class<? extends Request> request, Class<T> expected) {
        if (expected.isInstance(response)) {
            return expected.cast(response);
        }
        if (response instanceof ErrorResponse error) {
            SqlException refusal = refusal(error, request);
            if (refusal instanceof ConnectionLost && !(refusal instanceof CallCancelled)) {
                close();
            }
            refusals.accept(refusal);
            throw refusal;
        }
        throw notTheProtocol(
                request,
                "it answered " + request.getSimpleName() + " with "
                        + response.getClass().getSimpleName(),
                null);
    }

    private SqlException refusal(ErrorResponse error, Class<? extends Request> request) {
        SqlException refusal =
                options.errorClassifier().classify(ServerError.of(error, request == OpenConnectionRequest.class));
        // classifiers do not know the request, and say of one that the server ended what holds for a statement
        return refusal instanceof ConnectionLost lost
                ? CallFailures.ofCall(lost, RequestKinds.of(request), RequestFate.ENDED)
                : refusal;
    }

    private Response attempted(Request request, RequestKind kind, MessageBuffer into) {
        for (int attempt = 0; ; attempt++) {
            encode(request, kind);
            try {
                send(kind);
                return receive(kind, into);
            } catch (HttpStatusException e) {
                boolean again = e.status() == HttpStatusException.SERVICE_UNAVAILABLE
                        && kind.mayBeSentTwice()
                        && attempt < WAITS_MILLIS.length;
                if (!again || !pause(WAITS_MILLIS[attempt])) {
                    throw refusedByHttp(kind, e);
                }
            } catch (RuntimeException | Error e) {
                // memory may have run out in the middle of a message: what follows on the line is no answer
                close();
                throw e;
            }
        }
    }

    private ConnectionLost refusedByHttp(RequestKind kind, HttpStatusException status) {
        close();
        return losses.httpStatus(kind, status);
    }

    /** @return false if the thread was interrupted */
    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the connection because an answer, though well-formed, cannot be one to the request. */
    ConnectionLost notTheProtocol(Class<? extends Request> request, String what, @Nullable Exception cause) {
        close();
        return losses.notTheProtocol(RequestKinds.of(request), RequestFate.UNANSWERED, what, cause);
    }

    /** Ends the connection because going on would be unsafe. */
    ConnectionLost giveUp(RequestKind kind, RequestFate fate, String reason) {
        close();
        return losses.givenUp(kind, fate, reason, null);
    }

    /** True if the connection is whole and silent, as it should be between requests. */
    boolean isQuiet() {
        return line.isQuiet();
    }

    private void encode(Request request, RequestKind kind) {
        if (isBroken()) {
            throw lostEarlier(kind, "this was not sent");
        }
        try {
            RequestCodec.encode(request, out);
        } catch (WireException e) {
            throw new LeanqException("the request cannot be sent: " + e.getMessage(), e);
        }
    }

    private void send(RequestKind kind) {
        Duration time = time();
        try {
            if (!line.renewIfNeeded(time)) {
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
                Watchdog.Guard guard = connector.watchdog().guard(over, time);
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
                    : losses.unsent(kind, RequestFate.PARTLY_SENT, verdict, time, limit(time), e);
        }
        if (verdict != Watchdog.Verdict.IN_TIME) { // all of it was sent a moment before the line was closed
            close();
            throw losses.unsent(kind, RequestFate.UNANSWERED, verdict, time, limit(time), null);
        }
    }

    /** What is there before the request is sent is no answer to it, and must not be taken for one. */
    private void requireNothingUnasked(RequestKind kind, Line over) throws IOException {
        if (over.holdsUnasked()) {
            close();
            throw losses.notTheProtocol(kind, RequestFate.NOT_SENT, "it sent an answer that nobody asked for", null);
        }
        // TLS may have begun a conversation of its own, which goes on before the request does
        over.in().expectWithin(time().toMillis());
    }

    /** A request on a connection that was lost before. */
    ConnectionLost lostEarlier(RequestKind kind, String consequence) {
        Stop reason = stop;
        return reason == null
                ? losses.earlier(kind, consequence)
                : reason.failure(WhatMayHaveRun.of(kind, RequestFate.NOT_SENT), null);
    }

    /** @throws HttpStatusException if an HTTP status says that there is no answer; the connection is not closed yet */
    private Response receive(RequestKind kind, MessageBuffer into) {
        Line over = line.get();
        Duration time = time();
        try {
            over.in().expectWithin(time.toMillis());
            over.channel().receive(into);
            over.in().wasMessage();
            line.heard();
            return ResponseCodec.decode(into.message());
        } catch (SocketTimeoutException e) {
            close();
            throw losses.late(kind, time, limit(time), e);
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

    /** Ends the connection at once to stop the call that is under way; any thread may do so. */
    void stop(Stop reason) {
        if (!isBroken()) {
            stop = reason;
        }
        close();
    }

    /** True while rows are with the server whose answer was not taken yet. */
    boolean hasOutstanding() {
        return underWay != null;
    }

    /** Ends the connection at once; any thread may do so. */
    @Override
    public void close() {
        line.close();
    }
}
