package io.leanq.driver;

/** Told when a driver opens and closes connections. Called on any thread, and must return soon. */
public interface ConnectionListener {

    /** @param nanos for connecting and logging in together */
    void opened(long nanos);

    /** @param lost whether it was closed because it failed, or because a call on it was stopped */
    void closed(boolean lost);
}
