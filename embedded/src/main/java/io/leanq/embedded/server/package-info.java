/** Sockets, sessions and the answers to each request of the protocol. */
@NullMarked
package io.leanq.embedded.server;

import org.jspecify.annotations.NullMarked;
