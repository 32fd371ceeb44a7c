package io.leanq.embedded.server;

import io.leanq.embedded.database.Isolation;
import io.leanq.embedded.database.LeanxcaleDatabase;
import io.leanq.embedded.error.ServerError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.error.ServerErrors;
import io.leanq.embedded.rewrite.Rewritten;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * The transaction state of a session. As on LeanXcale, a write conflict aborts the whole transaction: what it did is rolled
 * back at once, and until the client sends Rollback every statement and a Commit fail with the conflict, so that no half of a
 * transaction is ever committed.
 */
final class Transaction {
    private static final String CONFLICT = "40001";

    private final Connection connection;
    private Isolation isolation = Isolation.SNAPSHOT;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean aborted;
    /** True when a change may stand uncommitted. */
    private boolean changed;

    private boolean inUnit;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    boolean autoCommit() {
        return autoCommit;
    }

    boolean readOnly() {
        return readOnly;
    }

    Isolation isolation() {
        return isolation;
    }

    /** Switching autocommit on commits what is open, as JDBC has it. */
    void autoCommit(boolean on) throws SQLException {
        if (on == autoCommit) {
            return;
        }
        if (aborted) {
            aborted = false;
            throw new ServerErrorException(ServerError.conflict());
        }
        connection.setAutoCommit(on);
        autoCommit = on;
        changed = false;
    }

    void readOnly(boolean on) {
        readOnly = on;
    }

    /** Refused between changes and their commit: H2 would commit them with it. */
    void isolation(Isolation wanted) throws SQLException {
        if (wanted != isolation) {
            if (changed) {
                throw new ServerErrorException(
                        "25001", "The isolation level is not changed within a transaction; commit or roll back first");
            }
            LeanxcaleDatabase.setIsolation(connection, wanted);
            isolation = wanted;
        }
    }

    /** Does nothing under autocommit. */
    void commit() throws SQLException {
        if (aborted) {
            aborted = false;
            throw new ServerErrorException(ServerError.conflict());
        }
        if (!autoCommit) {
            connection.commit();
            changed = false;
        }
    }

    /** Does nothing under autocommit. */
    void rollback() throws SQLException {
        aborted = false;
        if (!autoCommit) {
            connection.rollback();
            changed = false;
        }
    }

    /** Refuses a statement in an aborted transaction, and a change in a read-only session. */
    void requireUsable(@Nullable Rewritten statement) {
        if (aborted) {
            throw new ServerErrorException(ServerError.conflict());
        }
        if (readOnly && statement != null && !statement.isQuery()) {
            throw new ServerErrorException("25006", "The session is read-only");
        }
        changed |= !autoCommit && statement != null && !statement.isQuery() && !statement.isDdl();
    }

    /** What to throw for a failure; aborts the transaction if it is a conflict. */
    ServerErrorException failed(Exception failure) {
        ServerError error = ServerErrors.of(failure);
        if (error.sqlState().equals(CONFLICT) && !autoCommit) {
            aborted = true;
            try {
                connection.rollback();
            } catch (SQLException e) {
                // the session is broken; the next request finds out
            }
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
        Savepoint before = connection.setSavepoint();
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
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
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
        if (!autoCommit) {
            connection.rollback();
        }
    }
}
