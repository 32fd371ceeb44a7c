package io.leanq.exec.recording;

import io.leanq.LeanqException;
import io.leanq.NoSuchRow;
import io.leanq.TooManyRows;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.driver.RowCounts;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Database;
import io.leanq.exec.Executor;
import io.leanq.exec.Retrying;
import io.leanq.exec.Session;
import io.leanq.exec.SessionMode;
import io.leanq.exec.TransactionOptions;
import io.leanq.exec.TransactionWork;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.Dsl;
import io.leanq.query.InsertStep;
import io.leanq.query.PreparedBatch;
import io.leanq.query.Query;
import io.leanq.query.ReturningInsert;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.DdlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Database} for users' unit tests: talks to nobody, remembers every statement as it would have been sent, and
 * answers queries with rows that the test gave. A query without an answer is a failure, not an empty result. Thread-safe.
 *
 * <p>Statements of a transaction that was rolled back are remembered too, followed by the text {@code ROLLBACK}; one that
 * was committed by {@code COMMIT}.
 */
public final class RecordingDatabase implements Database {
    private final Dialect dialect;
    private final boolean sessionAutocommit;
    private final List<Rendered> executed = new ArrayList<>();
    private final Map<Statement, List<?>> rows = new HashMap<>();
    private final Map<Statement, Long> counts = new HashMap<>();
    private final AtomicLong nextKey = new AtomicLong();

    /** One whose {@link #session()} commits each statement, as a URL without {@code autocommit=False} has it. */
    public RecordingDatabase(Dialect dialect) {
        this(dialect, true);
    }

    /** @param sessionAutocommit whether {@link #session()} commits each statement by itself */
    public RecordingDatabase(Dialect dialect, boolean sessionAutocommit) {
        this.dialect = given("new RecordingDatabase(null): give the dialect", dialect);
        this.sessionAutocommit = sessionAutocommit;
    }

    /** What a query equal to this one will give, from now on. */
    public synchronized <R> RecordingDatabase answer(Query<R> query, List<? extends R> answer) {
        given("answer(null, …): give a query", query);
        given("answer(…, null): give the rows; a list of none for no row", answer);
        rows.put(query, Collections.unmodifiableList(new ArrayList<>(answer)));
        return this;
    }

    /** How many rows a change equal to this one will change, from now on; 1 unless given. */
    public synchronized RecordingDatabase answer(Change change, long changed) {
        counts.put(change, changed);
        return this;
    }

    /** All that was run so far, in order. */
    public synchronized List<Rendered> executed() {
        return List.copyOf(executed);
    }

    /** The texts of {@link #executed()}. */
    public List<String> sql() {
        return executed().stream().map(Rendered::sql).toList();
    }

    private static <X> X given(String otherwise, @Nullable X given) {
        if (given == null) {
            throw new LeanqException(otherwise);
        }
        return given;
    }

    private synchronized void record(Rendered rendered) {
        executed.add(rendered);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    @SuppressWarnings("unchecked") // answer() puts rows of the query's own type
    public <R> List<R> fetch(Query<R> query) {
        record(query.render(dialect));
        synchronized (this) {
            List<?> answer = rows.get(query);
            if (answer == null) {
                throw new LeanqException("no answer was given for " + query + ": call answer(query, rows) first");
            }
            return (List<R>) answer;
        }
    }

    @Override
    public <R> @Nullable R fetchOne(Query<R> query) {
        List<R> answer = atMostOne(query);
        if (answer.isEmpty()) {
            throw new NoSuchRow("fetchOne found no row: " + query);
        }
        return answer.get(0);
    }

    @Override
    public <R> Optional<R> fetchOptional(Query<R> query) {
        List<R> answer = atMostOne(query);
        return answer.isEmpty() ? Optional.empty() : Optional.ofNullable(answer.get(0));
    }

    private <R> List<R> atMostOne(Query<R> query) {
        List<R> answer = fetch(query);
        if (answer.size() > 1) {
            throw new TooManyRows("more than one row where one was wanted: " + query);
        }
        return answer;
    }

    @Override
    public <R> Stream<R> stream(Query<R> query) {
        return fetch(query).stream();
    }

    @Override
    public long execute(Change change) {
        record(change.render(dialect));
        synchronized (this) {
            return counts.getOrDefault(change, 1L);
        }
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> batchRows, RowCounts rowCounts) {
        PreparedBatch<R> prepared = batch.prepare(dialect);
        long row = 0;
        while (batchRows.hasNext()) {
            RecordedBinds binds = new RecordedBinds();
            prepared.encode(batchRows.next(), binds, sequence -> nextKey.incrementAndGet());
            record(new Rendered(prepared.sql(), binds.values(), prepared.holdsValues()));
            rowCounts.counted(row++, 1);
        }
        return row;
    }

    /** 1, 2, 3 … for all sequences together. */
    @Override
    public long next(Sequence sequence) {
        record(Dsl.select(sequence.next()).render(dialect));
        return nextKey.incrementAndGet();
    }

    @Override
    public <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key) {
        ReturningInsert<K> returning = ReturningInsert.of(insert, key);
        if (returning.wantsNumber()) {
            returning = returning.with(next(key.definition().sequence().orElseThrow()));
        }
        record(returning.insert().render(dialect));
        return returning.key();
    }

    @Override
    public Rendered render(Statement statement) {
        return statement.render(dialect);
    }

    @Override
    public Session session() {
        return new RecordingSession(this, sessionAutocommit ? SessionMode.AUTOCOMMIT : SessionMode.MANUAL, false);
    }

    @Override
    public Session session(TransactionOptions options) {
        return new RecordingSession(this, SessionMode.MANUAL, options.isReadOnly());
    }

    /** Keeps to {@code maxRows}; it takes no time, and nobody can cancel it. */
    @Override
    public Executor with(CallOptions options) {
        return new RecordingSession(this, SessionMode.AUTOCOMMIT, false).with(options);
    }

    void end(String how) {
        record(new Rendered(how, List.of()));
    }

    @Override
    public <X extends @Nullable Object, E extends Exception> X transactionResult(
            TransactionOptions options, TransactionWork<X, E> work) throws E {
        RecordingSession transaction = new RecordingSession(this, SessionMode.JOINED, options.isReadOnly());
        X result;
        try {
            result = work.run(transaction);
        } catch (Throwable e) {
            end("ROLLBACK");
            throw e;
        }
        end(transaction.isRollbackOnly() ? "ROLLBACK" : "COMMIT");
        return result;
    }

    @Override
    public Retrying retryOnConflict(int retries) {
        return Retrying.of(this, retries);
    }

    /** Nothing is ever there, so {@code createAll} creates everything. */
    @Override
    public Catalog catalog(CatalogSelection selection) {
        return Catalog.EMPTY;
    }

    @Override
    public void execute(DdlNode ddl) {
        record(new Rendered(dialect.render(ddl), List.of()));
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
