package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.schema.Column;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.tree.ChangeNode;
import io.leanq.type.FailedConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table whose rows are found by the primary key of their records, and by their version if there is one. */
final class KeyedTable<T extends RowTable<T, R>, R> {
    private final String call;
    private final T table;
    private final RowMapping<T, R> mapping;
    private final List<Column<T, ?>> columns;
    private final List<Integer> key;
    private final @Nullable RowVersion version;

    private KeyedTable(String call, T table, @Nullable RowVersion version) {
        this.call = call;
        this.table = table;
        this.version = version;
        this.mapping = table.row();
        this.columns = List.copyOf(mapping.columns());
        this.key = key();
    }

    /**
     * @param call the method that the user calls
     * @throws InvalidStatement if the table is null, an alias or a view, has no primary key, or its row mapping leaves
     *     out a column of the key
     */
    static <T extends RowTable<T, R>, R> KeyedTable<T, R> of(String call, @Nullable T table) {
        T present = Needed.TABLE.in(call + "(null, …)", table);
        Assignments.requireChangeable(present, call);
        return new KeyedTable<>(call, present, null);
    }

    /** @throws InvalidStatement if the column cannot be the version of the table's rows */
    KeyedTable<T, R> with(NumberColumn<T, ?> column) {
        RowVersion versioned = RowVersion.of(call, table, column);
        versioned.position(columns);
        return new KeyedTable<>(call, table, versioned);
    }

    /** The method that the user calls. */
    String call() {
        return call;
    }

    private List<Integer> key() {
        List<String> names = table.definition().primaryKey();
        if (names.isEmpty()) {
            throw new InvalidStatement(call + "(" + table + ", …): the table has no primary key to find a row by: say"
                    + " which rows by where(…) of update or deleteFrom");
        }
        List<String> mapped = columns.stream().map(Column::name).toList();
        List<Integer> positions = new ArrayList<>();
        for (String name : names) {
            if (!mapped.contains(name)) {
                throw new InvalidStatement(call + "(" + table + ", …): the row mapping leaves out " + name
                        + " of the primary key: map it, or say which rows by where(…) of update or deleteFrom");
            }
            positions.add(mapped.indexOf(name));
        }
        return positions;
    }

    Column<T, ?> column(int position) {
        return columns.get(position);
    }

    /** The positions in the row mapping of the columns that find a row. */
    List<Integer> found() {
        List<Integer> found = new ArrayList<>(key);
        if (version != null) {
            found.add(version.position(columns));
        }
        return found;
    }

    /**
     * The positions in the row mapping of the columns that an update sets.
     *
     * @throws InvalidStatement if there are none
     */
    List<Integer> set() {
        List<Integer> set = IntStream.range(0, columns.size())
                .filter(i -> !key.contains(i) && !columns.get(i).definition().isIdentity())
                .boxed()
                .toList();
        if (set.isEmpty()) {
            throw new InvalidStatement(call + "(" + table + ", …): the row mapping has no column beside the primary"
                    + " key, so there is nothing to set: insert or delete the row");
        }
        return set;
    }

    /** The version, if the column at this position is one; else null. */
    @Nullable
    RowVersion versionAt(int position) {
        return version != null && version.isOf(columns.get(position)) ? version : null;
    }

    /** A row into which records are written. */
    KeyedRow<T> row() {
        return new KeyedRow<>(call, table, columns);
    }

    /** Writes a record into the row. */
    void write(R record, KeyedRow<T> to) {
        to.clear();
        try {
            to.fill(mapping, record);
        } catch (LeanqException e) {
            throw FailedConversion.at(call, e);
        }
    }

    ChangeNode.Update update(List<ChangeNode.Assignment> assignments, Condition found) {
        return new ChangeNode.Update(table.instance(), assignments, Optional.of(found.node()));
    }

    ChangeNode.Delete delete(Condition found) {
        return new ChangeNode.Delete(table.instance(), Optional.of(found.node()));
    }
}
