package io.leanq.driver;

/**
 * Is notified when a driver opens and closes connections. Called on any thread, on several at once, and must return
 * soon.
 */
public interface ConnectionListener {

    /** @param nanos the time to connect and log in, in nanoseconds */
    void opened(long nanos);

    /** @param lost whether the connection was closed because it failed or because a call on it was stopped */
    void closed(boolean lost);
}
