package io.leanq.leanxcale.client;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.Transport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts conversations with the embedded server, over each transport. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("NoDoubledWorkTest")
@ParameterizedClass
@EnumSource(Transport.class)
@Order(1)
class NoDoubledWorkTest extends CutConversations {
    /**
     * Over HTTP the server keeps a session and its transaction for a while after the socket was cut, and H2 can have
     * 255 transactions open.
     */
    private static final int MOST_OPEN = 150;

    private EmbeddedLeanxcale server;

    @BeforeEach
    void start() {
        server = EmbeddedLeanxcale.builder()
                .httpPort(0)
                // longer than a client on a busy machine waits between two of its requests
                .httpIdleTime(Duration.ofMillis(1000))
                .start();
        createTable(server());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    LeanxcaleOptions server() {
        return LeanxcaleUrl.parse(server.url()).toBuilder()
                .transport(transport)
                .port(transport == Transport.HTTP ? server.httpPort() : server.port())
                .build();
    }

    @Override
    void awaitRoom() {
        await(() -> server.openConnections() <= MOST_OPEN);
    }

    @Override
    Map<Integer, Map<Integer, Integer>> rowsInTheEnd() {
        await(() -> server.openConnections() == 0);
        Map<Integer, Map<Integer, Integer>> rows = new HashMap<>();
        try (LeanxcaleDriver direct = new LeanxcaleDriver(server());
                DriverConnection connection = direct.acquire();
                DriverCursor cursor = connection.query("SELECT number, place FROM t", BindWriter.NONE)) {
            while (cursor.next()) {
                rows.computeIfAbsent(cursor.getInt(0), number -> new HashMap<>())
                        .merge(cursor.getInt(1), 1, Integer::sum);
            }
        }
        return rows;
    }
}
