package io.leanq.leanxcale.client;

import io.leanq.wire.common.EncodedSignature;

/** A statement that the server keeps for a connection. */
final class ServerStatement {
    final int id;

    /** What Prepare said of it; goes back with every Execute. Empty for a statement that was not prepared. */
    final EncodedSignature signature;

    /** True if it runs any SQL without parameters, again and again. */
    final boolean plain;

    /** True while its result is being read: running it again would end that result. */
    boolean inUse = true;

    /** True while the cache answers for it. */
    boolean cached;

    /** When it was made or last given back, by the clock of {@link System#nanoTime}. */
    long idleSince = System.nanoTime();

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
}
