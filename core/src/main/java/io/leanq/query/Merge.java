package io.leanq.query;

import io.leanq.schema.Column;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A complete merge: {@code MERGE INTO t USING s ON … WHEN MATCHED THEN UPDATE SET … WHEN NOT MATCHED THEN INSERT …}.
 * Its execution returns how many rows it updated and inserted. Begun by {@link Dsl#mergeInto}; each clause stands at
 * most once, and the merge is a statement after the first {@code set}.
 *
 * <p>The source must not have two rows for one row of the table: databases fail, or take any one of them.
 */
public interface Merge extends Change {

    /** A merge without its source. Immutable. */
    interface Into<T> {

        /**
         * Names the rows that are merged into the table: a table, an alias, or {@code derived(…)}.
         *
         * @throws io.leanq.InvalidStatement if the source has the name of the table
         */
        Using<T> using(Source source);
    }

    /** A merge without its condition. Immutable. */
    interface Using<T> {

        /**
         * Says which row of the table belongs to a row of the source.
         *
         * @throws io.leanq.InvalidStatement if the condition contains an aggregate or reads no column of the table
         */
        When<T> on(Condition condition);
    }

    /** A merge without any clause. Immutable. */
    interface When<T> {

        /** Begins the clause that updates the row that was found. */
        Matched<T> whenMatched();

        /** Begins the clause that inserts a row where none was found. */
        NotMatched<T> whenNotMatched();
    }

    /** The clause {@code WHEN MATCHED THEN UPDATE SET}, of which columns are set. Immutable. */
    interface Matched<T> {

        /**
         * @param value null writes NULL
         * @throws io.leanq.InvalidStatement if the column belongs to another instance of a table, is set already, or is
         *     read by the merge's condition, or its type cannot hold every digit of the value
         */
        <V> Updated<T> set(Column<T, V> column, @Nullable V value);

        /** Sets the column to an expression of both the row that was found and the row of the source. */
        <V> Updated<T> set(Column<T, V> column, Expression<V> value);

        /** Sets the column to NULL. */
        Updated<T> setNull(Column<T, ?> column);
    }

    /** A merge that updates, of which more columns can be set, or the other clause begun. Immutable. */
    interface Updated<T> extends Matched<T>, Merge {

        /** {@link #set(Column, Object)}, or nothing at all if the value is absent: the column keeps its value. */
        default <V> Updated<T> setIfPresent(Column<T, V> column, Optional<? extends V> value) {
            Needed.COLUMN.in("setIfPresent(null, …)", column);
            return Needed.OPTIONAL.in("setIfPresent(column, null)", value).isPresent()
                    ? set(column, value.get())
                    : this;
        }

        /** Begins the clause that inserts a row where none was found. */
        NotMatched<T> whenNotMatched();
    }

    /**
     * The clause {@code WHEN NOT MATCHED THEN INSERT}, of which columns are set. A column that is not set takes its
     * default. Immutable.
     */
    interface NotMatched<T> {

        /**
         * @param value null writes NULL, or draws the next number if a sequence feeds the column
         * @throws io.leanq.InvalidStatement if the column belongs to another instance of a table or is set already, or
         *     its type cannot hold every digit of the value
         */
        <V> Inserted<T> set(Column<T, V> column, @Nullable V value);

        /**
         * Sets the column to an expression of the source's row.
         *
         * @throws io.leanq.InvalidStatement if the expression reads the table, which has no such row
         */
        <V> Inserted<T> set(Column<T, V> column, Expression<V> value);

        /** Sets the column to NULL even if it has a default. */
        Inserted<T> setNull(Column<T, ?> column);
    }

    /**
     * A merge that inserts, of which more columns can be set. It is refused when it is rendered if it leaves out a
     * column that a sequence feeds. Immutable.
     */
    interface Inserted<T> extends NotMatched<T>, Merge {

        /** {@link #set(Column, Object)}, or nothing at all if the value is absent: the column takes its default. */
        default <V> Inserted<T> setIfPresent(Column<T, V> column, Optional<? extends V> value) {
            Needed.COLUMN.in("setIfPresent(null, …)", column);
            return Needed.OPTIONAL.in("setIfPresent(column, null)", value).isPresent()
                    ? set(column, value.get())
                    : this;
        }
    }
}
