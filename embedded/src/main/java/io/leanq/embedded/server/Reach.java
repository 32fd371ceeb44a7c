package io.leanq.embedded.server;

import org.jspecify.annotations.Nullable;

/** The sessions that one client may use: those of its socket, or, over HTTP, those of its address. */
interface Reach {
    /**
     * Takes a session for one request, after any request that has the session now.
     *
     * @return null if no session within reach has this id
     */
    @Nullable
    TakenSession take(String id);

    /**
     * Lets the client use the session from now on, under the session's own id.
     *
     * @throws io.leanq.embedded.error.ServerErrorException if the id is in use, or the server has its limit of sessions
     */
    void add(ServerSession session);

    /** True while the session that the client used last is open. Any thread may ask. */
    boolean isLoggedIn();

    /** True if the server takes large messages from the client. */
    boolean isTrusted();

    /** Frees the sessions that nobody but this client can use. The client is gone. */
    void end();
}
