package io.leanq.schema;

import io.leanq.query.RowMapping;

/**
 * A table with a row record, as the generator writes it.
 *
 * @param <T> the class itself
 * @param <R> the record
 */
public abstract class RowTable<T extends RowTable<T, R>, R> extends Table<T> {

    protected RowTable(TableRef<T> ref) {
        super(ref);
    }

    /**
     * How a record is read from this instance's columns and written to them.
     *
     * <p>Selected from an outer-joined instance that has no match, {@code select(a.row(), b.row())} or
     * {@code select(b.row())} gives null for it if the columns of the mapping hold the table's whole primary key;
     * without the key, a match of NULLs looks like none, and a record is made of NULLs.
     *
     * <p>A null component is drawn where a sequence feeds the column; of another NOT NULL column it is written as the
     * column's constant default, and refused if the default is a clock, CURRENT_TIMESTAMP or CURRENT_DATE; else it is
     * NULL.
     */
    public abstract RowMapping<T, R> row();
}
