package io.leanq.embedded.server;

import io.leanq.embedded.database.H2Isolation;
import io.leanq.embedded.database.LeanxcaleDatabase;
import io.leanq.embedded.database.OpenTransactions;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.request.OpenConnectionRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Opens a session for a client that logs in. Properties that the server does not know are ignored: clients send their
 * version, zone and more.
 */
final class SessionOpener {
    private final LeanxcaleDatabase database;
    private final AtomicInteger openStatements;
    private final @Nullable Duration statementTime;

    /**
     * @param openStatements counts the open statements of all sessions
     * @param statementTime the time of a statement; null for any
     */
    SessionOpener(LeanxcaleDatabase database, AtomicInteger openStatements, @Nullable Duration statementTime) {
        this.database = database;
        this.openStatements = openStatements;
        this.statementTime = statementTime;
    }

    ServerSession open(OpenConnectionRequest request) throws SQLException {
        Map<String, String> info = request.info();
        requireDatabase(info.getOrDefault("database", info.getOrDefault("databaseName", "")));
        return OpenTransactions.within(() -> connect(request.connectionId(), info));
    }

    private ServerSession connect(String id, Map<String, String> info) throws SQLException {
        String user = info.getOrDefault("user", "");
        Connection connection = database.connect(user, info.getOrDefault("password", ""));
        try {
            ServerSession session = new ServerSession(id, user, database, connection, openStatements);
            if (statementTime != null) {
                session.limitStatements(statementTime);
            }
            String schema = info.getOrDefault("schema", "");
            if (!schema.isEmpty()) {
                session.useSchema(schema);
            }
            if (info.getOrDefault("autoCommit", "").equalsIgnoreCase("false")) {
                session.transaction().autoCommit(false);
            }
            String mode = info.getOrDefault("txn_mode", "");
            if (!mode.isEmpty()) {
                session.transaction().isolation(H2Isolation.ofTransactionMode(mode));
            }
            return session;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Refuses another database's name. An empty name means the one database there is, and so do the options of a URL
     * that a client took for the name.
     */
    private void requireDatabase(String name) {
        if (!name.isEmpty() && !name.startsWith("?") && !name.equalsIgnoreCase(database.name())) {
            throw new ServerErrorException("3D000", "Unknown database; this server has one, named " + database.name());
        }
    }
}
