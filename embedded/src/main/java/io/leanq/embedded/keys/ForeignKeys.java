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
 * The foreign keys of a database. H2 creates and stores them; while the database is open, {@link #takeOver} replaces
 * each of H2's constraints by a {@link ForeignKey}. Thread-safe.
 */
public final class ForeignKeys {
    private final Database database;
    private final KeyLocks locks = new KeyLocks();
    private final Duration wait;
    private final Map<SessionLocal, TransactionKeys> sessions = new ConcurrentHashMap<>();
    /** The parents by the names of the columns that keys refer to, as they were after the last change of the schema. */
    private Map<String, Parent> before = Map.of();

    private final Set<String> names = new HashSet<>();
    private volatile boolean any;
    private volatile boolean anyActing;

    /**
     * Takes over the foreign keys that exist.
     *
     * @param wait the most time that a statement waits for a transaction at the other end of one of its keys
     */
    public ForeignKeys(Connection connection, Duration wait) throws SQLException {
        this.database = session(connection).getDatabase();
        this.wait = wait;
        takeOver();
    }

    static SessionLocal session(Connection connection) throws SQLException {
        return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    }

    /** The foreign keys of one session; to be closed with the session. */
    public TransactionKeys ofSession(Connection connection) throws SQLException {
        SessionLocal session = session(connection);
        TransactionKeys keys = new TransactionKeys(this, session, locks, wait);
        sessions.put(session, keys);
        return keys;
    }

    /** The keys of a session; null for a session that has none here, in which H2's own constraints hold. */
    @Nullable
    TransactionKeys of(SessionLocal session) {
        return sessions.get(session);
    }

    void forget(SessionLocal session) {
        sessions.remove(session);
    }

    /** True if the database has a foreign key. Otherwise no change of a row has to be watched. */
    public boolean any() {
        return any;
    }

    /** True if any foreign key changes children, as ON DELETE CASCADE does. */
    boolean anyActing() {
        return anyActing;
    }

    /**
     * Takes over the keys that H2 has created since the last call. Called after each change of the schema, by one
     * caller at a time.
     *
     * @return the new keys; a key that H2 has re-created with its table is not new
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
     * Takes over the keys that H2 has created. A new key holds at once, also for transactions that began before. So
     * this method waits until the transactions that have written to the key's tables have ended, and then checks the
     * rows once more.
     *
     * @param connection that has changed the schema, and has no open transaction
     * @throws SQLException if such a transaction breaks a key, or does not end in time; the key is then dropped
     */
    public void schemaChanged(Connection connection) throws SQLException {
        DbException failure = null;
        for (ForeignKey key : takeOver()) {
            locks.hasNewKey(key.parent());
            try {
                hold(session(connection), key);
            } catch (DbException e) {
                drop(connection, key);
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw DbException.toSQLException(failure);
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

    /** Replaces the constraint at its place in the list, since other threads may be iterating over the list. */
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
