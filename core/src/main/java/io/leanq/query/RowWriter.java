package io.leanq.query;

import io.leanq.schema.Table;

/** Sets the columns of an insert from a row record. Must set each column of its mapping, in every row. */
@FunctionalInterface
public interface RowWriter<T extends Table<T>, R> {
    InsertStep<T> write(R row, InsertStep<T> to);
}
