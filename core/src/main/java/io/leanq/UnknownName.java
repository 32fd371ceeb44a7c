package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * The statement is understood, and a table, column, schema, sequence or type that it names is not there, or not for
 * this user. Often the schema was not created yet ({@code metadata.createAll(db)}), or the connection is in another
 * schema.
 */
public class UnknownName extends SqlException {
    private static final long serialVersionUID = 1L;

    public UnknownName(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
    }
}
