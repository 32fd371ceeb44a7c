package io.leanq;

import org.jspecify.annotations.Nullable;

/** A change broke a rule of the schema (SQLSTATE class 23). */
public class ConstraintViolation extends SqlException {
    private static final long serialVersionUID = 1L;

    /** Which rule; {@code OTHER} where the SQLSTATE does not tell. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK,
        OTHER;

        /** By the states of the standard, PostgreSQL, H2 and HSQLDB; {@code OTHER} for the general 23000. */
        public static Kind ofState(String sqlState) {
            return switch (sqlState) {
                case "23505" -> UNIQUE;
                case "23503", "23504", "23506" -> FOREIGN_KEY;
                case "23502" -> NOT_NULL;
                case "23513", "23514" -> CHECK;
                default -> OTHER;
            };
        }
    }

    private final Kind kind;

    public ConstraintViolation(
            Kind kind,
            String message,
            String sqlState,
            int code,
            @Nullable String serverMessage,
            @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
