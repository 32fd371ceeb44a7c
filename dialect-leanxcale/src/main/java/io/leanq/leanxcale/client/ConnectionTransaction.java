package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.WriteConflict;
import io.leanq.driver.Isolation;
import io.leanq.driver.RequestKind;
import io.leanq.leanxcale.ErrorWords;
import io.leanq.leanxcale.IsolationLevels;
import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ConnectionSyncResponse;
import io.leanq.wire.response.RollbackResponse;
import org.jspecify.annotations.Nullable;

/**
 * The autocommit mode and the open transaction of one connection. The mode is sent to the server only when the next
 * statement needs it. Commit and rollback send no request if no statement was sent. A commit is sent once, and not
 * after a conflict.
 */
final class ConnectionTransaction {
    private final Exchange exchange;
    private final String connectionId;
    private final MessageBuffer buffer;
    /** The isolation of the options. */
    private final int usualIsolation;

    private boolean autocommit = true;
    private int isolation;
    private boolean readOnly;
    /** The mode that was last sent to the server; null if none was. */
    private @Nullable Mode told;
    /** The server's own isolation, which it has where none is asked for; unset if the server does not report it. */
    private int serversIsolation = IsolationLevels.UNSET;

    private String schema = "";
    private boolean workOpen;
    private @Nullable WriteConflict conflict;

    ConnectionTransaction(Exchange exchange, String connectionId, MessageBuffer buffer, Isolation isolation) {
        this.exchange = exchange;
        this.connectionId = connectionId;
        this.buffer = buffer;
        this.usualIsolation = IsolationLevels.of(isolation);
        this.isolation = usualIsolation;
        exchange.onRefusal(this::refused);
    }

    void autocommit(boolean on) {
        if (on != autocommit && workOpen) {
            throw new LeanqException("commit or roll back before switching autocommit");
        }
        autocommit = on;
    }

    /**
     * Sets the mode of the next transactions.
     *
     * @throws LeanqException if the current transaction has work
     */
    void mode(Isolation wanted, boolean wantsReadOnly) {
        if (workOpen) {
            throw new LeanqException("commit or roll back before changing isolation or read-only");
        }
        isolation = wanted == Isolation.SERVER_DEFAULT ? usualIsolation : IsolationLevels.of(wanted);
        readOnly = wantsReadOnly;
    }

    /**
     * Sets the mode in which a connection is lent.
     *
     * @return false if the server cannot be set back to its own isolation, because it never reported it
     */
    boolean usualMode() {
        autocommit(true);
        isolation = usualIsolation;
        readOnly = false;
        Mode now = told;
        return now == null
                || now.isolation == usualIsolation
                || usualIsolation != IsolationLevels.UNSET
                || serversIsolation != IsolationLevels.UNSET;
    }

    /** The part of the server's connection properties that concerns transactions. */
    private record Mode(boolean autocommit, boolean readOnly, int isolation) {
        /** Hand-written: the record's own equals is slower, and this runs before each statement. */
        boolean is(boolean autocommitNow, boolean readOnlyNow, int isolationNow) {
            return autocommit == autocommitNow && readOnly == readOnlyNow && isolation == isolationNow;
        }
    }

    /**
     * Sends the mode to the server if it differs from the one sent last.
     *
     * @return true if the transaction has earlier work
     */
    boolean begin() {
        Mode now = told;
        if (now == null || !now.is(autocommit, readOnly, isolation)) {
            synchronize();
        }
        return workOpen;
    }

    /** True if there may be changes that are neither committed nor rolled back. */
    boolean hasWork() {
        return workOpen;
    }

    /**
     * Sends the mode to the server. Before the first transaction with an isolation of its own, the server is asked for
     * its usual one, so that it can be set back to it.
     */
    void synchronize() {
        if (told == null && isolation != usualIsolation) {
            tell(usualIsolation);
        }
        Mode before = told;
        boolean wasAsked = before != null && before.isolation != IsolationLevels.UNSET;
        tell(isolation == IsolationLevels.UNSET && wasAsked ? serversIsolation : isolation);
    }

    private void tell(int level) {
        ConnectionProperties wanted = new ConnectionProperties(false, autocommit, readOnly, level, "", "");
        ConnectionProperties answer = exchange.call(
                        new ConnectionSyncRequest(connectionId, wanted), ConnectionSyncResponse.class, buffer)
                .properties();
        schema = answer.schema();
        Boolean now = answer.autoCommit();
        if (now != null && now != autocommit) {
            throw exchange.notTheProtocol(ConnectionSyncRequest.class, "it did not switch autocommit", null);
        }
        int given = answer.transactionIsolation();
        if (level == IsolationLevels.UNSET) {
            serversIsolation = given;
        } else if (given != IsolationLevels.UNSET && given < level) {
            throw exchange.notTheProtocol(
                    ConnectionSyncRequest.class, "it gives a weaker isolation than it was asked for", null);
        }
        told = new Mode(autocommit, readOnly, isolation);
    }

    /**
     * The schema of the connection as the server reports it; empty if the server does not. Inside a transaction the
     * server is not asked again.
     */
    String schema() {
        if (!workOpen) {
            synchronize();
        }
        return schema;
    }

    /** Notes that a statement is about to be sent, so that the transaction may have work. */
    void sending() {
        workOpen = !autocommit;
    }

    /** Keeps a conflict: the whole transaction is lost to it, whichever request met it. */
    private void refused(SqlException failure) {
        if (failure instanceof WriteConflict lost && workOpen) {
            conflict = lost;
        }
    }

    /**
     * Commits the work, if there is any. On a lost connection this always throws, also after a rollback, so that a
     * commit that was not sent does not look like a success.
     *
     * @throws WriteConflict if the transaction was lost to a conflict before; it is then rolled back
     */
    void commit() {
        if (exchange.isBroken()) {
            throw exchange.lostEarlier(RequestKind.COMMIT, "nothing more was committed");
        }
        if (!workOpen) {
            return;
        }
        if (conflict != null) {
            WriteConflict lost = conflict;
            rollback();
            throw new WriteConflict(
                    ErrorWords.pointed(
                            "the transaction was lost to a conflict earlier and has been rolled back instead of "
                                    + "committed"),
                    lost.sqlState(),
                    lost.code(),
                    lost.serverMessage(),
                    lost);
        }
        exchange.call(new CommitRequest(connectionId), CommitResponse.class, buffer);
        workOpen = false;
    }

    /**
     * Rolls back the work, if there is any. On a lost connection this sends nothing, since the server rolls back
     * itself.
     */
    void rollback() {
        if (workOpen && !exchange.isBroken()) {
            exchange.call(new RollbackRequest(connectionId), RollbackResponse.class, buffer);
        }
        workOpen = false;
        conflict = null;
    }
}
