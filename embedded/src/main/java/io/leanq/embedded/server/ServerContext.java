package io.leanq.embedded.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all clients of one server share.
 *
 * @param openStatements the number of open statements of all sessions
 * @param memory for messages that clients are sending
 * @param looksAtNoProgress how many looks a client's large message may stand still
 */
record ServerContext(
        ConnectionIds connectionIds,
        HttpSessions httpSessions,
        SessionOpener sessionOpener,
        String address,
        AtomicInteger openStatements,
        MessageMemory memory,
        int looksAtNoProgress) {}
