package io.leanq.leanxcale.client;

import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.stock.StockAvatica;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.avatica.jdbc.JdbcMeta;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cuts conversations with Avatica's own server, whose connections outlive their sockets, over HTTP and over the 12-byte
 * framing.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("NoDoubledWorkOnStockTest")
@ParameterizedClass
@EnumSource(
        value = Transport.class,
        names = {"TCP", "HTTP"})
@Tag("slow")
@Order(1)
class NoDoubledWorkOnStockTest extends CutConversations {
    /** For a new connection Avatica drops the one that was idle longest; H2 can have 255 transactions open. */
    private static final String MOST_OPEN = "150";

    private StockAvatica server;

    @BeforeEach
    void start() throws Exception {
        server = StockAvatica.start(Map.of(JdbcMeta.ConnectionCacheSettings.MAX_CAPACITY.key(), MOST_OPEN));
        createTable(server());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Override
    LeanxcaleOptions server() {
        return LeanxcaleUrl.parse(server.url(transport));
    }

    @Override
    void awaitRoom() {
        // the server creates the table itself
    }

    @Override
    Map<Integer, Map<Integer, Integer>> rowsInTheEnd() throws Exception {
        server.stopServing();
        Map<Integer, Map<Integer, Integer>> rows = new HashMap<>();
        try (Connection connection = server.h2();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT number, place FROM t")) {
            while (found.next()) {
                rows.computeIfAbsent(found.getInt(1), number -> new HashMap<>())
                        .merge(found.getInt(2), 1, Integer::sum);
            }
        }
        return rows;
    }
}
