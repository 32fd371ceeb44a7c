package io.leanq.leanxcale.client;

import io.leanq.SqlException;
import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.CloseStatementRequest;
import io.leanq.wire.request.CreateStatementRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.response.CloseStatementResponse;
import io.leanq.wire.response.CreateStatementResponse;
import io.leanq.wire.response.PrepareResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The statements that a connection has on its server: prepared statements by SQL, and plain ones for SQL without
 * parameters. A caller acquires a statement, runs it, and releases it when its result has been read.
 */
final class Statements {
    private static final int IDLE_PLAIN = 4;
    /** A statement that was used at most this long ago is still known to the server. */
    private static final long TRUSTED_IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Exchange exchange;
    private final String connectionId;
    private final MessageBuffer buffer;
    private final StatementCache cache;
    private final ArrayDeque<ServerStatement> idlePlain = new ArrayDeque<>();

    Statements(Exchange exchange, String connectionId, int bound, MessageBuffer buffer) {
        this.exchange = exchange;
        this.connectionId = connectionId;
        this.buffer = buffer;
        this.cache = new StatementCache(bound, this::closeOnServer);
    }

    /** A prepared statement whose result is not being read: the kept one, else a new one. */
    ServerStatement prepared(String sql) {
        ServerStatement kept = cache.get(sql);
        if (kept != null && !kept.isInUse()) {
            return kept.use();
        }
        PrepareResponse response =
                exchange.call(new PrepareRequest(connectionId, sql, -1), PrepareResponse.class, buffer);
        @Nullable EncodedSignature signature = response.statement().signature();
        ServerStatement statement = ServerStatement.prepared(
                response.statement().id(), signature == null ? EncodedSignature.EMPTY : signature.compact());
        if (kept == null) {
            cache.put(sql, statement);
        }
        return statement;
    }

    /**
     * A prepared statement for a batch. A kept statement that lay idle is prepared anew: a server that forgot it would
     * have to say so in its answer, and Avatica's own server answers the batch without counts instead.
     */
    ServerStatement preparedForBatch(String sql) {
        ServerStatement kept = cache.get(sql);
        if (kept != null && !kept.isInUse() && System.nanoTime() - kept.idleSince() > TRUSTED_IDLE_NANOS) {
            cache.forget(kept);
            closeOnServer(kept);
        }
        return prepared(sql);
    }

    /** A statement for SQL without parameters, which may be run again and again. */
    ServerStatement plain() {
        ServerStatement idle = idlePlain.poll();
        return idle != null ? idle.use() : ServerStatement.plain(create());
    }

    /** A statement for a single result; it is closed on the server when it is released. */
    ServerStatement single() {
        return ServerStatement.single(create());
    }

    private int create() {
        return exchange.call(new CreateStatementRequest(connectionId), CreateStatementResponse.class, buffer)
                .statementId();
    }

    /**
     * Gives a statement back.
     *
     * @param resultOpen true if the server still has rows of its result; the statement is then closed on the server,
     *     which ends the result
     */
    void release(ServerStatement statement, boolean resultOpen) {
        statement.free();
        if (resultOpen) {
            cache.forget(statement);
            closeOnServer(statement);
        } else if (statement.plain && idlePlain.size() < IDLE_PLAIN) {
            idlePlain.push(statement);
        } else if (!statement.isCached()) {
            closeOnServer(statement);
        }
    }

    /** Removes a statement that the server no longer has. */
    void forget(ServerStatement statement) {
        cache.forget(statement);
    }

    /** Closes a statement on the server. A refusal is ignored, since the statement is not used again either way. */
    void closeOnServer(ServerStatement statement) {
        if (exchange.isBroken()) {
            return;
        }
        try {
            exchange.call(new CloseStatementRequest(connectionId, statement.id), CloseStatementResponse.class, buffer);
        } catch (SqlException e) {
            // a statement that the server does not know is as good as closed; a lost connection shows at the next
            // request
        }
    }
}
