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
 * The transaction state of a session. As on LeanXcale, a write conflict aborts the whole transaction: what it did is
 * rolled back at once, and until the client sends Rollback every statement and a Commit fail with the conflict, so that
 * no half of a transaction is ever committed.
 */
final class ServerTransaction {
    private static final String CONFLICT = "40001";
    /** One name for all: H2 remembers each name until the transaction ends. */
    private static final String SAVEPOINT = "LEANQ$STATEMENT";

    private final Connection connection;
    private final TransactionKeys keys;
    private H2Isolation isolation = H2Isolation.SNAPSHOT;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean aborted;
    /** True when a change may stand uncommitted. */
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

    /** Switching autocommit on commits what is open, as JDBC has it. */
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

    /** Refused between changes and their commit: H2 would commit them with it. */
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

    /** Does nothing under autocommit. */
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

    /** Does nothing under autocommit. */
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

    /** H2 has committed what was open, and a change of the schema. */
    void schemaChanged() {
        keys.end(true);
    }

    /** H2 may have committed what was open, before its change of the schema failed. */
    void schemaChangeFailed() {
        keys.schemaChangeFailed();
    }

    /** What to throw for a failure; aborts the transaction if it is a conflict. */
    ServerErrorException failed(Exception failure) {
        ReportedError error = ErrorTranslation.of(failure);
        if (error.sqlState().equals(CONFLICT) && !autoCommit) {
            aborted = true;
            try {
                connection.rollback();
            } catch (SQLException e) {
                // the session is broken; the next request finds out
            }
            keys.end(false);
        }
        return new ServerErrorException(error);
    }

    interface Work<T> {
        T run() throws SQLException;
    }

    /** Runs several changes so that a failure takes back all of them; within such a run it only adds to it. */
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
            // a conflict or a change of the schema has already ended the transaction, and the savepoint with it
        }
    }

    /** Rolls back without being asked: the client is gone. */
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
