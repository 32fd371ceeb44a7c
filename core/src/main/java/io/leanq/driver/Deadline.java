package io.leanq.driver;

import io.leanq.LeanqException;
import java.time.Duration;

/** The moment by which a call must have ended, on the clock of {@link System#nanoTime}. Immutable and thread-safe. */
public final class Deadline {
    /** No deadline. */
    public static final Deadline NONE = new Deadline(0, Duration.ofNanos(Long.MAX_VALUE));

    private final long nanos;
    private final Duration limit;

    private Deadline(long nanos, Duration limit) {
        this.nanos = nanos;
        this.limit = limit;
    }

    /**
     * The deadline that is this time from now.
     *
     * @throws LeanqException if the time is not positive
     */
    public static Deadline in(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new LeanqException("a time limit is longer than nothing, and this one is " + limit);
        }
        return limit.compareTo(NONE.limit) >= 0 ? NONE : new Deadline(System.nanoTime() + limit.toNanos(), limit);
    }

    /** The earlier of the two deadlines. */
    public Deadline orEarlier(Deadline other) {
        if (other == NONE) {
            return this;
        }
        return this == NONE || other.nanos - nanos < 0 ? other : this;
    }

    /** This deadline, or the one that is this time from now, whichever is later. */
    public Deadline atLeast(Duration time) {
        Deadline other = in(time);
        return this == NONE || other.nanos - nanos < 0 ? this : other;
    }

    /** Whether the moment has passed; always false for {@link #NONE}. */
    public boolean isPassed() {
        return this != NONE && System.nanoTime() - nanos >= 0;
    }

    /** The time that is left until this deadline, at least 1 ms; or the other time if that is shorter. */
    public Duration leftOf(Duration other) {
        if (this == NONE) {
            return other;
        }
        Duration left = Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
        return left.compareTo(other) < 0 ? left : other;
    }

    /** The time limit that this deadline was made of, for messages. */
    public Duration limit() {
        return limit;
    }
}
