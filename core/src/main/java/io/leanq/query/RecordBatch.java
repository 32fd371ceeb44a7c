package io.leanq.query;

import io.leanq.schema.Column;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a batch that updates or deletes, for each row record, the row that has the record's primary key. */
final class RecordBatch<T extends RowTable<T, R>, R> {
    private final KeyedTable<T, R> keyed;
    private final Map<Param<?>, Source> sources = new HashMap<>();

    private RecordBatch(KeyedTable<T, R> keyed) {
        this.keyed = keyed;
    }

    /** Where the canonical value of a param stands in a written row. */
    @FunctionalInterface
    private interface Source {
        @Nullable
        Object of(KeyedRow<?> row);
    }

    static <T extends RowTable<T, R>, R> Batch<R> update(T table) {
        RecordBatch<T, R> batch = new RecordBatch<>(KeyedTable.of("batchUpdate", table));
        return batch.of(batch.updateNode(), BatchOutcome.ANY);
    }

    static <T extends RowTable<T, R>, R> Batch<R> updateIfVersion(T table, NumberColumn<T, ?> version) {
        RecordBatch<T, R> batch = versioned("batchUpdateIfVersion", table, version);
        return batch.ofVersions(batch.updateNode(), "updateRowIfVersion");
    }

    static <T extends RowTable<T, R>, R> Batch<R> delete(T table) {
        RecordBatch<T, R> batch = new RecordBatch<>(KeyedTable.of("batchDelete", table));
        return batch.of(batch.keyed.delete(batch.found()), BatchOutcome.ANY);
    }

    static <T extends RowTable<T, R>, R> Batch<R> deleteIfVersion(T table, NumberColumn<T, ?> version) {
        RecordBatch<T, R> batch = versioned("batchDeleteIfVersion", table, version);
        return batch.ofVersions(batch.keyed.delete(batch.found()), "deleteRowIfVersion");
    }

    private static <T extends RowTable<T, R>, R> RecordBatch<T, R> versioned(
            String call, T table, NumberColumn<T, ?> version) {
        KeyedTable<T, R> keyed = KeyedTable.of(call, table);
        return new RecordBatch<>(keyed.with(Needed.COLUMN.in(call + "(table, null)", version)));
    }

    /** @param single the method that changes one row */
    private Batch<R> ofVersions(ChangeNode node, String single) {
        return of(node, BatchOutcome.oneVersionEach(keyed.call() + "(" + node.table() + ", …)", single));
    }

    private ChangeNode updateNode() {
        List<ChangeNode.Assignment> assignments = new ArrayList<>();
        for (int position : keyed.set()) {
            RowVersion version = keyed.versionAt(position);
            Source source =
                    version == null ? row -> row.assignedValue(position) : row -> version.next(row.required(position));
            Param<?> param = param("set.", keyed.column(position), source);
            assignments.add(new ChangeNode.Assignment(keyed.column(position).node(), param.node()));
        }
        return keyed.update(assignments, found());
    }

    private Condition found() {
        List<Condition> conditions = new ArrayList<>();
        for (int position : keyed.found()) {
            Param<?> param = param("where.", keyed.column(position), row -> row.requiredValue(position));
            conditions.add(Operations.compare(keyed.column(position), Operator.EQUAL, param));
        }
        return Dsl.and(conditions);
    }

    /** @param place tells the params of one column apart */
    private Param<?> param(String place, Column<T, ?> column, Source source) {
        Param<?> param = new Param<>(place + column.name(), column.type());
        sources.put(param, source);
        return param;
    }

    private Batch<R> of(ChangeNode node, BatchOutcome outcome) {
        return new Batch<>(node, text -> {
            KeyedRow<T> row = keyed.row();
            Map<ExpressionNode, ParamSource<R>> ofRow = new HashMap<>();
            sources.forEach(
                    (param, source) -> ofRow.put(param.node(), new ParamSource<>(param, record -> source.of(row))));
            ParamRows<R> rows = new ParamRows<>(text, ofRow, ParamValues.NONE);
            return Batch.prepared(node, text, outcome, (record, binds, draw) -> {
                keyed.write(record, row);
                rows.write(record, binds);
            });
        });
    }
}
