package io.leanq.leanxcale.client;

import io.leanq.WriteConflict;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.value.EncodedRows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch that are with the server while the next are gathered. The answer is taken when the batch needs
 * it, or before another request is sent on the connection. Rows are sent only after the answer to the rows before them,
 * so no rows are sent after failed ones.
 *
 * <p>Holds the {@link BatchState} of its batch. It outlives the batch while the connection depends on the rows.
 */
final class RowsUnderWay {
    private final WireConnection connection;
    private final String sql;
    private BatchState state = BatchState.GATHERING;
    private EncodedRows rows = EncodedRows.Shape.BATCH.empty();
    private @Nullable ServerStatement statement;
    /** True if these rows are sent again when the server has forgotten their statement. */
    private boolean mayBeSentAgain;
    /** True if the batch was closed before the answer to its rows was taken. */
    private boolean left;

    private List<Long> counts = List.of();
    private @Nullable Throwable failure;

    RowsUnderWay(WireConnection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    BatchState state() {
        return state;
    }

    private void to(BatchState next) {
        state = state.to(next);
    }

    /**
     * Sends rows.
     *
     * @param sent rows that are read until the answer has been taken
     */
    void send(EncodedRows sent) {
        to(BatchState.SENDING);
        try {
            rows = sent;
            mayBeSentAgain = !connection.runs().begin();
            sendOnce();
            to(BatchState.UNDER_WAY);
        } catch (RuntimeException | Error e) {
            to(BatchState.BROKEN);
            throw e;
        }
    }

    private void sendOnce() {
        ServerStatement prepared = connection.statements().preparedForBatch(sql);
        statement = prepared;
        connection.transaction().sending();
        connection.unreported().add(this);
        connection.exchange().begin(new ExecuteBatchRequest(connection.id(), prepared.id, rows), this::settle);
    }

    /**
     * Takes the answer if it is outstanding. A refusal is kept for {@link #counts}. A lost connection and an
     * {@link Error} are also thrown here, since no further request can be sent.
     */
    void settle() {
        if (!state.awaitsAnswer()) {
            return;
        }
        left = state == BatchState.LEFT;
        to(BatchState.TAKING);
        try {
            counts = answer();
            to(left ? BatchState.CLOSED : BatchState.ANSWERED);
            connection.unreported().remove(this);
        } catch (RuntimeException | Error e) {
            failure = e;
            to(left ? BatchState.CLOSED : BatchState.FAILED);
            if (!connection.transaction().hasWork()) {
                // without a transaction the rows are independent, and no later commit depends on them
                connection.unreported().remove(this);
            }
            if (e instanceof Error || connection.isBroken()) {
                throw e;
            }
        }
    }

    /**
     * The number of rows changed by each row that was sent and not yet reported; empty if all have been reported.
     * Throws the failure if the rows did not run.
     */
    List<Long> counts() {
        try {
            settle();
            connection.unreported().remove(this);
            requireNoFailure();
        } catch (RuntimeException | Error e) {
            if (!state.isClosed()) {
                to(BatchState.BROKEN);
            }
            throw e;
        }
        return state == BatchState.ANSWERED ? counts : List.of();
    }

    /** Runs the report of the {@link #counts}; the report may close the batch. */
    void report(Runnable report) {
        to(BatchState.REPORTING);
        counts = List.of();
        try {
            report.run();
        } catch (RuntimeException | Error e) {
            leaveReporting(BatchState.BROKEN);
            throw e;
        }
        leaveReporting(BatchState.GATHERING);
    }

    private void leaveReporting(BatchState next) {
        if (state == BatchState.REPORTING) {
            to(next);
        }
    }

    /**
     * Throws the failure if the rows did not run. Called for a commit, which depends on the rows; the batch still
     * reports their counts.
     */
    void requireRun() {
        settle();
        requireNoFailure();
    }

    /**
     * Throws if the rows lost their transaction to a conflict. Called before anything else runs in the same
     * transaction.
     */
    void requireNoConflict() {
        if (failure instanceof WriteConflict lost) {
            throw lost;
        }
    }

    private void requireNoFailure() {
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Prevents that the rows are sent again. Called when their transaction is rolled back. */
    void giveUp() {
        mayBeSentAgain = false;
    }

    /** Closes the batch. The answer to rows that are under way stays outstanding, and the rows are not sent again. */
    void close() {
        giveUp();
        if (state == BatchState.TAKING) {
            left = true; // what reads a refusal may close the batch
            return;
        }
        to(state == BatchState.UNDER_WAY ? BatchState.LEFT : BatchState.CLOSED);
    }

    private List<Long> answer() {
        for (boolean again = false; ; again = true) {
            ServerStatement sent = Objects.requireNonNull(statement);
            ExecuteBatchResponse response =
                    connection.runs().answerOn(sent, ExecuteBatchRequest.class, ExecuteBatchResponse.class);
            if (!response.connectionId().equals(connection.id()) || response.statementId() != sent.id) {
                throw connection
                        .exchange()
                        .notTheProtocol(
                                ExecuteBatchRequest.class, "its answer is not that of the batch that was run", null);
            }
            if (!response.missingStatement()) {
                requireCounts(response.updateCounts());
                connection.statements().release(sent, false);
                return response.updateCounts();
            }
            connection.runs().forgotten(ExecuteBatchRequest.class, sent, again || !mayBeSentAgain);
            sendOnce();
        }
    }

    private void requireCounts(List<Long> given) {
        if (given.isEmpty()) {
            // Avatica's own server answers so when it has forgotten the statement
            connection.logOut();
        }
        if (given.size() != rows.count()) {
            throw connection
                    .exchange()
                    .notTheProtocol(
                            ExecuteBatchRequest.class,
                            "it answered a batch of " + rows.count() + " rows with " + given.size() + " counts",
                            null);
        }
    }
}
