package io.leanq.exec;

import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.InsertStep;
import io.leanq.query.Rows;
import io.leanq.query.Statement;
import io.leanq.query.row.Row2;
import io.leanq.query.row.Row3;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements: a {@link Database}, a {@link Session} or a {@link Transaction}.
 *
 * <p>Every method may throw {@link io.leanq.InvalidStatement} and {@link io.leanq.render.UnsupportedSqlException}
 * before anything is sent. A refusal by the database is a {@link io.leanq.SqlException}: {@code WriteConflict},
 * {@code ConstraintViolation}, {@code SyntaxError}, {@code AuthenticationFailed}. Where no usable answer came it is a
 * {@code ConnectionLost} with its outcome: {@code PoolExhausted} where no connection was free, {@code CallTimedOut} and
 * {@code CallCancelled} where the call was stopped.
 *
 * <p>A call that waits for the database ends within about a second when its thread is interrupted: it throws
 * {@code CallCancelled}, and the interrupt flag is still set.
 *
 * <p>In a file that uses {@link java.util.concurrent.Executor} too, one of them is written in full.
 */
public interface Executor {

    /**
     * This executor with limits, or a schema, for each call: {@code db.with(timeLimit(ofSeconds(2))).fetch(query)}.
     * Where a limit is set twice, the narrower one holds.
     */
    Executor with(CallOptions options);

    /**
     * All rows, as a list in memory. An element is null where the row is a single value that is NULL, or the row of an
     * outer-joined table without a match.
     */
    <R> List<R> fetch(Rows<R> query);

    /**
     * The only row.
     *
     * @return null if the row is a single value that is NULL, or the row of an outer-joined table without a match
     * @throws io.leanq.NoSuchRow if there is no row
     * @throws io.leanq.TooManyRows if there are several
     */
    <R> @Nullable R fetchOne(Rows<R> query);

    /**
     * The only row; empty if there is none. It is also empty if the row is a single value that is NULL, or the row of
     * an outer-joined table without a match.
     *
     * @throws io.leanq.TooManyRows if there are several
     */
    <R> Optional<R> fetchOptional(Rows<R> query);

    /**
     * The rows one by one, in memory that does not grow with their number. Close the stream by try-with-resources, or
     * read it to its end. A stream that is neither closed nor read to its end is reported in the log when it is
     * garbage-collected.
     */
    <R> Stream<R> stream(Rows<R> query);

    /**
     * The rows of a join from one to many: each first value once, with its second values. The order is that of the
     * rows: a parent stands where its first row stands, its children as they come.
     *
     * <p>Rows belong to one parent if their first values are equal, as records with their key in them are. A second
     * value that is null is left out: it is a child that a left join did not find, so the parent of such a row has an
     * empty list. To keep children that may be NULL, select them by {@code row(…)} with their key. A parent can be null
     * itself, after a right or full join. The map and the lists can be changed; memory holds each parent once, and each
     * child.
     *
     * <pre>{@code
     * Map<Customer, List<Order>> orders = db.fetchGrouped(select(CUSTOMERS.row(), ORDERS.row())
     *         .from(CUSTOMERS)
     *         .leftJoin(ORDERS).on(ORDERS.customerId.eq(CUSTOMERS.id))
     *         .orderBy(CUSTOMERS.name));
     * }</pre>
     *
     * <p>Two lists under one parent would multiply each other in one join: fetch them by two statements in one
     * transaction.
     *
     * @throws io.leanq.InvalidStatement if the first value is an array, or a record or row with one in it: arrays of
     *     the same elements are not equal
     */
    default <P, C> Map<P, List<C>> fetchGrouped(Rows<Row2<P, C>> query) {
        try (Stream<Row2<P, C>> rows = stream(query)) {
            return Groups.grouped(rows);
        }
    }

    /**
     * The rows of a join over three levels, gathered like those of {@link #fetchGrouped}: each first value once, with
     * its second values, each of these with its third values. A second or third value that is null is left out.
     *
     * @throws io.leanq.InvalidStatement if the first or second value is an array, or a record or row with one in it
     */
    default <P, C, G> Map<P, Map<C, List<G>>> fetchNested(Rows<Row3<P, C, G>> query) {
        try (Stream<Row3<P, C, G>> rows = stream(query)) {
            return Groups.nested(rows);
        }
    }

    /**
     * The rows by their first value, in their order. A key or a value can be null.
     *
     * @throws io.leanq.TooManyRows if two rows have the same key
     * @throws io.leanq.InvalidStatement if the key is an array, or a record or row with one in it
     */
    default <K, V> Map<K, V> fetchMap(Rows<Row2<K, V>> query) {
        try (Stream<Row2<K, V>> rows = stream(query)) {
            return Groups.map(rows);
        }
    }

    /**
     * Runs a change.
     *
     * @return the number of rows changed; −1 where the server does not report it
     * @throws io.leanq.StaleRow if the change is {@code updateRowIfVersion} or {@code deleteRowIfVersion}, and the
     *     record's key and version find no row
     * @throws io.leanq.LeanqException if it is one of them, and the server does not report whether they have found it
     */
    long execute(Change change);

    /**
     * Runs a batch in one transaction, in memory that does not grow with the number of rows. Keys from sequences are
     * drawn ahead, up to 256 at once, so that some numbers may stay unused.
     *
     * @param counts receives for each row of the batch the number of rows changed, −1 where the server does not report
     *     it
     * @return the number of rows changed in all; −1 where the server does not report it for a row
     * @throws io.leanq.StaleRow if the batch is {@code batchUpdateIfVersion} or {@code batchDeleteIfVersion}, and a
     *     record's key and version find no row
     * @throws io.leanq.LeanqException if it is one of them, and the server does not report whether they have found it
     */
    <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts);

    /** {@link #batch(Batch, Iterator, RowCounts)} without the counts of single rows. */
    default <R> long batch(Batch<R> batch, Iterator<? extends R> rows) {
        return batch(batch, rows, (row, changed) -> {});
    }

    /** {@link #batch(Batch, Iterator)} of a collection. */
    default <R> long batch(Batch<R> batch, Iterable<? extends R> rows) {
        return batch(batch, Given.ROWS.in("batch(…, null)", rows).iterator());
    }

    /** The next number of a sequence. */
    long next(Sequence sequence);

    /**
     * Inserts one row and returns its key: the value that the insert sets, or the number drawn from the sequence of the
     * column.
     *
     * @throws io.leanq.InvalidStatement if the insert does not set the key and the column has no sequence
     */
    <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key);

    /**
     * How the database would run the statement, {@code EXPLAIN PLAN FOR …}, as text in the database's own words. The
     * statement is not run; its values are sent.
     */
    String explain(Statement statement);

    /** The statement as it would be sent; nothing is sent. */
    Rendered render(Statement statement);
}
