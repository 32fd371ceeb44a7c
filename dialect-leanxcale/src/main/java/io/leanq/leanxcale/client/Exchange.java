package io.leanq.leanxcale.client;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.Deadline;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.ServerError;
import io.leanq.leanxcale.client.net.Connector;
import io.leanq.leanxcale.client.net.Opening;
import io.leanq.leanxcale.client.net.Stop;
import io.leanq.wire.error.HttpStatusException;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.Response;
import java.io.Closeable;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with the server: a request out, its answer in, never two requests at once. What the server refuses
 * is classified; a request that changes nothing is sent again when the answer is that nobody is there to serve it.
 * Whatever goes wrong on the {@linkplain MessageLine line} ends the connection; nothing that may have run is sent a
 * second time.
 */
final class Exchange implements Closeable {
    /** A larger buffer is not kept. */
    static final int KEPT_BYTES = 4 << 20;

    /** Before each further attempt when nobody serves. */
    private static final long[] WAITS_MILLIS = {50, 140, 370};

    private final LeanxcaleOptions options;
    private final CallTime time;
    private final MessageLine line;
    /** Takes the answer to a request that was begun and not ended. */
    private @Nullable Runnable underWay;
    /** When that was sent. */
    private long begun;
    /** The time that its answer may take. */
    private Duration timeUnderWay;
    /** The deadline of the call that sent it. */
    private Deadline deadlineUnderWay = Deadline.NONE;

    private Consumer<SqlException> refusals = refusal -> {};

    private Exchange(Connector connector, Duration connectTime, Opening opening) {
        this.options = connector.options();
        this.time = new CallTime(options.readTimeout());
        this.timeUnderWay = time.timeout();
        this.line = new MessageLine(connector, time, connectTime, opening);
    }

    /** Connects to the first address of the host that answers. @param time for that */
    static Exchange connect(Connector connector, Duration time, Opening opening) {
        return new Exchange(connector, time, opening);
    }

    /** How long each request and its answer may take from now on. */
    void timeout(Duration value) {
        time.timeout(value);
    }

    /** Runs calls that may not take longer than this each, nor longer than usual. */
    void within(Duration most, Runnable calls) {
        time.within(most, calls);
    }

    /** Runs requests that must have been answered by then, all of them together. */
    <X> X until(Deadline end, Supplier<X> calls) {
        return time.until(end, calls);
    }

    /** Lets go of what an unusually large request took. */
    void shrink() {
        line.shrink();
    }

    /** Whom to tell of each refusal of the server, whatever it was that the server refused. */
    void onRefusal(Consumer<SqlException> listener) {
        refusals = listener;
    }

    /** True after the connection failed; it is closed then. */
    boolean isBroken() {
        return line.isBroken();
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
        time.requireLeft(kind);
        return expected(attempted(request, kind, into), request.getClass(), expected);
    }

    /**
     * Sends a request and does not wait for its answer, which {@link #answer} takes: at the latest when something else
     * is to be said.
     *
     * @param settle calls {@link #answer}; called once, by whoever is to say something else, unless that has happened
     * before
     */
    void begin(Request request, Runnable settle) {
        RequestKind kind = RequestKinds.of(request.getClass());
        settle();
        time.requireLeft(kind);
        line.encode(request, kind);
        try {
            line.send(kind);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        begun = System.nanoTime();
        timeUnderWay = time.timeout();
        deadlineUnderWay = time.deadline();
        underWay = settle;
    }

    /** The answer to the request that was begun, as if it had been called. */
    <T extends Response> T answer(Class<? extends Request> request, Class<T> expected, MessageBuffer into) {
        RequestKind kind = RequestKinds.of(request);
        Response response;
        try {
            response = line.receive(kind, into);
            underWay = null;
        } catch (HttpStatusException e) {
            throw line.refusedByHttp(kind, e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        // it may have lain here for long, and the server have closed the line since
        line.heardAt(begun);
        return expected(response, request, expected);
    }

    /**
     * Sees to it that no answer is outstanding. The time for it is that of its own request, however short the time-out
     * of the next; a deadline of the next holds.
     */
    void settle() {
        Runnable outstanding = underWay;
        if (outstanding == null) {
            return;
        }
        try {
            time.during(timeUnderWay, deadlineUnderWay.orEarlier(time.deadline()), outstanding);
        } finally {
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
            if (refusal instanceof ConnectionLost && !isOfTheRequestAlone(refusal)) {
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

    /** A request that the server ended itself leaves the connection and its transaction as they were. */
    private static boolean isOfTheRequestAlone(SqlException refusal) {
        return refusal instanceof CallCancelled || refusal instanceof CallTimedOut;
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
            line.encode(request, kind);
            try {
                line.send(kind);
                return line.receive(kind, into);
            } catch (HttpStatusException e) {
                boolean again = e.status() == HttpStatusException.SERVICE_UNAVAILABLE
                        && kind.mayBeSentTwice()
                        && attempt < WAITS_MILLIS.length;
                if (!again || !pause(WAITS_MILLIS[attempt])) {
                    throw line.refusedByHttp(kind, e);
                }
            } catch (RuntimeException | Error e) {
                // memory may have run out in the middle of a message: what follows on the line is no answer
                close();
                throw e;
            }
        }
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
        return line.notTheProtocol(request, what, cause);
    }

    /** Ends the connection because going on would be unsafe. */
    ConnectionLost giveUp(RequestKind kind, RequestFate fate, String reason) {
        return line.giveUp(kind, fate, reason);
    }

    /** A request on a connection that was lost before. */
    ConnectionLost lostEarlier(RequestKind kind, String consequence) {
        return line.lostEarlier(kind, consequence);
    }

    /** Ends the connection at once to stop the call that is under way; any thread may do so. */
    void stop(Stop reason) {
        line.stop(reason);
    }

    /** True if the connection is whole and silent, as it should be between requests. */
    boolean isQuiet() {
        return line.isQuiet();
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
