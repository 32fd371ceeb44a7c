package io.leanq.exec;

import io.leanq.NoSuchRow;
import io.leanq.TooManyRows;
import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.Dsl;
import io.leanq.query.Explanation;
import io.leanq.query.InsertStep;
import io.leanq.query.ReturningInsert;
import io.leanq.query.Rows;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one call within its limits, on a connection or in a test double of a database. Four methods
 * run something: {@link #fetch}, {@link #stream}, {@link #execute} and {@link #batch}; the default methods build on
 * them. Belongs to one thread.
 */
public interface StatementRunner {

    /** The dialect that statements are rendered in. */
    Dialect dialect();

    /** @param most the most rows to read */
    <R> List<R> fetch(Rows<R> query, long most);

    /** The rows one by one. The stream stays open after the call has returned. */
    <R> Stream<R> stream(Rows<R> query);

    /** @return the number of rows changed; {@link RowCounts#UNREPORTED} if the server does not report it */
    long execute(Change change);

    /**
     * @param counts receives the number of rows changed by each row of the batch
     * @return the number of rows changed in all; {@link RowCounts#UNREPORTED} if the server does not report it for a
     *     row
     */
    <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts);

    /** {@link Executor#fetchOne}. */
    default <R> @Nullable R fetchOne(Rows<R> query) {
        List<R> rows = atMostOne(query);
        if (rows.isEmpty()) {
            throw new NoSuchRow("fetchOne found no row" + shown(query) + "; use fetchOptional where that is normal");
        }
        return rows.get(0);
    }

    /** {@link Executor#fetchOptional}. */
    default <R> Optional<R> fetchOptional(Rows<R> query) {
        List<R> rows = atMostOne(query);
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    private <R> List<R> atMostOne(Rows<R> query) {
        List<R> rows = fetch(query, 2);
        if (rows.size() > 1) {
            throw new TooManyRows("more than one row where one was wanted" + shown(query)
                    + "; narrow the condition, or use fetch or limit(1)");
        }
        return rows;
    }

    /** The text of the query for a message; empty if values are written into it. */
    private String shown(Rows<?> query) {
        return query.bound(dialect()).holdsValues() ? "" : ": " + query;
    }

    /** {@link Executor#explain}. */
    default String explain(Statement statement) {
        return String.join("\n", fetch(Explanation.of(statement), Long.MAX_VALUE));
    }

    /** The next number of the sequence. */
    default long next(Sequence sequence) {
        return Objects.requireNonNull(fetchOne(Dsl.select(sequence.next())), "a sequence never gives NULL");
    }

    /** {@link Executor#insertReturning}. */
    default <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key) {
        ReturningInsert<K> returning = ReturningInsert.of(insert, key);
        if (returning.wantsNumber()) {
            returning = returning.with(next(key.definition().sequence().orElseThrow()));
        }
        execute(returning.insert());
        return returning.key();
    }
}
