/**
 * Sockets of the wire client: connecting, TLS and the check of certificates, reading within a time limit, and the
 * watchdog that closes a socket on which a call takes too long. The package {@code client} speaks the protocol over a
 * {@link io.leanq.leanxcale.client.net.Line}.
 */
@NullMarked
package io.leanq.leanxcale.client.net;

import org.jspecify.annotations.NullMarked;
