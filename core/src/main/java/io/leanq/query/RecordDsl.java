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
     * <p>A version is set to the record's own, which may be an older one than the row's, and then makes records of that
     * version valid again: where a table has a version, all its writers use {@link #updateRowIfVersion}.
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
     * the next update. A {@code LeanqException} says that the server does not report what was changed.
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

    /**
     * {@link #deleteRow} of the row as it was read: the row must have the record's version.
     *
     * <p>If no row has the record's key and version, another transaction has changed or deleted the row; the execution
     * throws {@link io.leanq.StaleRow}, and nothing is deleted. A {@code LeanqException} says that the server does not
     * report what was deleted.
     *
     * @param version a column of whole numbers, which every writer of the row counts on
     * @throws InvalidStatement for the reasons of {@link #deleteRow}, and if the version belongs to another table or to
     *     the primary key, the row mapping leaves it out, or it is null
     */
    public static <T extends RowTable<T, R>, R> Change deleteRowIfVersion(T table, R row, NumberColumn<T, ?> version) {
        return RecordChange.deleteIfVersion(table, row, version);
    }

    /**
     * {@link #updateRow} for any number of row records, through one prepared statement. Rows that no record's key finds
     * are reported as 0 to the {@code RowCounts} of the execution.
     *
     * @throws InvalidStatement for the reasons of {@link #updateRow}; those that lie in a record when its row is
     *     written
     */
    public static <T extends RowTable<T, R>, R> Batch<R> batchUpdate(T table) {
        return RecordBatch.update(table);
    }

    /**
     * {@link #updateRowIfVersion} for any number of row records, through one prepared statement. The execution throws
     * {@link io.leanq.StaleRow}, with the position of the row, if no row has a record's key and version, and changes
     * nothing: a batch is all or nothing.
     *
     * @param version a column of whole numbers, which every writer of the row counts on
     * @throws InvalidStatement for the reasons of {@link #updateRowIfVersion}; those that lie in a record when its row
     *     is written
     */
    public static <T extends RowTable<T, R>, R> Batch<R> batchUpdateIfVersion(T table, NumberColumn<T, ?> version) {
        return RecordBatch.updateIfVersion(table, version);
    }

    /**
     * {@link #deleteRow} for any number of row records, through one prepared statement.
     *
     * @throws InvalidStatement for the reasons of {@link #deleteRow}; a key that is null when its row is written
     */
    public static <T extends RowTable<T, R>, R> Batch<R> batchDelete(T table) {
        return RecordBatch.delete(table);
    }

    /**
     * {@link #deleteRowIfVersion} for any number of row records, through one prepared statement. The execution throws
     * {@link io.leanq.StaleRow}, with the position of the row, if no row has a record's key and version, and deletes
     * nothing: a batch is all or nothing.
     *
     * @param version a column of whole numbers, which every writer of the row counts on
     * @throws InvalidStatement for the reasons of {@link #deleteRowIfVersion}; a key or version that is null when its
     *     row is written
     */
    public static <T extends RowTable<T, R>, R> Batch<R> batchDeleteIfVersion(T table, NumberColumn<T, ?> version) {
        return RecordBatch.deleteIfVersion(table, version);
    }
}
