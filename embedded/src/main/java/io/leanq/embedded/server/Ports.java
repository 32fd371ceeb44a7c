package io.leanq.embedded.server;

import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a server listens.
 *
 * @param port takes every framing; 0 for any that is free
 * @param httpPort takes HTTP alone; 0 for any that is free, null for none
 * @param tls with which clients have to begin on both; null for none
 * @param httpIdleTime after which a session over HTTP ends that nobody uses
 */
public record Ports(
        InetAddress address,
        int port,
        @Nullable Integer httpPort,
        @Nullable SSLContext tls,
        Duration httpIdleTime) {}
