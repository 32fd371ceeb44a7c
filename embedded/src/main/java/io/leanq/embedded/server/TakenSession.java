package io.leanq.embedded.server;

/** A session that one request has to itself, from {@link Reach#take} to {@link #giveBack}. */
interface TakenSession {
    ServerSession session();

    /** Closes the session and frees its id. The session has to be given back all the same. */
    void close();

    /**
     * Lets the next request have the session. The request that took the session calls this once, on the same thread.
     */
    void giveBack();
}
