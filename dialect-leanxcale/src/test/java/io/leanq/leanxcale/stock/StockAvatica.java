package io.leanq.leanxcale.stock;

import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.catalog.LxSys;
import io.leanq.leanxcale.LeanxcaleOptionsBuilder;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.Transport;
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
 * Apache Avatica's own server, JdbcMeta over H2 in memory: between the client's socket and H2 everything is Avatica's.
 * The database has a user with a schema of the same name, and the views of LXSYS; if it is plain, it has neither.
 */
public final class StockAvatica implements AutoCloseable {
    private static final String LIKE_LEANXCALE = ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";DEFAULT_NULL_ORDERING=HIGH;DEFAULT_ESCAPE=;TIME ZONE=UTC";

    private final String h2Url;
    private final String user;
    private final String password;
    private final Connection root;
    private final ForgetfulMeta meta;
    private final StockTransports transports;
    private boolean serving = true;

    private StockAvatica(String h2Url, boolean likeLeanxcale, Map<String, String> settings)
            throws SQLException, IOException {
        root = DriverManager.getConnection(h2Url, "sa", "");
        if (likeLeanxcale) {
            user = "user1";
            password = "pass4user1";
            this.h2Url = h2Url + ";SCHEMA=user1";
            try (Statement statement = root.createStatement()) {
                statement.execute("CREATE SCHEMA LXSYS");
                LxSys.create(root, "dbtest", CatalogNames.NEW);
                statement.execute("CREATE USER USER1 PASSWORD '" + password + "'");
                statement.execute("CREATE SCHEMA user1 AUTHORIZATION USER1");
            }
        } else {
            user = "sa";
            password = "";
            this.h2Url = h2Url;
        }
        Properties properties = new Properties();
        properties.putAll(settings);
        meta = new ForgetfulMeta(this.h2Url, properties);
        transports = new StockTransports(new LocalService(meta));
    }

    public static StockAvatica start() throws SQLException, IOException {
        return start(Map.of());
    }

    /** @param settings of JdbcMeta, such as {@code avatica.statementcache.expiryduration} */
    public static StockAvatica start(Map<String, String> settings) throws SQLException, IOException {
        return new StockAvatica("jdbc:h2:mem:stock-" + UUID.randomUUID() + LIKE_LEANXCALE, true, settings);
    }

    /**
     * Starts a server without any part of LeanXcale: the database is H2 with its defaults, with names in upper case,
     * the schema PUBLIC, and its first user.
     *
     * @param h2Settings as in {@code ;MODE=Oracle}; empty for none
     */
    public static StockAvatica startPlain(String h2Settings) throws SQLException, IOException {
        return new StockAvatica("jdbc:h2:mem:plain-" + UUID.randomUUID() + h2Settings, false, Map.of());
    }

    /** @param transport HTTP for Avatica's own server, or TCP for the 12-byte framing in front of it */
    public String url(Transport transport) {
        return transports.url(transport, password.isEmpty() ? user : user + ":" + password);
    }

    LeanxcaleOptionsBuilder options(Transport transport) {
        return LeanxcaleUrl.parse(url(transport)).toBuilder();
    }

    ForgetfulMeta meta() {
        return meta;
    }

    /** A connection to the database itself, without Avatica. */
    public Connection h2() throws SQLException {
        return DriverManager.getConnection(h2Url, user, password);
    }

    /** Stops listening, waits until the requests that were received are done, and rolls back what was not committed. */
    public void stopServing() throws IOException {
        if (serving) {
            serving = false;
            transports.close();
            meta.expireConnections();
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        stopServing();
        try (Statement statement = root.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }
}
