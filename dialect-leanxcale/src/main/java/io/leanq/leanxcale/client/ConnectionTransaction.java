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
 * The autocommit mode and the open transaction of one connection. The server is told the mode only when the next
 * statement needs it; commit and rollback talk to nobody when nothing was sent. A commit is sent once, and never after
 * a conflict.
 */
final class ConnectionTransaction {
    private final Exchange exchange;
    private final String connectionId;
    private final MessageBuffer buffer;
    /** What the options ask for. */
    private final int usualIsolation;

    private boolean autocommit = true;
    private int isolation;
    private boolean readOnly;
    /** What the server was told last; null if nothing yet. */
    private @Nullable Mode told;
    /** The isolation that the server has where none was asked for; unset if it does not say. */
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

    /** Of the transactions that follow. */
    void mode(Isolation wanted, boolean wantsReadOnly) {
        if (workOpen) {
            throw new LeanqException("commit or roll back before changing isolation or read-only");
        }
        isolation = wanted == Isolation.SERVER_DEFAULT ? usualIsolation : IsolationLevels.of(wanted);
        readOnly = wantsReadOnly;
    }

    /**
     * As a connection is lent.
     *
     * @return false if the server cannot be brought back to its own isolation, for it never named it
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

    /** What the server is told of transactions. */
    private record Mode(boolean autocommit, boolean readOnly, int isolation) {
        /** Hand-written: this is asked before each statement. */
        boolean is(boolean autocommitNow, boolean readOnlyNow, int isolationNow) {
            return autocommit == autocommitNow && readOnly == readOnlyNow && isolation == isolationNow;
        }
    }

    /** Sees to it that the server is in the right mode. @return true if the transaction has work behind it */
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
     * Tells the server the mode. Before the first transaction of an isolation of its own the server is asked for the
     * one that it has without, so that it can be brought back to it.
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
     * The schema that the server says the connection is in; empty if it does not. Inside a transaction, as it was
     * before.
     */
    String schema() {
        if (!workOpen) {
            synchronize();
        }
        return schema;
    }

    /** A statement is about to be sent: from now on there may be work. */
    void sending() {
        workOpen = !autocommit;
    }

    /** The server refused something; a conflict loses the whole transaction, wherever it shows. */
    private void refused(SqlException failure) {
        if (failure instanceof WriteConflict lost && workOpen) {
            conflict = lost;
        }
    }

    /**
     * On a connection that is lost this never succeeds, also after a rollback: nobody is to take silence for a commit.
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
                            "the transaction was lost to a conflict earlier and has been rolled back instead of committed"),
                    lost.sqlState(),
                    lost.code(),
                    lost.serverMessage(),
                    lost);
        }
        exchange.call(new CommitRequest(connectionId), CommitResponse.class, buffer);
        workOpen = false;
    }

    /** On a connection that is lost this has nothing left to do: the server rolls back what it was left with. */
    void rollback() {
        if (workOpen && !exchange.isBroken()) {
            exchange.call(new RollbackRequest(connectionId), RollbackResponse.class, buffer);
        }
        workOpen = false;
        conflict = null;
    }
}
