package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost.Outcome;
import io.leanq.WriteConflict;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.value.EncodedRows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a batch that are with the server while those behind them are gathered: sent, and their answer taken when it is wanted, or when something
 * else is to be said on the connection. Never two sendings at once, so that what follows rows that failed is not sent.
 */
final class RowsUnderWay {
    private final WireConnection connection;
    private final String sql;
    private EncodedRows rows = EncodedRows.Shape.BATCH.empty();
    private @Nullable ServerStatement statement;
    private boolean earlierWork;
    private boolean waiting;
    private boolean givenUp;
    private List<Long> counts = List.of();
    private @Nullable Throwable failure;

    RowsUnderWay(WireConnection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /** @param sent true until {@link #counts} has answered */
    void send(EncodedRows sent) {
        rows = sent;
        earlierWork = connection.begin();
        sendOnce();
    }

    private void sendOnce() {
        ServerStatement prepared = connection.statements().preparedForBatch(sql);
        statement = prepared;
        connection.transaction().sending();
        connection.sending(this);
        connection.exchange().begin(new ExecuteBatchRequest(connection.id(), prepared.id, rows), this::settle);
        waiting = true;
    }

    /**
     * Takes the answer if it was not taken yet. A refusal is kept for {@link #counts}; the loss of the connection, and an error of the machine, are told
     * at once too, since whoever wants to go on cannot.
     */
    void settle() {
        if (!waiting) {
            return;
        }
        waiting = false;
        try {
            counts = answer();
            connection.told(this);
        } catch (RuntimeException | Error e) {
            failure = e;
            if (!connection.transaction().hasWork()) {
                connection.told(this); // each row stands for itself: nothing that is committed later depends on them
            }
            if (e instanceof Error || connection.isBroken()) {
                throw e;
            }
        }
    }

    /** The rows changed by each row that was sent; of none if none was sent since the last time. Throws if the rows did not run. */
    List<Long> counts() {
        settle();
        connection.told(this);
        requireNoFailure();
        List<Long> taken = counts;
        counts = List.of();
        return taken;
    }

    /** For whoever depends on the rows: throws if they did not run, and leaves their counts. */
    void requireRun() {
        settle();
        requireNoFailure();
    }

    /** For whoever goes on in the same transaction: throws if the rows lost it to a conflict, since nothing can be done in it any more. */
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

    /** Nobody wants to know of the rows any more, nor that they are sent again if the server forgot their statement. */
    void giveUp() {
        givenUp = true;
    }

    /** True while the rows are read from. */
    boolean isWaiting() {
        return waiting;
    }

    private List<Long> answer() {
        for (boolean again = false; ; again = true) {
            ServerStatement sent = Objects.requireNonNull(statement);
            ExecuteBatchResponse response =
                    connection.answerOn(sent, ExecuteBatchRequest.class, ExecuteBatchResponse.class);
            if (!response.connectionId().equals(connection.id()) || response.statementId() != sent.id) {
                throw connection
                        .exchange()
                        .notTheProtocol("its answer is not that of the batch that was run", Outcome.MAY_HAVE_RUN, null);
            }
            if (!response.missingStatement()) {
                requireCounts(response.updateCounts());
                connection.statements().release(sent, false);
                return response.updateCounts();
            }
            connection.forgotten(sent, earlierWork || again || givenUp);
            sendOnce();
            waiting = false;
        }
    }

    private void requireCounts(List<Long> given) {
        if (given.isEmpty()) {
            // Avatica's own server says nothing else of a statement that it forgot
            connection.logOut();
        }
        if (given.size() != rows.count()) {
            throw connection
                    .exchange()
                    .notTheProtocol(
                            "it answered a batch of " + rows.count() + " rows with " + given.size() + " counts",
                            Outcome.MAY_HAVE_RUN,
                            null);
        }
    }
}
