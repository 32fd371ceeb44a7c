package io.leanq;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change broke a constraint (SQLSTATE class 23). Constraint, table and columns are known as far as the database
 * reports them or the model has them under the constraint's name. The message shows these names, and never a value.
 */
public class ConstraintViolation extends SqlException {
    private static final long serialVersionUID = 1L;

    /** The kind of constraint; {@code OTHER} where the SQLSTATE does not say it. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK,
        OTHER;

        /**
         * The kind that a SQLSTATE means in the standard, PostgreSQL, H2 or HSQLDB; {@code OTHER} for any other state,
         * such as the general 23000.
         */
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

    /** The kind of the constraint. */
    public Kind kind() {
        return kind;
    }

    /**
     * The name of the constraint or unique index: as the model spells it if the model has it, else as the database
     * does; empty if the database does not report it.
     */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }

    /**
     * The table that has the constraint, without its schema; empty if unknown. For a foreign key this is the referring
     * table.
     */
    public Optional<String> table() {
        return Optional.ofNullable(table);
    }

    /**
     * The columns of the constraint, in its order; empty if unknown. For NOT NULL this is the column without a value.
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * For drivers and the executor: fills in the names that are not known yet. A null name or an empty list changes
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
     * For the executor: replaces the database's spelling of the names by the model's. A null constraint name leaves the
     * one that is known.
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
