/**
 * Sockets, sessions and the answers to requests. {@code SocketServer} accepts clients, {@code ClientSocket} reads and
 * answers the requests of one, {@code RequestHandler} finds the session and {@code SessionAnswers} answers within it;
 * {@code ServerSession} runs statements, {@code ServerTransaction} keeps the state of the transaction,
 * {@code ResultColumns} and {@code ColumnReader} send rows.
 */
@NullMarked
package io.leanq.embedded.server;

import org.jspecify.annotations.NullMarked;
