package io.leanq.embedded.server;

import org.jspecify.annotations.Nullable;

/** The sessions that one client may use: those of its socket, or, over HTTP, those of its address. */
interface Reach {
    /** Takes the session for one request, waiting while another request has it; null if there is none of this id within reach. */
    @Nullable
    ServerSession take(String id);

    /** Ends what {@link #take} began. */
    void giveBack(ServerSession session);

    /**
     * Lets the client have the session under its id from now on.
     *
     * @throws io.leanq.embedded.error.ServerErrorException if the id is in use, or there are too many
     */
    void add(ServerSession session);

    /** Closes the session, which is taken, and gives its id up. */
    void close(ServerSession session);

    /** True while there is a session that the client has used last. Any thread may ask. */
    boolean isLoggedIn();

    /** True if large messages may be taken from the client. */
    boolean isTrusted();

    /** The client is gone: frees what nobody else can use. */
    void end();
}
