package io.leanq.leanxcale.client;

import io.leanq.driver.CallFailures;
import io.leanq.driver.Deadline;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The time that requests may take: each request has the time-out, and all requests of a call together have the call's
 * deadline.
 */
final class CallTime {
    private Duration timeout;
    private Deadline deadline = Deadline.NONE;

    CallTime(Duration timeout) {
        this.timeout = timeout;
    }

    /** Sets the most time that each request and its answer take from now on. */
    void timeout(Duration value) {
        timeout = value;
    }

    Duration timeout() {
        return timeout;
    }

    /** The deadline of the running call. */
    Deadline deadline() {
        return deadline;
    }

    /** Runs requests with this time-out for each, or with the usual one if that is shorter. */
    void within(Duration time, Runnable requests) {
        during(time.compareTo(timeout) < 0 ? time : timeout, deadline, requests);
    }

    /** Runs requests that all have to be answered before the deadline. */
    <X> X until(Deadline end, Supplier<X> requests) {
        Deadline usual = deadline;
        deadline = end.orEarlier(usual);
        try {
            return requests.get();
        } finally {
            deadline = usual;
        }
    }

    /** Runs requests with a time-out and a deadline of their own. */
    void during(Duration ownTimeout, Deadline ownDeadline, Runnable requests) {
        Duration usual = timeout;
        Deadline end = deadline;
        timeout = ownTimeout;
        deadline = ownDeadline;
        try {
            requests.run();
        } finally {
            timeout = usual;
            deadline = end;
        }
    }

    /** Throws if no time is left for the next request. */
    void requireLeft(RequestKind kind) {
        if (deadline.isPassed()) {
            throw CallFailures.timedOut(deadline, WhatMayHaveRun.of(kind, RequestFate.NOT_SENT), null);
        }
    }

    /** The most time for the next request and its answer. */
    Duration left() {
        return deadline.leftOf(timeout);
    }

    /** The call's deadline if that, not the time-out, determined the time; else none. */
    Deadline limit(Duration time) {
        return time.compareTo(timeout) < 0 ? deadline : Deadline.NONE;
    }
}
