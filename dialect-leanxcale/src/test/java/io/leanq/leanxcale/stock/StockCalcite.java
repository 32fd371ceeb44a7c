package io.leanq.leanxcale.stock;

import io.leanq.leanxcale.Transport;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.TableRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.avatica.jdbc.JdbcMeta;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.jdbc.CalciteConnection;

/**
 * Apache Avatica's own server, JdbcMeta over Calcite's own engine, on which LeanXcale is built. The tables hold the
 * given rows and cannot be changed.
 */
public final class StockCalcite implements AutoCloseable {
    private final StockTransports transports;

    private StockCalcite(List<TableRows> tables) throws SQLException, IOException {
        transports = new StockTransports(new LocalService(new TablesMeta(tables)));
    }

    public static StockCalcite start(List<TableRows> tables) throws SQLException, IOException {
        return new StockCalcite(tables);
    }

    /** @param transport HTTP for Avatica's own server, or TCP for the 12-byte framing in front of it */
    public String url(Transport transport) {
        return transports.url(transport, "user1");
    }

    @Override
    public void close() throws IOException {
        transports.close();
    }

    /** Adds the tables to each connection of Calcite, since each has a schema of its own. */
    private static final class TablesMeta extends JdbcMeta {
        private final List<TableRows> tables;

        TablesMeta(List<TableRows> tables) throws SQLException {
            super("jdbc:calcite:", CalciteEngine.settings());
            this.tables = tables;
        }

        @Override
        protected Connection createConnection(String url, Properties settings) throws SQLException {
            Connection connection = super.createConnection(url, settings);
            for (TableRows table : tables) {
                CalciteEngine.add(connection.unwrap(CalciteConnection.class), table);
            }
            return connection;
        }
    }
}
