package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;

/** The methods of {@link Dsl} that change one row by its row record, which is found by the primary key. */
public abstract class RecordDsl extends PlainDsl {
    RecordDsl() {}

    /**
     * Sets the columns of the row mapping, except those of the primary key, in the row that has the record's key. The
     * execution returns 0 if there is no such row. A null component becomes NULL.
     *
     * @throws InvalidStatement if the table is an alias or a view or has no primary key, the row mapping leaves out a
     *     column of the key or has no other column, or a component of a NOT NULL column is null
     */
    public static <T extends RowTable<T, R>, R> Change updateRow(T table, R row) {
        return RecordChange.update(table, row);
    }

    /**
     * {@link #updateRow} of the row as it was read: the row must have the record's version, and gets the next one.
     *
     * <p>If no row has the record's key and version, another transaction has changed or deleted the row; the execution
     * throws {@link io.leanq.StaleRow}, and nothing is changed. The record keeps its version: read the row again before
     * the next update.
     *
     * @param version a column of whole numbers, which every writer of the row counts on
     * @throws InvalidStatement for the reasons of {@link #updateRow}, and if the version belongs to another table or to
     *     the primary key, the row mapping leaves it out, it is null, or its column cannot hold the next one
     */
    public static <T extends RowTable<T, R>, R> Change updateRowIfVersion(T table, R row, NumberColumn<T, ?> version) {
        return RecordChange.updateIfVersion(table, row, version);
    }

    /**
     * Deletes the row that has the record's primary key; the other components are not looked at. The execution returns
     * 0 if there is no such row.
     *
     * @throws InvalidStatement if the table is an alias or a view or has no primary key, or the row mapping leaves out
     *     a column of the key
     */
    public static <T extends RowTable<T, R>, R> Change deleteRow(T table, R row) {
        return RecordChange.delete(table, row);
    }
}
