package io.leanq.exec;

import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.InsertStep;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What runs statements: a {@link Database}, a {@link Session} or a {@link Transaction}.
 *
 * <p>Every method may throw {@link io.leanq.InvalidStatement} and {@link io.leanq.render.UnsupportedSqlException}
 * before anything is sent, and the {@link io.leanq.SqlException} family for what the database answers:
 * {@code WriteConflict}, {@code ConstraintViolation}, {@code SyntaxError}, {@code AuthenticationFailed}, and
 * {@code ConnectionLost} with its outcome where no answer came: {@code PoolExhausted} where there was no connection,
 * {@code CallTimedOut} and {@code CallCancelled} where the call was stopped.
 *
 * <p>A call that waits for the database ends within about a second when its thread is interrupted:
 * {@code CallCancelled}, with the interrupt flag still set.
 */
public interface Executor {

    /**
     * The same with limits for each call: its time, its rows, who may cancel it. Limits add up, and the narrower one
     * holds. {@code db.with(timeLimit(ofSeconds(2))).fetch(query)}
     */
    Executor with(CallOptions options);

    /**
     * All rows, in memory; those of a single value that is NULL, or of an outer-joined table without a match, are null.
     */
    <R> List<R> fetch(Query<R> query);

    /**
     * The only row.
     *
     * @return null if the row is a single value that is NULL, or the row of an outer-joined table that has no match
     * @throws io.leanq.NoSuchRow if there is none
     * @throws io.leanq.TooManyRows if there are several
     */
    <R> @Nullable R fetchOne(Query<R> query);

    /**
     * The only row, or empty if there is none; also empty if the row is a single value that is NULL, or that of an
     * outer-joined table without a match.
     *
     * @throws io.leanq.TooManyRows if there are several
     */
    <R> Optional<R> fetchOptional(Query<R> query);

    /**
     * The rows one by one, in memory that does not grow with their number. Must be closed, by try-with-resources, or
     * read to its end; one that is neither is reported when it is garbage.
     */
    <R> Stream<R> stream(Query<R> query);

    /** Runs a change and answers how many rows it changed. */
    long execute(Change change);

    /**
     * Runs a batch in one transaction, in memory that does not grow with the number of rows. Keys that sequences feed
     * are drawn ahead, some hundred at once.
     *
     * @param counts told how many rows each row of the batch changed, −1 where the server does not tell
     * @return how many rows were changed in all
     */
    <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts);

    /** {@link #batch(Batch, Iterator, RowCounts)} where nobody asks for the counts of single rows. */
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
     * Inserts and answers the key: as it was set, or as drawn from the sequence that feeds the column.
     *
     * @throws io.leanq.InvalidStatement if the key is neither set nor fed by a sequence
     */
    <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key);

    /** What would be sent: a dry run. */
    Rendered render(Statement statement);
}
