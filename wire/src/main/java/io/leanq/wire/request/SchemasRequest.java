package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the schemas, as JDBC lists them.
 *
 * @param connectionId the connection
 * @param catalog a catalog, or null for any
 * @param schemaPattern with % and _, or null for any
 */
public record SchemasRequest(
        String connectionId,
        @Nullable String catalog,
        @Nullable String schemaPattern) implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(3, connectionId);
        if (catalog != null) {
            out.string(1, catalog);
            out.bool(4, true);
        }
        if (schemaPattern != null) {
            out.string(2, schemaPattern);
            out.bool(5, true);
        }
    }

    public static SchemasRequest read(ProtoReader in) {
        String connectionId = "";
        String catalog = "";
        boolean hasCatalog = false;
        String schemaPattern = "";
        boolean hasSchemaPattern = false;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 3 -> connectionId = in.string();
                case 1 -> catalog = in.string();
                case 4 -> hasCatalog = in.bool();
                case 2 -> schemaPattern = in.string();
                case 5 -> hasSchemaPattern = in.bool();
                default -> in.skip();
            }
        }
        return new SchemasRequest(
                connectionId,
                hasCatalog || !catalog.isEmpty() ? catalog : null,
                hasSchemaPattern || !schemaPattern.isEmpty() ? schemaPattern : null);
    }
}
