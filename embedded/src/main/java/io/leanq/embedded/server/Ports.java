package io.leanq.embedded.server;

import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a server listens.
 *
 * @param port for every framing; 0 for any port that is free
 * @param httpPort for HTTP alone; 0 for any port that is free, null for none
 * @param tls the context for clients, which have to begin with TLS on both ports; null for ports without TLS
 * @param httpIdleTime how long a session over HTTP stays open while nobody uses it
 */
public record Ports(
        InetAddress address,
        int port,
        @Nullable Integer httpPort,
        @Nullable SSLContext tls,
        Duration httpIdleTime) {}
