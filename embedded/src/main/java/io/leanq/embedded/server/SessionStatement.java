package io.leanq.embedded.server;

import io.leanq.embedded.rewrite.Rewritten;
import io.leanq.wire.common.AvaticaParameter;
import io.leanq.wire.common.CursorFactory;
import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.common.Signature;
import io.leanq.wire.common.StatementType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a session: created empty, then prepared, then executed any number of times, with one open result at
 * most.
 */
final class SessionStatement {
    private final int id;
    private String sql = "";
    private long maxRows;
    private @Nullable Rewritten rewritten;
    private long rewrittenAt;
    private @Nullable PreparedSql prepared;
    private @Nullable EncodedSignature signature;
    private @Nullable ResultColumns columns;
    private @Nullable FrameCursor cursor;

    SessionStatement(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    String sql() {
        return sql;
    }

    @Nullable
    Rewritten rewritten() {
        return rewritten;
    }

    /** The version of the schema that the statement was rewritten for. */
    long rewrittenAt() {
        return rewrittenAt;
    }

    /** The statement in H2; null for a change of the schema, which is not prepared. */
    @Nullable
    PreparedSql prepared() {
        return prepared;
    }

    EncodedSignature signature() {
        return signature == null ? EncodedSignature.EMPTY : signature;
    }

    long maxRows() {
        return maxRows;
    }

    void use(
            String newSql,
            long newMaxRows,
            Rewritten newRewritten,
            long schemaVersion,
            @Nullable PreparedSql newPrepared,
            String catalog)
            throws SQLException {
        close();
        sql = newSql;
        maxRows = newMaxRows;
        rewritten = newRewritten;
        rewrittenAt = schemaVersion;
        prepared = newPrepared;
        List<AvaticaParameter> described = List.of();
        columns = null;
        if (newPrepared != null) {
            described = newPrepared.parameters();
            ResultSetMetaData result = newPrepared.columns();
            if (result != null) {
                columns = new ResultColumns(result, catalog);
            }
        }
        signature = signature(columns, described);
    }

    /**
     * The columns of a result. They are made anew if they differ from the known ones, after a change of a table or of a
     * parameter's type.
     */
    ResultColumns columnsOf(ResultSetMetaData result, String catalog) throws SQLException {
        ResultColumns known = columns;
        if (known == null || !known.matches(result)) {
            known = new ResultColumns(result, catalog);
            columns = known;
            signature = signature(known, signature().decode().parameters());
        }
        return known;
    }

    private EncodedSignature signature(@Nullable ResultColumns result, List<AvaticaParameter> described) {
        StatementType kind = rewritten == null ? StatementType.SELECT : rewritten.kind();
        return new Signature(result == null ? List.of() : result.metaData(), sql, described, CursorFactory.LIST, kind)
                .encode();
    }

    @Nullable
    FrameCursor cursor() {
        return cursor;
    }

    /** Replaces the open result and closes the one before; null for none. */
    void cursor(@Nullable FrameCursor newCursor) throws SQLException {
        FrameCursor before = cursor;
        cursor = newCursor;
        if (before != null) {
            before.close();
        }
    }

    void close() throws SQLException {
        cursor(null);
        PreparedSql before = prepared;
        prepared = null;
        if (before != null) {
            before.close();
        }
    }
}
