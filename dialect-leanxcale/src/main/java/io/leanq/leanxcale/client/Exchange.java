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
 * One conversation with the server: one request out, its answer in, never two requests at once. A refusal of the server
 * is classified. A request that changes nothing is sent again if the answer is that the service is unavailable. Any
 * failure of the {@linkplain MessageLine line} ends the connection; a request that may have run is not sent a second
 * time.
 */
final class Exchange implements Closeable {
    /** A buffer that has grown larger is not kept. */
    static final int KEPT_BYTES = 4 << 20;

    /** The time before each further attempt while the service is unavailable. */
    private static final long[] WAITS_MILLIS = {50, 140, 370};

    private final LeanxcaleOptions options;
    private final CallTime time;
    private final MessageLine line;
    /** Takes the answer to the request that is under way; null if none is. */
    private @Nullable Runnable underWay;
    /** When the request under way was sent. */
    private long begun;
    /** The most time for the answer to the request under way. */
    private Duration timeUnderWay;
    /** The deadline of the call that sent the request under way. */
    private Deadline deadlineUnderWay = Deadline.NONE;

    private Consumer<SqlException> refusals = refusal -> {};

    private Exchange(Connector connector, Duration connectTime, Opening opening) {
        this.options = connector.options();
        this.time = new CallTime(options.readTimeout());
        this.timeUnderWay = time.timeout();
        this.line = new MessageLine(connector, time, connectTime, opening);
    }

    /**
     * Connects to the first address of the host that answers.
     *
     * @param time the most time for connecting
     */
    static Exchange connect(Connector connector, Duration time, Opening opening) {
        return new Exchange(connector, time, opening);
    }

    /** Sets the most time that each request and its answer take from now on. */
    void timeout(Duration value) {
        time.timeout(value);
    }

    /** Runs calls with this time-out for each, or with the usual one if that is shorter. */
    void within(Duration most, Runnable calls) {
        time.within(most, calls);
    }

    /** Runs calls that all have to be answered before the deadline. */
    <X> X until(Deadline end, Supplier<X> calls) {
        return time.until(end, calls);
    }

    /** Frees memory that an unusually large request took. */
    void shrink() {
        line.shrink();
    }

    /** Sets a listener to which each refusal of the server is reported, whatever the request. */
    void onRefusal(Consumer<SqlException> listener) {
        refusals = listener;
    }

    /** True after the connection has failed; it is then closed. */
    boolean isBroken() {
        return line.isBroken();
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param into where the answer's bytes are stored; views in the answer are valid until it is filled again
     * @throws SqlException the server's refusal, classified. The connection goes on unless the refusal says that it
     *     ended
     */
    <T extends Response> T call(Request request, Class<T> expected, MessageBuffer into) {
        RequestKind kind = RequestKinds.of(request.getClass());
        settle();
        time.requireLeft(kind);
        return expected(attempted(request, kind, into), request.getClass(), expected);
    }

    /**
     * Sends a request without waiting for its answer. {@link #answer} takes the answer, at the latest before the next
     * request.
     *
     * @param settle calls {@link #answer}; the next request calls it first, unless the answer was taken before
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

    /** Takes the answer to the request that was begun, as {@link #call} does. */
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
        // the answer may have arrived long ago, and the server may have closed the line since
        line.heardAt(begun);
        return expected(response, request, expected);
    }

    /**
     * Takes the outstanding answer, if there is one. The time for it is that of its own request, even if the next
     * request has a shorter time-out; a deadline of the next request holds.
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
                // it failed before the answer was taken, and that answer would be taken for the next request's
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
        // a classifier does not know the request: for a request that the server ended, it says what holds for a
        // statement
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
                // memory may have run out within a message, so what follows on the line is no answer
                close();
                throw e;
            }
        }
    }

    /** @return false if the thread is interrupted */
    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the connection because a well-formed answer does not belong to the request. */
    ConnectionLost notTheProtocol(Class<? extends Request> request, String what, @Nullable Exception cause) {
        return line.notTheProtocol(request, what, cause);
    }

    /** Ends the connection because it is not safe to go on. */
    ConnectionLost giveUp(RequestKind kind, RequestFate fate, String reason) {
        return line.giveUp(kind, fate, reason);
    }

    /** The failure of a request on a connection that was lost before. */
    ConnectionLost lostEarlier(RequestKind kind, String consequence) {
        return line.lostEarlier(kind, consequence);
    }

    /** Ends the connection at once to stop the running call; any thread may call this. */
    void stop(Stop reason) {
        line.stop(reason);
    }

    /** True if the connection is open and no bytes have arrived on it, as it has to be between requests. */
    boolean isQuiet() {
        return line.isQuiet();
    }

    /** True while the answer to a request that was begun has not been taken. */
    boolean hasOutstanding() {
        return underWay != null;
    }

    /** Ends the connection at once; any thread may do so. */
    @Override
    public void close() {
        line.close();
    }
}
