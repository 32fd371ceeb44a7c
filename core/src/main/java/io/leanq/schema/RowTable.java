package io.leanq.schema;

import io.leanq.query.RowMapping;

/**
 * A table with a row record, as the code generator writes it.
 *
 * @param <T> the table class itself
 * @param <R> the row record
 */
public abstract class RowTable<T extends RowTable<T, R>, R> extends Table<T> {

    protected RowTable(TableRef<T> ref) {
        super(ref);
    }

    /**
     * The mapping by which a record is read from the columns of this instance and written to them.
     *
     * <p>Selected from an outer-joined instance that has no match, {@code select(a.row(), b.row())} or
     * {@code select(b.row())} gives null for the record if the columns of the mapping contain the table's whole primary
     * key. If they do not, a row of NULLs cannot be told from no match, and the record is made from NULLs.
     *
     * <p>A null component draws the next number if a sequence feeds its column. For another NOT NULL column it is
     * written as the column's constant default, and refused if the default is CURRENT_TIMESTAMP or CURRENT_DATE.
     * Otherwise it is written as NULL.
     */
    public abstract RowMapping<T, R> row();
}
