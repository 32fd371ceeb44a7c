package io.leanq.embedded.server;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a port takes.
 *
 * @param httpOnly true for HTTP alone; other ports take every framing
 * @param tls with which clients have to begin; null for none
 */
record Entrance(boolean httpOnly, @Nullable SSLContext tls) {}
