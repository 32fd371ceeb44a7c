package io.leanq.embedded.server;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The connections that a port accepts.
 *
 * @param httpOnly true for HTTP alone; other ports take every framing
 * @param tls the context for clients, which have to begin with TLS; null for a port without TLS
 */
record Entrance(boolean httpOnly, @Nullable SSLContext tls) {}
