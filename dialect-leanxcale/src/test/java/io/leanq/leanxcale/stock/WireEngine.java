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
 * Calcite's engine behind Avatica's own server, used by LeanQ's client. Each statement travels over TCP or over HTTP,
 * which its text decides, so that the same statement always takes the same transport.
 */
public final class WireEngine implements QueryEngine {
    private static final AtomicLong ANSWERS = new AtomicLong();

    private final List<DriverConnection> connections;

    private WireEngine(List<DriverConnection> connections) {
        this.connections = connections;
    }

    /** The number of statements that were answered so far. */
    static long answers() {
        return ANSWERS.get();
    }

    @Override
    public <X> List<X> fetch(String sql, BindWriter values, Function<Cells, X> row) {
        DriverConnection connection = connections.get(Math.floorMod(sql.hashCode(), connections.size()));
        List<X> rows = new ArrayList<>();
        try (DriverCursor cursor = connection.query(sql, values)) {
            Cells cells = new OldDays(cursor);
            while (cursor.next()) {
                rows.add(row.apply(cells));
            }
        }
        ANSWERS.incrementAndGet();
        return rows;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    /** Replaces Calcite in the rendering assertions of this module's tests. The servers end with the JVM. */
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
