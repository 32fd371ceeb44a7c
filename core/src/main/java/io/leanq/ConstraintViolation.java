package io.leanq;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change broke a rule of the schema (SQLSTATE class 23). Which constraint, of which table and columns, is told as far
 * as the database tells it, or the model knows it by the constraint's name; the names are in the message too. Values
 * never are.
 */
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
    private @Nullable String constraint;
    private @Nullable String table;

    @SuppressWarnings("serial") // a list made by List.copyOf, which is serializable
    private List<String> columns = List.of();

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

    /**
     * The name of the constraint, or of the unique index, as the model spells it if it knows it; empty if the database
     * does not tell.
     */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }

    /**
     * The table that has the constraint, without schema; empty if nobody tells. Of a foreign key it is the table that
     * refers.
     */
    public Optional<String> table() {
        return Optional.ofNullable(table);
    }

    /**
     * The columns of the constraint, in its order; empty if nobody tells. Of NOT NULL it is the column that got no
     * value.
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * For drivers and the executor: notes where the constraint is, as far as it was not known; null and empty say
     * nothing.
     *
     * @return this
     */
    public ConstraintViolation at(
            @Nullable String constraintName, @Nullable String tableName, List<String> columnNames) {
        constraint = constraint == null ? constraintName : constraint;
        table = table == null ? tableName : table;
        columns = columns.isEmpty() ? List.copyOf(columnNames) : columns;
        return this;
    }

    /**
     * For the executor: replaces the names by those of the model, which means the same by them; null leaves the
     * constraint's.
     */
    public void spelt(@Nullable String constraintName, String tableName, List<String> columnNames) {
        constraint = constraintName == null ? constraint : constraintName;
        table = tableName;
        columns = List.copyOf(columnNames);
    }

    @Override
    String details() {
        StringBuilder place = new StringBuilder();
        if (constraint != null) {
            place.append(" constraint ").append(constraint);
        }
        if (table != null) {
            place.append(" of table ").append(table);
        }
        if (!columns.isEmpty()) {
            place.append(columns.size() == 1 ? ", column " : ", columns ").append(String.join(", ", columns));
        }
        return place.isEmpty() ? "" : " (" + place.toString().strip() + ")";
    }
}
