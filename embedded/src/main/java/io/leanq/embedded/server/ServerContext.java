package io.leanq.embedded.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all clients of one server share.
 *
 * @param openStatements of all sessions
 * @param memory for messages that are being received
 * @param looksAtNoProgress how often to see a client stuck in a large message before it is ended
 */
record ServerContext(
        ConnectionIds connectionIds,
        HttpSessions httpSessions,
        SessionOpener sessionOpener,
        String address,
        AtomicInteger openStatements,
        MessageMemory memory,
        int looksAtNoProgress) {}
