package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.StaleRow;
import io.leanq.driver.RowCounts;
import io.leanq.schema.Column;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The version of a row: a column of whole numbers, which each update counts on. */
final class RowVersion {
    private final String call;
    private final NumberColumn<?, ?> column;

    private RowVersion(String call, NumberColumn<?, ?> column) {
        this.call = call;
        this.column = column;
    }

    /**
     * @param call the method that the user calls
     * @throws InvalidStatement if the column cannot be the version of the table's rows
     */
    static RowVersion of(String call, Table<?> table, NumberColumn<?, ?> column) {
        SqlType type = column.type().sqlType();
        if (!column.table().instance().equals(table.instance())) {
            throw new InvalidStatement(call + "(…, " + column + "): the version belongs to "
                    + column.table().instance() + ": name a column of " + table);
        }
        if (table.definition().primaryKey().contains(column.name())) {
            throw new InvalidStatement(call + "(…, " + column + "): the version belongs to the primary key, which"
                    + " updates keep: name another column");
        }
        if (column.definition().isIdentity()) {
            throw new InvalidStatement(call + "(…, " + column + "): the database counts this identity column by itself:"
                    + " name a column that updates set");
        }
        if (type.kind().form().isApproximate() || type instanceof SqlType.Decimal decimal && decimal.scale() > 0) {
            throw new InvalidStatement(call + "(…, " + column + "): the version is " + type
                    + ", which is no type of whole numbers: count in a BIGINT");
        }
        return new RowVersion(call, column);
    }

    /**
     * Why an update or delete of one version of a row has failed; empty if it has changed the row.
     *
     * @param call the method that the user calls, with its table
     * @param changed number of rows that it changed; {@link RowCounts#UNREPORTED} if the server does not report it
     * @param wayOut what to do if the server does not report it
     */
    static Optional<LeanqException> failure(String call, long changed, String wayOut) {
        if (changed > 0) {
            return Optional.empty();
        }
        return Optional.of(
                changed == 0
                        ? new StaleRow(call + ": no row has the record's key and version. It was changed or deleted"
                                + " since it was read: read it again, and decide with its new values")
                        : new LeanqException(call + ": the server does not report whether it has found the record's key"
                                + " and version, so that a lost race cannot be seen: " + wayOut));
    }

    boolean isOf(Column<?, ?> other) {
        return other.name().equals(column.name());
    }

    /**
     * The position of the version in the row mapping.
     *
     * @throws InvalidStatement if the mapping leaves it out
     */
    int position(List<? extends Column<?, ?>> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (isOf(columns.get(i))) {
                return i;
            }
        }
        throw new InvalidStatement(call + "(…, " + column + "): the record has no component for the version, so it"
                + " cannot tell which one was read: give it one, and map it");
    }

    /**
     * The version after this one, as the canonical value of the column.
     *
     * @param version the version of the row that was read
     * @throws InvalidStatement if the column cannot hold it
     */
    Object next(Object version) {
        SqlType type = column.type().sqlType();
        BigDecimal next = new BigDecimal(version.toString()).add(BigDecimal.ONE);
        return type.kind()
                .form()
                .ofNumber(type, next)
                .orElseThrow(() -> new InvalidStatement(call + "(…, " + column + "): the row has the last version that "
                        + type + " holds: widen the column"));
    }

    /** {@link #next} as a bind. */
    ExpressionNode bind(Object version) {
        return new ExpressionNode.Bind(column.type().sqlType(), next(version));
    }
}
