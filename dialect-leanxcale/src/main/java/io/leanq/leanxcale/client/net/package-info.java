/**
 * Sockets of the wire client: connecting, TLS and the check of certificates, reading under a time limit, and the
 * watchdog that closes what takes too long. Above it, {@code client} speaks the protocol over a
 * {@link io.leanq.leanxcale.client.net.Line}.
 */
@NullMarked
package io.leanq.leanxcale.client.net;

import org.jspecify.annotations.NullMarked;
