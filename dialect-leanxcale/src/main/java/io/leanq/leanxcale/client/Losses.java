package io.leanq.leanxcale.client;

import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.CallFailures;
import io.leanq.driver.Deadline;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
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

/**
 * Makes the exceptions for a connection that was lost, or that is given up because it is not safe to go on. Closes
 * nothing.
 */
final class Losses {
    private final Connector connector;
    private final CurrentLine line;

    Losses(Connector connector, CurrentLine line) {
        this.connector = connector;
        this.line = line;
    }

    /** The failure of a connection on which it is not safe to go on. */
    ConnectionLost givenUp(RequestKind kind, RequestFate fate, String reason, @Nullable Exception cause) {
        return new ConnectionLost(reason + "; the connection was closed", WhatMayHaveRun.of(kind, fate), cause);
    }

    /** The failure for a well-formed answer that does not belong to the request. */
    ConnectionLost notTheProtocol(RequestKind kind, RequestFate fate, String what, @Nullable Exception cause) {
        return givenUp(kind, fate, connector.peer() + " does not keep to the protocol: " + what, cause);
    }

    /**
     * The failure for an answer that is larger than the option maxMessageBytes. Such a length may also come from bytes
     * that are no message.
     */
    ConnectionLost tooLarge(RequestKind kind, WireException e) {
        return givenUp(
                kind,
                RequestFate.UNANSWERED,
                connector.peer() + " does not keep to the protocol, or its answer is too large: " + e.getMessage()
                        + " (option maxMessageBytes; a lower fetchSize brings fewer rows at once)",
                e);
    }

    ConnectionLost httpStatus(RequestKind kind, HttpStatusException status) {
        return givenUp(kind, RequestFate.UNANSWERED, connector.peer() + " answers with " + status.getMessage(), status);
    }

    /** The failure of a request on a connection that was lost before. */
    ConnectionLost earlier(RequestKind kind, String consequence) {
        return new ConnectionLost(
                "the connection to " + connector.peer() + " was lost earlier; " + consequence,
                WhatMayHaveRun.of(kind, RequestFate.NOT_SENT),
                null);
    }

    /**
     * The failure of a request whose connection was closed by another thread.
     *
     * @param stop the reason if the connection was closed to stop the call; else null
     */
    ConnectionLost cutOff(RequestKind kind, RequestFate fate, @Nullable Stop stop, Exception cause) {
        Outcome outcome = WhatMayHaveRun.of(kind, fate);
        if (stop != null) {
            return stop.failure(outcome, cause);
        }
        return new ConnectionLost(
                "the connection to " + connector.peer() + " was closed while a request was under way", outcome, cause);
    }

    /**
     * The failure of a request that was not sent within its time.
     *
     * @param fate {@code UNANSWERED} if all of it was sent in the end
     * @param limit the deadline of the call if that ended the time; else none
     */
    ConnectionLost unsent(
            RequestKind kind,
            RequestFate fate,
            Watchdog.Verdict verdict,
            Duration timeout,
            Deadline limit,
            @Nullable Exception cause) {
        Outcome outcome = WhatMayHaveRun.of(kind, fate);
        return switch (verdict) {
            case LATE ->
                limit == Deadline.NONE
                        ? new CallTimedOut(
                                connector.peer() + " did not take the request within " + timeout.toMillis() + " ms",
                                outcome,
                                cause)
                        : CallFailures.timedOut(limit, outcome, cause);
            case INTERRUPTED -> CallFailures.interrupted(outcome, cause);
            case IN_TIME ->
                new ConnectionLost("the connection to " + connector.peer() + " was lost while sending", outcome, cause);
        };
    }

    /**
     * The failure of a request that was not answered within its time.
     *
     * @param limit the deadline of the call if that ended the time; else none
     */
    ConnectionLost late(RequestKind kind, Duration timeout, Deadline limit, Exception cause) {
        Outcome outcome = WhatMayHaveRun.of(kind, RequestFate.UNANSWERED);
        if (limit != Deadline.NONE) {
            return CallFailures.timedOut(limit, outcome, cause);
        }
        if (isTlsUnwanted()) {
            return tlsUnwanted(kind, cause);
        }
        return new CallTimedOut(
                unanswered(connector.peer() + " did not answer within " + timeout.toMillis()
                        + " ms; the connection was closed"),
                outcome,
                cause);
    }

    ConnectionLost whileWaiting(RequestKind kind, Exception cause) {
        if (isTlsUnwanted()) {
            return tlsUnwanted(kind, cause);
        }
        return new ConnectionLost(
                unanswered("the connection to " + connector.peer() + " was lost while waiting for an answer"),
                WhatMayHaveRun.of(kind, RequestFate.UNANSWERED),
                cause);
    }

    /** True if the server answers in TLS, and the options do not ask for TLS. */
    boolean isTlsUnwanted() {
        return line.get().in().hasBegunInTls() && !connector.options().secure();
    }

    /** The failure for a server that answers in TLS only. The server did not understand what was sent to it. */
    ConnectionLost tlsUnwanted(RequestKind kind, Exception cause) {
        return new ConnectionLost(
                connector.peer() + " answers in TLS and takes nothing else: add secure=true",
                WhatMayHaveRun.of(kind, RequestFate.NO_CONNECTION),
                cause);
    }

    /** Adds a hint if the server has never answered: its transport or TLS may differ from the options. */
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
