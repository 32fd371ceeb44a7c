package io.leanq.leanxcale.client;

import io.leanq.driver.CallFailures;
import io.leanq.driver.Deadline;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
import java.time.Duration;
import java.util.function.Supplier;

/** The time that requests may take: each the time-out, and all requests of a call together the call's deadline. */
final class CallTime {
    private Duration timeout;
    private Deadline deadline = Deadline.NONE;

    CallTime(Duration timeout) {
        this.timeout = timeout;
    }

    /** How long each request and its answer may take from now on. */
    void timeout(Duration value) {
        timeout = value;
    }

    Duration timeout() {
        return timeout;
    }

    /** Of the call under way. */
    Deadline deadline() {
        return deadline;
    }

    /** Runs requests that may not take longer than this each, nor longer than usual. */
    void within(Duration time, Runnable requests) {
        during(time.compareTo(timeout) < 0 ? time : timeout, deadline, requests);
    }

    /** Runs requests that must have been answered by then, all of them together. */
    <X> X until(Deadline end, Supplier<X> requests) {
        Deadline usual = deadline;
        deadline = end.orEarlier(usual);
        try {
            return requests.get();
        } finally {
            deadline = usual;
        }
    }

    /** Runs requests that have times of their own. */
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

    /** Nothing is sent when it is too late for its answer. */
    void requireLeft(RequestKind kind) {
        if (deadline.isPassed()) {
            throw CallFailures.timedOut(deadline, WhatMayHaveRun.of(kind, RequestFate.NOT_SENT), null);
        }
    }

    /** How long the next request and its answer may take. */
    Duration left() {
        return deadline.leftOf(timeout);
    }

    /** The call's deadline if that made the time what it is; none if the time-out did. */
    Deadline limit(Duration time) {
        return time.compareTo(timeout) < 0 ? deadline : Deadline.NONE;
    }
}
