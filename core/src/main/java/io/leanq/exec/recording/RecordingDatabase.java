package io.leanq.exec.recording;

import io.leanq.LeanqException;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.ddl.DdlStatement;
import io.leanq.driver.CallLimits;
import io.leanq.exec.CallExecutor;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Database;
import io.leanq.exec.Retrying;
import io.leanq.exec.Session;
import io.leanq.exec.SessionMode;
import io.leanq.exec.SessionRules;
import io.leanq.exec.StatementRunner;
import io.leanq.exec.TransactionOptions;
import io.leanq.exec.TransactionWork;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.CompleteChange;
import io.leanq.query.Rows;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Database} for users' unit tests. It connects to no server, records every statement as it would be sent, and
 * answers queries with the rows that the test sets. A query without an answer throws; it is no empty result.
 * Thread-safe.
 *
 * <p>The record of a transaction ends with the text {@code COMMIT} or {@code ROLLBACK}; statements that were rolled
 * back stay in the record.
 */
public final class RecordingDatabase extends CallExecutor implements Database {
    private final Dialect dialect;
    private final boolean sessionAutocommit;
    private final List<Rendered> executed = new ArrayList<>();
    private final Map<Statement, List<?>> rows = new HashMap<>();
    private final Map<Statement, Long> counts = new HashMap<>();
    private final Map<RowOfBatch, Long> countsOfRows = new HashMap<>();
    private final AtomicLong nextKey = new AtomicLong();

    /** @param sql the text of the batch in the dialect of the database */
    private record RowOfBatch(String sql, Object row) {}

    /** A database whose {@link #session()} commits each statement, as with a URL without {@code autocommit=False}. */
    public RecordingDatabase(Dialect dialect) {
        this(dialect, true);
    }

    /** @param sessionAutocommit whether {@link #session()} commits each statement by itself */
    public RecordingDatabase(Dialect dialect, boolean sessionAutocommit) {
        this.dialect = given("new RecordingDatabase(null): give the dialect", dialect);
        this.sessionAutocommit = sessionAutocommit;
    }

    /** Sets the rows of every query equal to this one, from now on. */
    public synchronized <R> RecordingDatabase answer(Rows<R> query, List<? extends R> answer) {
        given("answer(null, …): give a query", query);
        given("answer(…, null): give the rows; a list of none for no row", answer);
        rows.put(query, Collections.unmodifiableList(new ArrayList<>(answer)));
        return this;
    }

    /** {@link #answer(Rows, List)} with rows that are written out. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied at once
    public final <R> RecordingDatabase answer(Rows<R> query, R first, R... more) {
        List<R> answer = new ArrayList<>();
        answer.add(first);
        answer.addAll(Arrays.asList(given("answer(query, row, null): leave the argument out", more)));
        return answer(query, answer);
    }

    /** Sets the number of rows that every change equal to this one reports, from now on; 1 where it is not set. */
    public synchronized RecordingDatabase answer(Change change, long changed) {
        counts.put(given("answer(null, …): give a change", change), changed);
        return this;
    }

    /**
     * Sets the number of rows that every row equal to this one reports in batches with the text of this one, from now
     * on; 1 where it is not set. Of {@code batchUpdateIfVersion} and {@code batchDeleteIfVersion} 0 makes it a
     * {@link io.leanq.StaleRow}.
     */
    public synchronized <R> RecordingDatabase answer(Batch<R> batch, R row, long changed) {
        given("answer(null, …): give a batch", batch);
        given("answer(batch, null, …): give the row of the batch", row);
        countsOfRows.put(new RowOfBatch(batch.prepare(dialect).sql(), row), changed);
        return this;
    }

    /** All statements that were run so far, in order. */
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

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** Applies {@code maxRows}. Time limits and cancellations have no effect. */
    @Override
    protected <X extends @Nullable Object> X run(
            Kind kind, CallOptions options, Function<? super StatementRunner, X> call) {
        return run(dialect, options, call);
    }

    /** @param spoken the dialect of the database, session or transaction */
    <X extends @Nullable Object> X run(Dialect spoken, CallOptions options, Function<? super StatementRunner, X> call) {
        return call.apply(new Recorder(this, options.dialect(spoken), options.begin(CallLimits.NONE)));
    }

    synchronized void record(Rendered rendered) {
        executed.add(rendered);
    }

    /** @throws LeanqException if the test set no answer for the query */
    @SuppressWarnings("unchecked") // answer() puts rows of the query's own type
    synchronized <R> List<R> answerTo(Rows<R> query) {
        List<?> answer = rows.get(query);
        if (answer == null) {
            throw new LeanqException("no answer was given for " + query + ": call answer(query, rows) first");
        }
        return (List<R>) answer;
    }

    synchronized long countOf(Change change) {
        return counts.getOrDefault(change, 1L);
    }

    /** How many rows a row of the batch reports. */
    <R> ToLongFunction<R> countsOf(Batch<R> batch) {
        String sql = batch.prepare(dialect).sql();
        return row -> countOf(new RowOfBatch(sql, row));
    }

    private synchronized long countOf(RowOfBatch row) {
        return countsOfRows.getOrDefault(row, 1L);
    }

    /** The next key: 1, 2, 3 …, counted for all sequences together. */
    long nextKey() {
        return nextKey.incrementAndGet();
    }

    @Override
    public Session session() {
        return new RecordingSession(
                this, sessionAutocommit ? SessionMode.AUTOCOMMIT : SessionMode.MANUAL, TransactionOptions.DEFAULT);
    }

    @Override
    public Session session(TransactionOptions options) {
        return new RecordingSession(this, SessionMode.MANUAL, options);
    }

    void end(String how) {
        record(new Rendered(how, List.of()));
    }

    @Override
    public <X extends @Nullable Object, E extends Exception> X transactionResult(
            TransactionOptions options, TransactionWork<X, E> work) throws E {
        RecordingSession transaction = new RecordingSession(this, SessionMode.JOINED, options);
        X result;
        try {
            result = work.run(transaction);
        } catch (Throwable e) {
            end("ROLLBACK");
            throw e;
        }
        boolean kept = !transaction.isRollbackOnly();
        end(kept && !transaction.hasBrokenBatch() ? "COMMIT" : "ROLLBACK");
        if (kept && transaction.hasBrokenBatch()) {
            throw SessionRules.brokenBatch();
        }
        return result;
    }

    @Override
    public Retrying retryOnConflict(int retries) {
        return Retrying.of(this, retries);
    }

    /** The empty catalog, so that {@code createAll} creates everything. */
    @Override
    public Catalog catalog(CatalogSelection selection) {
        return Catalog.EMPTY;
    }

    @Override
    public void execute(DdlNode ddl) {
        record(DdlStatement.of(ddl).render(dialect));
    }

    @Override
    public void execute(List<ChangeNode> rows) {
        transaction(tx -> rows.forEach(change -> tx.execute(CompleteChange.of(change))));
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
