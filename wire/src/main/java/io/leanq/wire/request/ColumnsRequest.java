package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * Asks for columns, as JDBC lists them.
 *
 * @param connectionId the connection
 * @param catalog a catalog, or null for any
 * @param schemaPattern with % and _, or null for any
 * @param tableNamePattern with % and _, or null for any
 * @param columnNamePattern with % and _, or null for any
 */
public record ColumnsRequest(
        String connectionId,
        @Nullable String catalog,
        @Nullable String schemaPattern,
        @Nullable String tableNamePattern,
        @Nullable String columnNamePattern)
        implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(5, connectionId);
        if (catalog != null) {
            out.string(1, catalog);
            out.bool(6, true);
        }
        if (schemaPattern != null) {
            out.string(2, schemaPattern);
            out.bool(7, true);
        }
        if (tableNamePattern != null) {
            out.string(3, tableNamePattern);
            out.bool(8, true);
        }
        if (columnNamePattern != null) {
            out.string(4, columnNamePattern);
            out.bool(9, true);
        }
    }

    public static ColumnsRequest read(ProtoReader in) {
        String connectionId = "";
        String catalog = "";
        boolean hasCatalog = false;
        String schemaPattern = "";
        boolean hasSchemaPattern = false;
        String tableNamePattern = "";
        boolean hasTableNamePattern = false;
        String columnNamePattern = "";
        boolean hasColumnNamePattern = false;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 5 -> connectionId = in.string();
                case 1 -> catalog = in.string();
                case 6 -> hasCatalog = in.bool();
                case 2 -> schemaPattern = in.string();
                case 7 -> hasSchemaPattern = in.bool();
                case 3 -> tableNamePattern = in.string();
                case 8 -> hasTableNamePattern = in.bool();
                case 4 -> columnNamePattern = in.string();
                case 9 -> hasColumnNamePattern = in.bool();
                default -> in.skip();
            }
        }
        return new ColumnsRequest(
                connectionId,
                hasCatalog || !catalog.isEmpty() ? catalog : null,
                hasSchemaPattern || !schemaPattern.isEmpty() ? schemaPattern : null,
                hasTableNamePattern || !tableNamePattern.isEmpty() ? tableNamePattern : null,
                hasColumnNamePattern || !columnNamePattern.isEmpty() ? columnNamePattern : null);
    }
}
