package io.leanq.embedded.server;

import io.leanq.embedded.database.H2Isolation;
import io.leanq.embedded.error.ErrorTranslation;
import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.keys.TransactionKeys;
import io.leanq.embedded.rewrite.Rewritten;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * The transaction state of a session. As on LeanXcale, a write conflict aborts the whole transaction: its changes are
 * rolled back at once, and until the client sends Rollback, every statement and a Commit fail with the conflict. So a
 * client never commits half of a transaction.
 */
final class ServerTransaction {
    private static final String CONFLICT = "40001";
    /** One name for all savepoints: H2 remembers each name until the transaction ends. */
    private static final String SAVEPOINT = "LEANQ$STATEMENT";

    private final Connection connection;
    private final TransactionKeys keys;
    private H2Isolation isolation = H2Isolation.SNAPSHOT;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean aborted;
    /** True if a change may be uncommitted. */
    private boolean changed;

    private boolean inUnit;

    ServerTransaction(Connection connection, TransactionKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    boolean autoCommit() {
        return autoCommit;
    }

    boolean readOnly() {
        return readOnly;
    }

    H2Isolation isolation() {
        return isolation;
    }

    /** Switches autocommit. Switching it on commits what is open, as in JDBC. */
    void autoCommit(boolean on) throws SQLException {
        if (on == autoCommit) {
            return;
        }
        if (aborted) {
            aborted = false;
            throw new ServerErrorException(ReportedError.conflict());
        }
        connection.setAutoCommit(on);
        keys.end(true);
        autoCommit = on;
        changed = false;
    }

    void readOnly(boolean on) {
        readOnly = on;
    }

    /** Changes the level. Refused between changes and their commit: H2 would commit the changes with the level. */
    void isolation(H2Isolation wanted) throws SQLException {
        if (wanted != isolation) {
            if (changed) {
                throw new ServerErrorException(
                        "25001", "The isolation level is not changed within a transaction; commit or roll back first");
            }
            wanted.applyTo(connection);
            keys.end(true);
            isolation = wanted;
        }
    }

    /** Commits. Does nothing under autocommit. */
    void commit() throws SQLException {
        if (aborted) {
            aborted = false;
            throw new ServerErrorException(ReportedError.conflict());
        }
        if (!autoCommit) {
            connection.commit();
            keys.end(true);
            changed = false;
        }
    }

    /** Rolls back. Does nothing under autocommit. */
    void rollback() throws SQLException {
        aborted = false;
        if (!autoCommit) {
            connection.rollback();
            keys.end(false);
            changed = false;
        }
    }

    /** Refuses a statement in an aborted transaction, and a change in a read-only session. */
    void requireUsable(@Nullable Rewritten statement) {
        if (aborted) {
            throw new ServerErrorException(ReportedError.conflict());
        }
        if (readOnly && statement != null && !statement.isQuery()) {
            throw new ServerErrorException("25006", "The session is read-only");
        }
        changed |= !autoCommit && statement != null && !statement.isQuery() && !statement.isDdl();
        begin();
    }

    /** Runs a change whose foreign keys have to hold afterwards. @param goOn throws if the statement is to stop */
    long watched(TransactionKeys.Change change, Runnable goOn) throws SQLException {
        return keys.watch(change, goOn);
    }

    /** H2 is about to run something for the session that takes a snapshot, if none is taken yet. */
    void begin() {
        if (!autoCommit || inUnit) {
            keys.begin(isolation == H2Isolation.SNAPSHOT);
        }
    }

    void statementEnded() {
        keys.endStatement();
    }

    /** Follows a change of the schema, with which H2 has committed what was open. */
    void schemaChanged() {
        keys.end(true);
    }

    /** Follows a failed change of the schema, before which H2 may have committed what was open. */
    void schemaChangeFailed() {
        keys.schemaChangeFailed();
    }

    /** The exception for a failure. A conflict aborts the transaction. */
    ServerErrorException failed(Exception failure) {
        ReportedError error = ErrorTranslation.of(failure);
        if (error.sqlState().equals(CONFLICT) && !autoCommit) {
            aborted = true;
            try {
                connection.rollback();
            } catch (SQLException e) {
                // the session is broken, and its next request fails
            }
            keys.end(false);
        }
        return new ServerErrorException(error);
    }

    interface Work<T> {
        T run() throws SQLException;
    }

    /** Runs several changes, all or none of them. A call within such a run adds to that run. */
    <T> T allOrNothing(Work<T> work) throws SQLException {
        if (inUnit) {
            return work.run();
        }
        inUnit = true;
        try {
            return autoCommit ? inOwnTransaction(work) : behindSavepoint(work);
        } finally {
            inUnit = false;
        }
    }

    private <T> T behindSavepoint(Work<T> work) throws SQLException {
        begin();
        Savepoint before = connection.setSavepoint(SAVEPOINT);
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException e) {
            rollbackTo(before);
            throw e;
        }
        connection.releaseSavepoint(before);
        return result;
    }

    private <T> T inOwnTransaction(Work<T> work) throws SQLException {
        begin();
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            keys.end(true);
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            keys.end(false);
            connection.setAutoCommit(true);
        }
    }

    private void rollbackTo(Savepoint before) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            // a conflict or a change of the schema has ended the transaction, and the savepoint with it
        }
    }

    /** Rolls back for a client that is gone. */
    void abandon() throws SQLException {
        try {
            if (!autoCommit) {
                connection.rollback();
            }
        } finally {
            keys.close();
        }
    }
}
