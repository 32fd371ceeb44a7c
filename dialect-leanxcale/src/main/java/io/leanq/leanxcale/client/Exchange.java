package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.wire.RequestCodec;
import io.leanq.wire.ResponseCodec;
import io.leanq.wire.error.WireException;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.Response;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One socket: a request out, its answer in, never two at once. Whatever goes wrong with the connection or with the bytes on it ends the connection and is
 * a {@link ConnectionLost} that says whether the request may have run; nothing is sent a second time here.
 */
final class Exchange implements Closeable {
    /** Writes up to this size go to the system's buffer at once and cannot block. */
    private static final int UNWATCHED_WRITE = 8 * 1024;

    /** A larger buffer for requests is not kept. */
    private static final int KEPT_WRITER = 4 << 20;

    private final LeanxcaleOptions options;
    private final Watchdog watchdog;
    private final Socket socket;
    private final TimedInput in;
    private final Tcp12Channel channel;
    private ProtoWriter out = new ProtoWriter();
    private Duration timeout;
    private Consumer<SqlException> refusals = refusal -> {};
    /** Volatile because any thread may break the connection off. */
    private volatile boolean broken;

    private Exchange(LeanxcaleOptions options, Watchdog watchdog, Socket socket) throws IOException {
        this.options = options;
        this.watchdog = watchdog;
        this.socket = socket;
        this.timeout = options.readTimeout();
        this.in = new TimedInput(socket);
        this.channel = new Tcp12Channel(in, socket.getOutputStream(), options.maxMessageBytes());
    }

    /** Connects to the first address of the host that answers. */
    static Exchange connect(LeanxcaleOptions options, Watchdog watchdog) {
        long deadline = System.nanoTime() + options.connectTimeout().toNanos();
        IOException failure = null;
        try {
            for (InetAddress address : InetAddress.getAllByName(options.host())) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                Socket socket = new Socket();
                try {
                    socket.setTcpNoDelay(true);
                    socket.setKeepAlive(true);
                    socket.connect(new InetSocketAddress(address, options.port()), (int) Math.max(1, left));
                    return new Exchange(options, watchdog, socket);
                } catch (IOException e) {
                    socket.close();
                    failure = failure == null ? e : failure;
                }
            }
        } catch (IOException e) {
            failure = e;
        }
        throw new ConnectionLost("cannot connect to " + peer(options), Outcome.NOT_RUN, failure);
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

    /** Whom to tell of each refusal of the server, whatever it was that the server refused. */
    void onRefusal(Consumer<SqlException> listener) {
        refusals = listener;
    }

    /** True after the connection failed; it is closed then. */
    boolean isBroken() {
        return broken;
    }

    /**
     * Sends the request and waits for its answer.
     *
     * @param into where the answer's bytes go; views in the answer live as long as they stand there
     * @param ifUnanswered what to say of the request if it was sent and no usable answer came
     * @throws SqlException the server's refusal, classified; the connection lives on unless the server said otherwise
     */
    <T extends Response> T call(Request request, Class<T> expected, MessageBuffer into, Outcome ifUnanswered) {
        send(request);
        Response response = receive(into, ifUnanswered);
        if (expected.isInstance(response)) {
            return expected.cast(response);
        }
        if (response instanceof ErrorResponse error) {
            SqlException refusal =
                    options.errorClassifier().classify(ServerError.of(error, request instanceof OpenConnectionRequest));
            if (refusal instanceof ConnectionLost) {
                close();
            }
            refusals.accept(refusal);
            throw refusal;
        }
        throw notTheProtocol(
                "it answered " + request.getClass().getSimpleName() + " with "
                        + response.getClass().getSimpleName(),
                ifUnanswered,
                null);
    }

    /** Ends the connection because an answer, though well-formed, cannot be one to the request. */
    ConnectionLost notTheProtocol(String what, Outcome outcome, @Nullable Exception cause) {
        return giveUp(peer(options) + " does not keep to the protocol: " + what, outcome, cause);
    }

    /** Ends the connection because going on would be unsafe. */
    ConnectionLost giveUp(String reason, Outcome outcome, @Nullable Exception cause) {
        close();
        return new ConnectionLost(reason + "; the connection was closed", outcome, cause);
    }

    /** True if the connection is whole and silent, as it should be between requests. */
    boolean isQuiet() {
        try {
            return !broken && !in.hasLeftovers();
        } catch (IOException e) {
            return false;
        }
    }

    private void send(Request request) {
        if (broken) {
            throw lostEarlier("this was not sent");
        }
        try {
            if (out.array().length > KEPT_WRITER) {
                out = new ProtoWriter();
            }
            RequestCodec.encode(request, out);
        } catch (WireException e) {
            throw new LeanqException("the request cannot be sent: " + e.getMessage(), e);
        }
        try {
            if (out.size() <= UNWATCHED_WRITE) {
                channel.send(out, 0);
            } else {
                Watchdog.Guard guard = watchdog.guard(socket, timeout);
                try {
                    channel.send(out, 0);
                } finally {
                    guard.end();
                }
            }
        } catch (IOException e) {
            ConnectionLost cut = cutOff(Outcome.NOT_RUN, e);
            boolean late = socket.isClosed();
            close();
            throw cut != null
                    ? cut
                    : new ConnectionLost(
                            late
                                    ? peer(options) + " did not take the request within " + timeout.toMillis() + " ms"
                                    : "the connection to " + peer(options) + " was lost while sending",
                            Outcome.NOT_RUN,
                            e);
        }
    }

    /** A request on a connection that was lost before. */
    ConnectionLost lostEarlier(String consequence) {
        return new ConnectionLost(
                "the connection to " + peer(options) + " was lost earlier; " + consequence, Outcome.NOT_RUN, null);
    }

    /** The failure if another thread closed the connection under the request, else null. */
    private @Nullable ConnectionLost cutOff(Outcome outcome, IOException cause) {
        return broken
                ? new ConnectionLost(
                        "the connection to " + peer(options) + " was closed while a request was under way",
                        outcome,
                        cause)
                : null;
    }

    private Response receive(MessageBuffer into, Outcome ifUnanswered) {
        try {
            in.expectWithin(timeout.toMillis());
            channel.receive(into);
            return ResponseCodec.decode(into.message());
        } catch (SocketTimeoutException e) {
            close();
            throw new ConnectionLost(
                    peer(options) + " did not answer within " + timeout.toMillis() + " ms; the connection was closed",
                    ifUnanswered,
                    e);
        } catch (IOException e) {
            ConnectionLost cut = cutOff(ifUnanswered, e);
            close();
            throw cut != null
                    ? cut
                    : new ConnectionLost(
                            "the connection to " + peer(options) + " was lost while waiting for an answer",
                            ifUnanswered,
                            e);
        } catch (WireException e) {
            throw notTheProtocol(e.getMessage(), ifUnanswered, e);
        }
    }

    private static String peer(LeanxcaleOptions options) {
        return options.host() + ":" + options.port();
    }

    /** Ends the connection at once; any thread may do so. */
    @Override
    public void close() {
        broken = true;
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to be done with it
        }
    }
}
