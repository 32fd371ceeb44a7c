package io.leanq.leanxcale.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** A host that has several addresses, of which some do not answer. */
@Tag("slow")
@Isolated("measures how soon the next address is tried")
@Timeout(60)
class SeveralAddressesTest {
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void silentAddressLeavesTimeForNextOne() throws IOException {
        InetAddress silent = InetAddress.getByName("127.0.0.2");
        InetAddress good = InetAddress.getByName("127.0.0.3");
        ServerSocket listener = listen(good, 0);
        fill(listen(silent, listener.getLocalPort()));
        long start = System.nanoTime();
        try (Socket socket = Connector.connect(
                new InetAddress[] {silent, good},
                listener.getLocalPort(),
                Duration.ofSeconds(3),
                new Watchdog(),
                new Opening())) {
            assertThat(socket.getInetAddress()).isEqualTo(good);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_800));
    }

    @Test
    void connectTimeoutHoldsIfNoAddressAnswers() throws IOException {
        InetAddress silent = InetAddress.getByName("127.0.0.2");
        ServerSocket listener = listen(silent, 0);
        fill(listener);
        long start = System.nanoTime();
        assertThatThrownBy(() -> Connector.connect(
                        new InetAddress[] {silent, silent, silent},
                        listener.getLocalPort(),
                        Duration.ofMillis(600),
                        new Watchdog(),
                        new Opening()))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    private ServerSocket listen(InetAddress address, int port) throws IOException {
        ServerSocket listener = new ServerSocket(port, 1, address);
        open.add(listener);
        return listener;
    }

    /** Fills the listener's queue with connections, so that it answers no further one. */
    private void fill(ServerSocket listener) throws IOException {
        InetSocketAddress address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        for (int i = 0; i < 100; i++) {
            Socket waiting = new Socket();
            open.add(waiting);
            try {
                waiting.connect(address, 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IOException("the queue of a listener never fills");
    }
}
