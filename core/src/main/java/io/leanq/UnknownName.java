package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * The statement names a table, column, schema, sequence or type that does not exist, or that this user may not see.
 * Often the tables were not created yet ({@code metadata.createAll(db)}), or the connection is in another schema.
 */
public class UnknownName extends SqlException {
    private static final long serialVersionUID = 1L;

    public UnknownName(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
    }
}
