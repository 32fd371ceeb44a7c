package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the node of an insert or upsert of rows: adds the columns that sequences feed, and checks the key of an upsert.
 */
final class InsertNodes {

    private InsertNodes() {}

    /** Whether a sequence feeds a column of the table. */
    static boolean draws(Table<?> table) {
        return table.definition().columns().stream()
                .anyMatch(column -> column.sequence().isPresent());
    }

    /**
     * Whether a null for the column draws the next number of a sequence.
     *
     * @throws InvalidStatement if an upsert is given null for a column of its key: with a drawn key it would always
     *     insert
     */
    static boolean draws(Column<?, ?> column, ChangeNode.Insert.Mode mode) {
        if (mode == ChangeNode.Insert.Mode.UPSERT
                && column.table().definition().primaryKey().contains(column.name())) {
            throw new InvalidStatement("an upsert of null for " + column
                    + ", a part of the primary key: give the key of the row to replace, or insert");
        }
        return column.definition().sequence().isPresent();
    }

    /** @param rows the rows, each with one value for each of {@code columns}; not empty */
    static ChangeNode.Insert node(
            Table<?> table,
            ChangeNode.Insert.Mode mode,
            List<ExpressionNode.Column> columns,
            List<List<ExpressionNode>> rows) {
        Set<String> set = new HashSet<>();
        columns.forEach(column -> set.add(column.name()));
        UpsertKey.require(table, mode, set);
        List<ExpressionNode> drawn = new ArrayList<>();
        List<ExpressionNode.Column> all = new ArrayList<>(columns);
        for (ColumnDefinition column : table.definition().columns()) {
            if (column.sequence().isPresent() && !set.contains(column.name())) {
                all.add(target(table, column));
                drawn.add(new ExpressionNode.NextValue(column.sequence().get().name()));
            }
        }
        List<List<ExpressionNode>> complete = rows;
        if (!drawn.isEmpty()) {
            complete = new ArrayList<>(rows.size());
            for (List<ExpressionNode> row : rows) {
                List<ExpressionNode> longer = new ArrayList<>(row);
                longer.addAll(drawn);
                complete.add(List.copyOf(longer));
            }
        }
        return new ChangeNode.Insert(mode, table.instance(), all, new ChangeNode.InsertSource.Values(complete));
    }

    /**
     * One row of defaults: numbers drawn from the sequences that feed columns, or the word DEFAULT for each column if
     * there is no such sequence.
     *
     * @throws InvalidStatement if a NOT NULL column has neither default nor sequence
     */
    static ChangeNode.Insert ofDefaults(Table<?> table, ChangeNode.Insert.Mode mode) {
        List<ExpressionNode.Column> columns = new ArrayList<>();
        for (ColumnDefinition column : table.definition().columns()) {
            if (!table.definition().nullable(column)
                    && column.filling().isEmpty()
                    && column.sequence().isEmpty()) {
                throw new InvalidStatement("defaultValues(): " + column.name() + " of " + table
                        + " has no default and is never NULL: set it, and leave the other columns out");
            }
            if (!column.isIdentity()) {
                columns.add(target(table, column));
            }
        }
        if (columns.isEmpty()) {
            columns.add(target(table, table.definition().columns().get(0)));
        }
        UpsertKey.require(table, mode, List.of());
        return draws(table)
                ? node(table, mode, List.of(), List.of(List.of()))
                : new ChangeNode.Insert(mode, table.instance(), columns, new ChangeNode.InsertSource.Defaults());
    }

    /** The node of a column that is written. */
    static ExpressionNode.Column target(Table<?> table, ColumnDefinition column) {
        return new ExpressionNode.Column(
                table.instance(), column.name(), column.type().sqlType(), true);
    }
}
