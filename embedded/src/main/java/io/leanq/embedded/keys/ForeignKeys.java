package io.leanq.embedded.keys;

import io.leanq.embedded.keys.KeyLocks.Parent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.constraint.Constraint;
import org.h2.constraint.ConstraintReferential;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.schema.Schema;
import org.h2.table.Table;
import org.h2.util.HasSQL;
import org.jspecify.annotations.Nullable;

/**
 * The foreign keys of a database. H2 makes and stores them as its own; {@link #takeOver} puts a {@link ForeignKey} in
 * the place of each while the database is open. Thread-safe.
 */
public final class ForeignKeys {
    private final Database database;
    private final KeyLocks locks = new KeyLocks();
    private final Duration wait;
    private final Map<SessionLocal, TransactionKeys> sessions = new ConcurrentHashMap<>();
    /** By the names of what is referred to, as they were after the last change of the schema. */
    private Map<String, Parent> before = Map.of();

    private final Set<String> names = new HashSet<>();
    private volatile boolean any;
    private volatile boolean anyActing;

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

    /** True when a key changes children. */
    boolean anyActing() {
        return anyActing;
    }

    /**
     * Takes over the keys that H2 has made since, without those that it has made anew with their tables. To be called
     * after each change of the schema, by one caller at a time.
     *
     * @return the keys that are new
     */
    List<ForeignKey> takeOver() {
        List<ForeignKey> all = new ArrayList<>();
        List<ForeignKey> fresh = new ArrayList<>();
        Map<String, Parent> targets = new HashMap<>();
        List<ConstraintReferential> others = new ArrayList<>();
        for (Schema schema : database.getAllSchemasNoMeta()) {
            for (Constraint constraint : schema.getAllConstraints()) {
                if (constraint instanceof ForeignKey ours) {
                    targets.putIfAbsent(ForeignKey.target(ours), ours.parent());
                    all.add(ours);
                } else if (constraint instanceof ConstraintReferential key) {
                    others.add(key);
                }
            }
        }
        for (ConstraintReferential key : others) {
            String target = ForeignKey.target(key);
            Parent parent = targets.computeIfAbsent(target, name -> before.getOrDefault(name, new Parent(name)));
            ForeignKey ours = replace(key, parent);
            all.add(ours);
            if (names.add(nameOf(ours))) {
                fresh.add(ours);
            }
        }
        names.clear();
        all.forEach(key -> names.add(nameOf(key)));
        before = targets;
        anyActing = all.stream().anyMatch(ForeignKey::isActing);
        any = !all.isEmpty();
        return fresh;
    }

    private static String nameOf(ForeignKey key) {
        return key.getSQL(HasSQL.DEFAULT_SQL_FLAGS);
    }

    /**
     * Takes over the keys that H2 has made since. A new key holds from now on, also for transactions that began before:
     * it waits until those that have written to its tables have ended, and looks at the rows once more.
     *
     * @param connection that has changed the schema, with no transaction open
     * @throws SQLException if a key is broken by such a transaction, or one does not end in time; the key is dropped
     *     then
     */
    public void schemaChanged(Connection connection) throws SQLException {
        for (ForeignKey key : takeOver()) {
            locks.hasNewKey(key.parent());
            SessionLocal session = session(connection);
            try {
                hold(session, key);
            } catch (DbException e) {
                drop(connection, key);
                throw DbException.toSQLException(e);
            }
        }
    }

    private static void hold(SessionLocal session, ForeignKey key) {
        session.lock();
        try {
            key.getTable().lock(session, Table.EXCLUSIVE_LOCK);
            key.getRefTable().lock(session, Table.EXCLUSIVE_LOCK);
            key.checkExistingData(session);
        } finally {
            session.commit(false);
            session.unlock();
        }
    }

    private void drop(Connection connection, ForeignKey key) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + key.getTable().getSQL(HasSQL.DEFAULT_SQL_FLAGS) + " DROP CONSTRAINT "
                    + nameOf(key));
        }
        takeOver();
    }

    private ForeignKey replace(ConstraintReferential key, Parent parent) {
        Schema schema = key.getSchema();
        ForeignKey ours = new ForeignKey(this, key, parent);
        schema.remove(key);
        schema.add(ours);
        replace(key.getTable(), key, ours);
        replace(key.getRefTable(), key, ours);
        return ours;
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
