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

    /** How a record is read from this instance's columns and written to them. */
    public abstract RowMapping<T, R> row();
}
