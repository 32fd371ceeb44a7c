package io.leanq.embedded.keys;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.constraint.Constraint;
import org.h2.constraint.ConstraintReferential;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.schema.Schema;
import org.h2.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The foreign keys of a database. H2 makes and stores them as its own; {@link #takeOver} puts a {@link ForeignKey} in the place of each
 * while the database is open. Thread-safe.
 */
public final class ForeignKeys {
    private final Database database;
    private final KeyLocks locks = new KeyLocks();
    private final Duration wait;
    private final Map<SessionLocal, TransactionKeys> sessions = new ConcurrentHashMap<>();
    private volatile boolean any;

    /**
     * The foreign keys that are there, taken over.
     *
     * @param wait how long a statement waits for a transaction that is at the other end of one of its keys
     */
    public ForeignKeys(Connection connection, Duration wait) throws SQLException {
        this.database = session(connection).getDatabase();
        this.wait = wait;
        takeOver();
    }

    private static SessionLocal session(Connection connection) throws SQLException {
        return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    }

    /** Holds the foreign keys for a session. To be closed with it. */
    public TransactionKeys ofSession(Connection connection) throws SQLException {
        SessionLocal session = session(connection);
        TransactionKeys keys = new TransactionKeys(this, session, locks, wait);
        sessions.put(session, keys);
        return keys;
    }

    /** Null for a session that nobody holds keys for: then they are H2's. */
    @Nullable
    TransactionKeys of(SessionLocal session) {
        return sessions.get(session);
    }

    void forget(SessionLocal session) {
        sessions.remove(session);
    }

    /** True when the database has a foreign key: else no change of a row has to be watched. */
    public boolean any() {
        return any;
    }

    /** Takes over the keys that H2 has made since. To be called after each change of the schema, by one caller at a time. */
    public void takeOver() {
        boolean found = false;
        for (Schema schema : database.getAllSchemasNoMeta()) {
            for (Constraint constraint : List.copyOf(schema.getAllConstraints())) {
                if (constraint instanceof ConstraintReferential key) {
                    found = true;
                    if (key instanceof ForeignKey ours) {
                        ours.takeNames();
                    } else {
                        replace(schema, key);
                    }
                }
            }
        }
        any = found;
    }

    private void replace(Schema schema, ConstraintReferential key) {
        ForeignKey ours = new ForeignKey(this, key);
        schema.remove(key);
        schema.add(ours);
        replace(key.getTable(), key, ours);
        replace(key.getRefTable(), key, ours);
    }

    /** In its place: other threads may be going through the list, for changes of rows. */
    private static void replace(Table table, Constraint key, ForeignKey ours) {
        if (!(table.getConstraints() instanceof ArrayList<Constraint> constraints)) {
            throw new IllegalStateException(
                    "H2 keeps the constraints of " + table.getName() + " otherwise than expected");
        }
        for (int i = 0; i < constraints.size(); i++) {
            if (constraints.get(i) == key) {
                constraints.set(i, ours);
            }
        }
    }
}
