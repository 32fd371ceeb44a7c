package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Binds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One prepared statement for any number of row records. Immutable and thread-safe; made by {@link Dsl#batchInsert} and
 * {@link Dsl#batchUpsert}, run by {@code batch(batch, rows)}.
 */
public final class Batch<R> {
    private final RowTable<?, R> table;
    private final ChangeNode.Insert node;
    private final Encoder<R> encoder;
    private final TextCache cache = new TextCache();

    /** Writes one row; keeps the table's type away from those who only have rows. */
    @FunctionalInterface
    private interface Encoder<R> {
        void encode(R row, Binds binds, ToLongFunction<Sequence> draw);
    }

    private Batch(RowTable<?, R> table, ChangeNode.Insert node, Encoder<R> encoder) {
        this.table = table;
        this.node = node;
        this.encoder = encoder;
    }

    static <T extends RowTable<T, R>, R> Batch<R> of(T table, ChangeNode.Insert.Mode mode) {
        Assignments.requireChangeable(Operations.present(table, "batch"), InsertStatement.operation(mode));
        RowMapping<T, R> mapping = table.row();
        List<Column<T, ?>> columns = new ArrayList<>(mapping.columns());
        List<String> names = new ArrayList<>(RowInserts.columns(table, mode, mapping));
        InsertRows.requireKey(table, mode, names);
        List<ColumnDefinition> drawn = new ArrayList<>();
        for (ColumnDefinition column : table.definition().columns()) {
            if (column.sequence().isPresent() && !names.contains(column.name())) {
                drawn.add(column);
                names.add(column.name());
            }
        }
        List<ExpressionNode> placeholders = new ArrayList<>();
        columns.forEach(c ->
                placeholders.add(new ExpressionNode.Parameter(c.name(), c.type().sqlType())));
        drawn.forEach(c ->
                placeholders.add(new ExpressionNode.Parameter(c.name(), c.type().sqlType())));
        ChangeNode.Insert node = new ChangeNode.Insert(
                mode, table.instance(), names, new ChangeNode.InsertSource.Values(List.of(List.copyOf(placeholders))));
        return new Batch<>(table, node, (row, binds, draw) -> {
            BatchRow<T> to = new BatchRow<>(table, columns);
            mapping.write().write(Operations.present(row, "batch"), to);
            to.writeTo(binds, draw);
            for (int i = 0; i < drawn.size(); i++) {
                BatchRow.draw(drawn.get(i), binds, columns.size() + i, draw);
            }
        });
    }

    /** The SQL of its prepared statement. */
    public String sql(Dialect dialect) {
        return cache.get(dialect, () -> dialect.render(node)).sql();
    }

    /**
     * Hands one row to the driver.
     *
     * @param draw called for each column of this row that a sequence feeds
     * @throws InvalidStatement if the row is null or its writer does not set exactly the mapping's columns
     */
    public void encode(R row, Binds binds, ToLongFunction<Sequence> draw) {
        encoder.encode(row, binds, draw);
    }

    /** The table's name, for reports. */
    public String target() {
        return table.definition().name().toString();
    }

    @Override
    public String toString() {
        return sql(Dialect.STANDARD);
    }
}
