package io.leanq.query;

import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an update or delete of the row that has the primary key of a row record. */
final class RecordChange {

    private RecordChange() {}

    static <T extends RowTable<T, R>, R> Change update(T table, R record) {
        KeyedTable<T, R> keyed = KeyedTable.of("updateRow", table);
        return new CompleteChange(update(keyed, row("updateRow(table, null)", keyed, record)));
    }

    static <T extends RowTable<T, R>, R> Change updateIfVersion(T table, R record, NumberColumn<T, ?> version) {
        KeyedTable<T, R> keyed = versioned("updateRowIfVersion", table, record, version);
        return new VersionedChange(keyed.call(), update(keyed, row(keyed.call(), keyed, record)));
    }

    static <T extends RowTable<T, R>, R> Change delete(T table, R record) {
        KeyedTable<T, R> keyed = KeyedTable.of("deleteRow", table);
        return new CompleteChange(delete(keyed, row("deleteRow(table, null)", keyed, record)));
    }

    static <T extends RowTable<T, R>, R> Change deleteIfVersion(T table, R record, NumberColumn<T, ?> version) {
        KeyedTable<T, R> keyed = versioned("deleteRowIfVersion", table, record, version);
        return new VersionedChange(keyed.call(), delete(keyed, row(keyed.call(), keyed, record)));
    }

    private static <T extends RowTable<T, R>, R> KeyedTable<T, R> versioned(
            String call, T table, R record, NumberColumn<T, ?> version) {
        KeyedTable<T, R> keyed = KeyedTable.of(call, table);
        Needed.ROW.in(call + "(table, null, version)", record);
        return keyed.with(Needed.COLUMN.in(call + "(table, row, null)", version));
    }

    private static <T extends RowTable<T, R>, R> KeyedRow<T> row(
            String call, KeyedTable<T, R> keyed, @Nullable R record) {
        KeyedRow<T> row = keyed.row();
        keyed.write(Needed.ROW.in(call, record), row);
        return row;
    }

    private static Condition found(KeyedTable<?, ?> keyed, KeyedRow<?> row) {
        return Dsl.and(keyed.found().stream().map(row::same).toList());
    }

    private static ChangeNode.Delete delete(KeyedTable<?, ?> keyed, KeyedRow<?> row) {
        return keyed.delete(found(keyed, row));
    }

    private static ChangeNode.Update update(KeyedTable<?, ?> keyed, KeyedRow<?> row) {
        List<ChangeNode.Assignment> assignments = new ArrayList<>();
        for (int position : keyed.set()) {
            RowVersion version = keyed.versionAt(position);
            ExpressionNode value = version == null ? row.assigned(position) : version.bind(row.required(position));
            assignments.add(new ChangeNode.Assignment(keyed.column(position).node(), value));
        }
        return keyed.update(assignments, found(keyed, row));
    }
}
