package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.schema.Column;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.FailedConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an update or delete of the row that has the primary key of a row record. */
final class RecordChange<T extends RowTable<T, R>, R> {
    private final String call;
    private final T table;
    private final List<Column<T, ?>> columns;
    private final KeyedRow<T> row;

    private RecordChange(String call, T table, R row) {
        this.call = call;
        this.table = table;
        RowMapping<T, R> mapping = table.row();
        this.columns = List.copyOf(mapping.columns());
        this.row = new KeyedRow<>(call, table, columns);
        key();
        try {
            this.row.fill(mapping, row);
        } catch (LeanqException e) {
            throw FailedConversion.at(call, e);
        }
    }

    private static <T extends RowTable<T, R>, R> RecordChange<T, R> of(
            String call, @Nullable T table, @Nullable R row) {
        T present = Needed.TABLE.in(call + "(null, …)", table);
        Assignments.requireChangeable(present, call);
        return new RecordChange<>(call, present, Needed.ROW.in(call + "(table, null)", row));
    }

    static <T extends RowTable<T, R>, R> Change update(T table, R row) {
        RecordChange<T, R> change = of("updateRow", table, row);
        return new CompleteChange(change.update(change.sameKey(), null));
    }

    static <T extends RowTable<T, R>, R> Change delete(T table, R row) {
        RecordChange<T, R> change = of("deleteRow", table, row);
        return new CompleteChange(new ChangeNode.Delete(
                table.instance(), Optional.of(change.sameKey().node())));
    }

    static <T extends RowTable<T, R>, R> Change updateIfVersion(T table, R row, NumberColumn<T, ?> column) {
        Needed.TABLE.in("updateRowIfVersion(null, …)", table);
        Needed.ROW.in("updateRowIfVersion(table, null, version)", row);
        RowVersion version = RowVersion.of(
                "updateRowIfVersion", table, Needed.COLUMN.in("updateRowIfVersion(table, row, null)", column));
        RecordChange<T, R> change = of("updateRowIfVersion", table, row);
        Condition same = change.row.same(version.position(change.columns));
        return new VersionedUpdate(change.update(change.sameKey().and(same), version));
    }

    /** The positions of the primary key's columns in the row mapping, in the key's order. */
    private List<Integer> key() {
        List<String> key = table.definition().primaryKey();
        if (key.isEmpty()) {
            throw new InvalidStatement(call + "(" + table + ", row): the table has no primary key to find the row by:"
                    + " say which rows by where(…) of update or deleteFrom");
        }
        List<String> mapped = columns.stream().map(Column::name).toList();
        List<Integer> positions = new ArrayList<>();
        for (String column : key) {
            if (!mapped.contains(column)) {
                throw new InvalidStatement(call + "(" + table + ", row): the row mapping leaves out " + column
                        + " of the primary key: map it, or say which rows by where(…) of update or deleteFrom");
            }
            positions.add(mapped.indexOf(column));
        }
        return positions;
    }

    private Condition sameKey() {
        return Dsl.and(key().stream().map(row::same).toList());
    }

    private ChangeNode.Update update(Condition found, @Nullable RowVersion version) {
        List<Integer> key = key();
        List<ChangeNode.Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column<T, ?> column = columns.get(i);
            if (!key.contains(i) && !column.definition().isIdentity()) {
                ExpressionNode value =
                        version != null && version.isOf(column) ? version.next(row.required(i)) : row.assigned(i);
                assignments.add(new ChangeNode.Assignment(column.node(), value));
            }
        }
        if (assignments.isEmpty()) {
            throw new InvalidStatement(call + "(" + table + ", row): the row mapping has no column beside the primary"
                    + " key, so there is nothing to set: insert or delete the row");
        }
        return new ChangeNode.Update(table.instance(), assignments, Optional.of(found.node()));
    }
}
