package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The open statements of a session by their numbers. */
final class OpenStatements {
    private static final int MAXIMUM = 10_000;

    private final Map<Integer, SessionStatement> open = new HashMap<>();
    private final AtomicInteger openOnServer;
    private int nextId = 1;

    /** @param openOnServer counts the open statements of all sessions */
    OpenStatements(AtomicInteger openOnServer) {
        this.openOnServer = openOnServer;
    }

    SessionStatement create() {
        if (open.size() >= MAXIMUM) {
            throw new ServerErrorException(
                    "53000", "The session has " + MAXIMUM + " open statements; close some of them");
        }
        SessionStatement statement = new SessionStatement(nextId++);
        open.put(statement.id(), statement);
        openOnServer.incrementAndGet();
        return statement;
    }

    /** The statement with this number; null if none is open. */
    @Nullable
    SessionStatement find(int id) {
        return open.get(id);
    }

    /** Closes the statement with this number, if it is open. */
    void close(int id) throws SQLException {
        SessionStatement statement = open.remove(id);
        if (statement != null) {
            openOnServer.decrementAndGet();
            statement.close();
        }
    }

    void closeAll() {
        for (SessionStatement statement : open.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // the end of the connection frees the statement
            }
        }
        openOnServer.addAndGet(-open.size());
        open.clear();
    }
}
