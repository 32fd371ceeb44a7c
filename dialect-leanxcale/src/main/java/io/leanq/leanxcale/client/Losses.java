package io.leanq.leanxcale.client;

import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.CallFailures;
import io.leanq.driver.Deadline;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.net.Connector;
import io.leanq.leanxcale.client.net.CurrentLine;
import io.leanq.leanxcale.client.net.Stop;
import io.leanq.leanxcale.client.net.Watchdog;
import io.leanq.wire.error.HttpStatusException;
import io.leanq.wire.error.WireException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of a connection that was lost, or that is given up because going on would be unsafe. Only says it, and closes nothing. */
final class Losses {
    private final Connector connector;
    private final CurrentLine line;

    Losses(Connector connector, CurrentLine line) {
        this.connector = connector;
        this.line = line;
    }

    /** Going on would be unsafe. */
    ConnectionLost givenUp(String reason, Outcome outcome, @Nullable Exception cause) {
        return new ConnectionLost(reason + "; the connection was closed", outcome, cause);
    }

    /** An answer, though well-formed, cannot be one to the request. */
    ConnectionLost notTheProtocol(String what, Outcome outcome, @Nullable Exception cause) {
        return givenUp(connector.peer() + " does not keep to the protocol: " + what, outcome, cause);
    }

    /** By its length alone, a large answer cannot be told from nonsense. */
    ConnectionLost tooLarge(WireException e, Outcome outcome) {
        return givenUp(
                connector.peer() + " does not keep to the protocol, or its answer is too large: " + e.getMessage()
                        + " (option maxMessageBytes; a lower fetchSize brings fewer rows at once)",
                outcome,
                e);
    }

    ConnectionLost httpStatus(HttpStatusException status, Outcome outcome) {
        return givenUp(connector.peer() + " answers with " + status.getMessage(), outcome, status);
    }

    /** A request on a connection that was lost before. */
    ConnectionLost earlier(String consequence) {
        return new ConnectionLost(
                "the connection to " + connector.peer() + " was lost earlier; " + consequence, Outcome.NOT_RUN, null);
    }

    /** Another thread closed the connection under the request. @param stop why, if it did so to stop the call */
    ConnectionLost cutOff(@Nullable Stop stop, Outcome outcome, Exception cause) {
        if (stop != null) {
            return stop.failure(outcome, cause);
        }
        return new ConnectionLost(
                "the connection to " + connector.peer() + " was closed while a request was under way", outcome, cause);
    }

    /** The request was not wholly sent. @param limit the deadline of the call if that was the time; else none */
    ConnectionLost unsent(Watchdog.Verdict verdict, Duration timeout, Deadline limit, @Nullable Exception cause) {
        return switch (verdict) {
            case LATE ->
                limit == Deadline.NONE
                        ? new CallTimedOut(
                                connector.peer() + " did not take the request within " + timeout.toMillis() + " ms",
                                Outcome.NOT_RUN,
                                cause)
                        : CallFailures.timedOut(limit, Outcome.NOT_RUN, cause);
            case INTERRUPTED -> CallFailures.interrupted(Outcome.NOT_RUN, cause);
            case IN_TIME ->
                new ConnectionLost(
                        "the connection to " + connector.peer() + " was lost while sending", Outcome.NOT_RUN, cause);
        };
    }

    /** @param limit the deadline of the call if that was the time; else none */
    ConnectionLost late(Duration timeout, Deadline limit, Outcome outcome, Exception cause) {
        if (limit != Deadline.NONE) {
            return CallFailures.timedOut(limit, outcome, cause);
        }
        if (isTlsUnwanted()) {
            return tlsUnwanted(cause);
        }
        return new CallTimedOut(
                unanswered(connector.peer() + " did not answer within " + timeout.toMillis()
                        + " ms; the connection was closed"),
                outcome,
                cause);
    }

    ConnectionLost whileWaiting(Outcome outcome, Exception cause) {
        if (isTlsUnwanted()) {
            return tlsUnwanted(cause);
        }
        return new ConnectionLost(
                unanswered("the connection to " + connector.peer() + " was lost while waiting for an answer"),
                outcome,
                cause);
    }

    /** True if what came is TLS, and none is wanted. */
    boolean isTlsUnwanted() {
        return line.get().in().hasBegunInTls() && !connector.options().secure();
    }

    ConnectionLost tlsUnwanted(Exception cause) {
        return new ConnectionLost(
                connector.peer() + " answers in TLS and takes nothing else: add secure=true", Outcome.NOT_RUN, cause);
    }

    /** A server that never answered at all may not be what the options say it is. */
    private String unanswered(String what) {
        boolean never = !line.get().in().hasBegun() && line.isFirst();
        return never ? what + "; it has not answered anything yet: it may want " + otherWays() : what;
    }

    private String otherWays() {
        LeanxcaleOptions options = connector.options();
        return (options.secure() ? "" : "TLS (secure=true) or ") + "another transport than "
                + options.transport().name().toLowerCase(Locale.ROOT);
    }
}
