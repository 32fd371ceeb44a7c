package io.leanq.leanxcale.client;

import io.leanq.wire.common.EncodedSignature;

/**
 * A statement that the server keeps for a connection. It is in use from its making, or from {@link #use}, until {@link
 * #free}: running it again before would end the result that is read from it.
 */
final class ServerStatement {
    final int id;

    /** What Prepare answered; goes back with every Execute. Empty for a statement that was not prepared. */
    final EncodedSignature signature;

    /** True if it runs any SQL without parameters, again and again. */
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

    /** One that runs any SQL without parameters. */
    static ServerStatement plain(int id) {
        return new ServerStatement(id, EncodedSignature.EMPTY, true);
    }

    /** One that stands for a single result. */
    static ServerStatement single(int id) {
        return new ServerStatement(id, EncodedSignature.EMPTY, false);
    }

    /** True while its result is being read. */
    boolean isInUse() {
        return inUse;
    }

    /** @throws IllegalStateException if it is in use */
    ServerStatement use() {
        if (inUse) {
            throw new IllegalStateException("the result of this statement is still read");
        }
        inUse = true;
        return this;
    }

    /** Its result is not read any more. */
    void free() {
        inUse = false;
        idleSince = System.nanoTime();
    }

    /** When it was made or last freed, by the clock of {@link System#nanoTime}. */
    long idleSince() {
        return idleSince;
    }

    /** True while a {@link StatementCache} holds it. */
    boolean isCached() {
        return cached;
    }

    /** For the cache, which takes it in or puts it out. */
    void cached(boolean on) {
        cached = on;
    }
}
