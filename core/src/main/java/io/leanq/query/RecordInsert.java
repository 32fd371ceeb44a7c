package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.RecordTable;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.FailedConversion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an insert or upsert of several row records in one statement. */
final class RecordInsert {
    static final int MOST_ROWS = 1_000;

    private RecordInsert() {}

    static <T extends RowTable<T, R>, R> Insert of(
            T table, ChangeNode.Insert.Mode mode, @Nullable Collection<? extends R> rows) {
        String call = mode == ChangeNode.Insert.Mode.INSERT ? "insertRows" : "upsertRows";
        Assignments.requireChangeable(Needed.TABLE.in(call + "(null, …)", table), InsertStatement.operation(mode));
        Collection<? extends R> present = Needed.ROWS.in(call + "(table, null)", rows);
        if (present.isEmpty()) {
            throw new InvalidStatement(call + " of no rows: leave the statement out when there is nothing to insert");
        }
        if (present.size() > MOST_ROWS) {
            throw new InvalidStatement(call + " of " + present.size() + " rows: one statement takes at most "
                    + MOST_ROWS + "; use batch(batchInsert(table), rows), which takes any number");
        }
        RowMapping<T, R> mapping = table.row();
        List<ExpressionNode.Column> columns = columns(table, mode, mapping);
        ValuesRow<T> written = new ValuesRow<>(table, mode, written(mapping));
        List<List<ExpressionNode>> values = new ArrayList<>(present.size());
        for (R row : present) {
            written.clear();
            try {
                written.fill(mapping, requireRow(row));
                values.add(written.values());
            } catch (LeanqException e) {
                throw FailedConversion.at(call + ", row " + values.size(), e);
            }
        }
        return new CompleteInsert(InsertNodes.node(table, mode, columns, values));
    }

    /**
     * @throws InvalidStatement if the statement is an upsert and the mapping leaves out a column, which the upsert
     *     would reset to its default
     */
    static <T extends Table<T>> List<ExpressionNode.Column> columns(
            RowTable<?, ?> table, ChangeNode.Insert.Mode mode, RowMapping<T, ?> mapping) {
        List<ExpressionNode.Column> columns = new ArrayList<>();
        written(mapping).forEach(column -> columns.add(column.node()));
        if (table instanceof RecordTable<?, ?>) {
            requireFillings(table, mapping);
        }
        if (mode == ChangeNode.Insert.Mode.UPSERT) {
            Set<String> names = new HashSet<>();
            columns.forEach(column -> names.add(column.name()));
            List<String> missing = new ArrayList<>();
            for (ColumnDefinition column : table.definition().columns()) {
                if (!names.contains(column.name())) {
                    missing.add(column.name());
                }
            }
            if (!missing.isEmpty()) {
                throw new InvalidStatement(
                        "upserting rows of " + table.definition().name()
                                + " replaces them whole, and the row mapping leaves out " + String.join(", ", missing)
                                + ": map every column, or update");
            }
        }
        return columns;
    }

    /** @throws InvalidStatement if a column without a component must have a value and nothing gives it one */
    private static void requireFillings(RowTable<?, ?> table, RowMapping<?, ?> mapping) {
        Set<String> mapped = new HashSet<>();
        mapping.columns().forEach(column -> mapped.add(column.name()));
        for (ColumnDefinition column : table.definition().columns()) {
            boolean empty = column.filling().isEmpty() && column.sequence().isEmpty();
            if (empty && !table.definition().nullable(column) && !mapped.contains(column.name())) {
                throw new InvalidStatement("inserting records into " + table + ": column " + column.name()
                        + " is NOT NULL without a default, and the record has no component for it: give the record"
                        + " one, or insert by insertInto(table).set(…)");
            }
        }
    }

    /** The columns of the mapping without an identity column. */
    static <T extends Table<T>> List<Column<T, ?>> written(RowMapping<T, ?> mapping) {
        List<Column<T, ?>> columns = new ArrayList<>(mapping.columns());
        columns.removeIf(column -> column.definition().isIdentity());
        return columns;
    }

    private static <R> R requireRow(@Nullable R row) {
        if (row == null) {
            throw new InvalidStatement("null is no row: give a row record");
        }
        return row;
    }
}
