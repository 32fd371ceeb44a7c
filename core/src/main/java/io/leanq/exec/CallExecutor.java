package io.leanq.exec;

import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.InsertStep;
import io.leanq.query.Rows;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Implements each call of an {@link Executor} once, as work for a {@link StatementRunner}. A subclass supplies the
 * runner and checks that the call is allowed.
 */
public abstract class CallExecutor implements Executor {

    /** What a call does to data. */
    public enum Kind {
        READ,
        CHANGE,
        /** A change at which databases commit the transaction in which it runs. */
        COMMITTING_CHANGE,
        /** Changes in several requests that are committed or rolled back together. */
        BATCH
    }

    /** Runs the call with a runner, within the limits of the options. */
    protected abstract <X extends @Nullable Object> X run(
            Kind kind, CallOptions options, Function<? super StatementRunner, X> call);

    /** Opens a stream. It stays open after the call has returned. */
    protected <R> Stream<R> stream(CallOptions options, Rows<R> query) {
        return run(Kind.READ, options, runner -> runner.stream(query));
    }

    /** The dialect of the database behind the executor. */
    protected abstract Dialect dialect();

    /** The options that hold for every call of this executor. */
    CallOptions options() {
        return CallOptions.DEFAULT;
    }

    @Override
    public Executor with(CallOptions more) {
        return new LimitedExecutor(this, options().and(Given.OPTIONS.in("with(null)", more)));
    }

    @Override
    public <R> List<R> fetch(Rows<R> query) {
        Given.QUERY.in("fetch(null)", query);
        return run(Kind.READ, options(), runner -> runner.fetch(query, Long.MAX_VALUE));
    }

    @Override
    public <R> @Nullable R fetchOne(Rows<R> query) {
        Given.QUERY.in("fetchOne(null)", query);
        return this.<@Nullable R>run(Kind.READ, options(), runner -> runner.fetchOne(query));
    }

    @Override
    public <R> Optional<R> fetchOptional(Rows<R> query) {
        Given.QUERY.in("fetchOptional(null)", query);
        return run(Kind.READ, options(), runner -> runner.fetchOptional(query));
    }

    @Override
    public <R> Stream<R> stream(Rows<R> query) {
        return stream(options(), Given.QUERY.in("stream(null)", query));
    }

    @Override
    public long execute(Change change) {
        Kind kind = Given.CHANGE.in("execute(null)", change).commits() ? Kind.COMMITTING_CHANGE : Kind.CHANGE;
        return run(kind, options(), runner -> runner.execute(change));
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts) {
        Given.BATCH.in("batch(null, …)", batch);
        Given.ROWS.in("batch(…, null)", rows);
        return run(Kind.BATCH, options(), runner -> runner.batch(batch, rows, counts));
    }

    @Override
    public long next(Sequence sequence) {
        Given.SEQUENCE.in("next(null)", sequence);
        return run(Kind.READ, options(), runner -> runner.next(sequence));
    }

    @Override
    public <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key) {
        return run(Kind.CHANGE, options(), runner -> runner.insertReturning(insert, key));
    }

    @Override
    public String explain(Statement statement) {
        Given.STATEMENT.in("explain(null)", statement);
        return run(Kind.READ, options(), runner -> runner.explain(statement));
    }

    @Override
    public Rendered render(Statement statement) {
        return Given.STATEMENT.in("render(null)", statement).render(dialect());
    }
}
