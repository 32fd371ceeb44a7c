package io.leanq.leanxcale.stock;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.testkit.QueryEngine;
import io.leanq.testkit.TableRows;
import io.leanq.type.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Calcite's engine behind Avatica's own server, asked by LeanQ's client. Some statements travel over TCP and some
 * over HTTP, as their text says, so that each takes the same way each time.
 */
public final class WireEngine implements QueryEngine {
    private static final AtomicLong ANSWERS = new AtomicLong();

    private final List<DriverConnection> connections;

    private WireEngine(List<DriverConnection> connections) {
        this.connections = connections;
    }

    /** How many statements were answered so far. */
    static long answers() {
        return ANSWERS.get();
    }

    @Override
    public <X> List<X> fetch(String sql, BindWriter values, Function<Cells, X> row) {
        DriverConnection connection = connections.get(Math.floorMod(sql.hashCode(), connections.size()));
        List<X> rows = new ArrayList<>();
        try (DriverCursor cursor = connection.query(sql, values)) {
            while (cursor.next()) {
                rows.add(row.apply(cursor));
            }
        }
        ANSWERS.incrementAndGet();
        return rows;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    /** Takes Calcite's place in the rendering assertions of this module's tests; its servers end with the JVM. */
    public static final class Provider implements QueryEngine.Provider {
        @Override
        public QueryEngine over(List<TableRows> tables) throws Exception {
            StockCalcite server = StockCalcite.start(tables);
            List<DriverConnection> connections = new ArrayList<>();
            for (Transport transport : List.of(Transport.TCP, Transport.HTTP)) {
                connections.add(new LeanxcaleDriver(LeanxcaleUrl.parse(server.url(transport))).acquire());
            }
            return new WireEngine(connections);
        }
    }
}
