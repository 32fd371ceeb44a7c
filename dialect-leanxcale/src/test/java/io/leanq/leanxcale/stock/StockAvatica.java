package io.leanq.leanxcale.stock;

import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.catalog.LxSys;
import io.leanq.leanxcale.client.LeanxcaleOptions;
import io.leanq.leanxcale.client.LeanxcaleUrl;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.calcite.avatica.remote.LocalService;

/**
 * Apache Avatica's own server, JdbcMeta over H2 in memory. Of LeanXcale the database has a user with a schema of his name, and
 * the views of LXSYS; everything between the client's socket and H2 is Avatica's.
 */
public final class StockAvatica implements AutoCloseable {
    private static final String SETTINGS = ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";DEFAULT_NULL_ORDERING=HIGH;DEFAULT_ESCAPE=;TIME ZONE=UTC";
    private static final String USER = "user1";
    private static final String PASSWORD = "pass4user1";

    private final String h2Url = "jdbc:h2:mem:stock-" + UUID.randomUUID() + SETTINGS;
    private final Connection root;
    private final ForgetfulMeta meta;
    private final FramedAvatica framed;

    private StockAvatica(Map<String, String> settings) throws SQLException, IOException {
        root = DriverManager.getConnection(h2Url, "SA", "");
        try (Statement statement = root.createStatement()) {
            statement.execute("CREATE SCHEMA LXSYS");
            LxSys.create(root, "dbtest", CatalogNames.NEW);
            statement.execute("CREATE USER USER1 PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE SCHEMA user1 AUTHORIZATION USER1");
        }
        Properties properties = new Properties();
        properties.putAll(settings);
        meta = new ForgetfulMeta(h2Url + ";SCHEMA=user1", properties);
        framed = new FramedAvatica(new LocalService(meta));
    }

    public static StockAvatica start() throws SQLException, IOException {
        return start(Map.of());
    }

    /** @param settings of JdbcMeta, such as {@code avatica.statementcache.expiryduration} */
    public static StockAvatica start(Map<String, String> settings) throws SQLException, IOException {
        return new StockAvatica(settings);
    }

    /** For a client that speaks the 12-byte framing. */
    public String url() {
        return "leanxcale://" + USER + ":" + PASSWORD + "@127.0.0.1:" + framed.port() + "/dbtest";
    }

    LeanxcaleOptions.Builder options() {
        return LeanxcaleUrl.parse(url()).toBuilder();
    }

    ForgetfulMeta meta() {
        return meta;
    }

    /** A connection to the database itself, past all of Avatica. */
    Connection h2() throws SQLException {
        return DriverManager.getConnection(h2Url + ";SCHEMA=user1", USER, PASSWORD);
    }

    @Override
    public void close() throws SQLException, IOException {
        framed.close();
        meta.expireConnections();
        try (Statement statement = root.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }
}
