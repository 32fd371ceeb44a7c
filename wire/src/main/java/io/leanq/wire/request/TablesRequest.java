package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for tables, as JDBC lists them.
 *
 * @param connectionId the connection
 * @param catalog a catalog, or null for any
 * @param schemaPattern with % and _, or null for any
 * @param tableNamePattern with % and _, or null for any
 * @param types the kinds of tables, or null for all
 */
public record TablesRequest(
        String connectionId,
        @Nullable String catalog,
        @Nullable String schemaPattern,
        @Nullable String tableNamePattern,
        @Nullable List<String> types)
        implements SessionRequest {
    public TablesRequest {
        types = types == null ? null : List.copyOf(types);
    }

    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(7, connectionId);
        if (catalog != null) {
            out.string(1, catalog);
            out.bool(8, true);
        }
        if (schemaPattern != null) {
            out.string(2, schemaPattern);
            out.bool(9, true);
        }
        if (tableNamePattern != null) {
            out.string(3, tableNamePattern);
            out.bool(10, true);
        }
        if (types != null) {
            out.strings(4, types);
            out.bool(6, true);
        }
    }

    public static TablesRequest read(ProtoReader in) {
        String connectionId = "";
        String catalog = "";
        boolean hasCatalog = false;
        String schemaPattern = "";
        boolean hasSchemaPattern = false;
        String tableNamePattern = "";
        boolean hasTableNamePattern = false;
        List<String> types = List.of();
        boolean hasTypes = false;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 7 -> connectionId = in.string();
                case 1 -> catalog = in.string();
                case 8 -> hasCatalog = in.bool();
                case 2 -> schemaPattern = in.string();
                case 9 -> hasSchemaPattern = in.bool();
                case 3 -> tableNamePattern = in.string();
                case 10 -> hasTableNamePattern = in.bool();
                case 4 -> types = in.addString(types);
                case 6 -> hasTypes = in.bool();
                default -> in.skip();
            }
        }
        return new TablesRequest(
                connectionId,
                hasCatalog || !catalog.isEmpty() ? catalog : null,
                hasSchemaPattern || !schemaPattern.isEmpty() ? schemaPattern : null,
                hasTableNamePattern || !tableNamePattern.isEmpty() ? tableNamePattern : null,
                hasTypes || !types.isEmpty() ? types : null);
    }
}
