package io.leanq.leanxcale.client;

import io.leanq.wire.common.EncodedSignature;

/**
 * A statement that the server keeps for a connection. It is in use from its creation, or from {@link #use}, until
 * {@link #free}. A statement in use is not run, since that would end the result that is being read from it.
 */
final class ServerStatement {
    final int id;

    /**
     * The signature that the server answered to Prepare, which is sent back with each Execute. Empty for a statement
     * that was not prepared.
     */
    final EncodedSignature signature;

    /** True if the statement runs any SQL without parameters, again and again. */
    final boolean plain;

    private boolean inUse = true;
    private boolean cached;
    private long idleSince = System.nanoTime();

    private ServerStatement(int id, EncodedSignature signature, boolean plain) {
        this.id = id;
        this.signature = signature;
        this.plain = plain;
    }

    static ServerStatement prepared(int id, EncodedSignature signature) {
        return new ServerStatement(id, signature, false);
    }

    /** A statement that runs any SQL without parameters, again and again. */
    static ServerStatement plain(int id) {
        return new ServerStatement(id, EncodedSignature.EMPTY, true);
    }

    /** A statement for a single result. */
    static ServerStatement single(int id) {
        return new ServerStatement(id, EncodedSignature.EMPTY, false);
    }

    /** True while the statement's result is being read. */
    boolean isInUse() {
        return inUse;
    }

    /**
     * Marks the statement as in use.
     *
     * @throws IllegalStateException if it is in use already
     */
    ServerStatement use() {
        if (inUse) {
            throw new IllegalStateException("the result of this statement is still read");
        }
        inUse = true;
        return this;
    }

    /** Marks the statement as no longer in use. */
    void free() {
        inUse = false;
        idleSince = System.nanoTime();
    }

    /** When the statement was created or last freed, by the clock of {@link System#nanoTime}. */
    long idleSince() {
        return idleSince;
    }

    /** True while the statement is in a {@link StatementCache}. */
    boolean isCached() {
        return cached;
    }

    /** Set by the cache when it takes the statement in or puts it out. */
    void cached(boolean on) {
        cached = on;
    }
}
