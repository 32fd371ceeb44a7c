package io.leanq.query;

import org.jspecify.annotations.Nullable;

/** An insert or upsert of named columns whose types are known to the generated {@code InsertColumnsN} alone. Immutable. */
public interface ColumnInsert extends Insert {
    /** One more row: a value for each column. */
    ColumnInsert values(@Nullable Object... values);

    /**
     * The rows that a query gives.
     *
     * @throws io.leanq.InvalidStatement if its width or a SQL type differs from the columns'
     */
    Insert select(Query<?> query);
}
