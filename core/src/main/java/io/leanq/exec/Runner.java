package io.leanq.exec;

import io.leanq.InvalidStatement;
import io.leanq.WriteConflict;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.BoundSql;
import io.leanq.query.Change;
import io.leanq.query.PreparedBatch;
import io.leanq.query.RowReader;
import io.leanq.query.Rows;
import io.leanq.render.Dialect;
import io.leanq.schema.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs statements on one connection: from statement to text and binds, from cells to rows. */
final class Runner implements StatementRunner {
    private static final int FIRST_CAPACITY = 10;

    private final DriverConnection connection;
    private final Listeners listeners;
    /** The dialect of the call in progress. */
    private Dialect dialect;
    /** Limits of the call in progress. */
    private CallLimits limits;

    private boolean brokenBatch;
    private @Nullable WriteConflict conflict;
    private boolean abandoned;
    private final List<RowStream.Resources> openStreams = new ArrayList<>();

    /** @param limits of all calls, except those with {@linkplain #within limits of their own} */
    Runner(DriverConnection connection, Dialect dialect, Listeners listeners, CallLimits limits) {
        this.connection = connection;
        this.dialect = dialect;
        this.listeners = listeners;
        this.limits = limits;
    }

    /** Runs a call with limits and a dialect of its own. */
    <X extends @Nullable Object> X within(CallLimits own, Dialect spoken, Function<? super Runner, X> call) {
        CallLimits limitsBefore = limits;
        Dialect dialectBefore = dialect;
        limits = own;
        dialect = spoken;
        try {
            return call.apply(this);
        } finally {
            limits = limitsBefore;
            dialect = dialectBefore;
        }
    }

    /** The limits of the call in progress, else those of all calls. */
    CallLimits limits() {
        return limits;
    }

    DriverConnection connection() {
        return connection;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <R> List<R> fetch(Rows<R> query, long most) {
        return fetch(query, most, limits);
    }

    private <R> List<R> fetch(Rows<R> query, long most, CallLimits within) {
        BoundSql bound = query.bound(dialect);
        RowReader<R> reader = query.reader();
        Listeners.Watch watch = listeners.start(bound.sql(), bound.holdsValues(), bound.holdsPlainSql());
        try (DriverCursor cursor = opened(query, bound, within)) {
            List<R> rows = new ArrayList<>((int) Math.min(most, FIRST_CAPACITY));
            while (rows.size() < most && cursor.next()) {
                SessionRules.requireRoom(within, rows.size());
                rows.add(reader.read(cursor, 0));
            }
            watch.done(rows.size());
            return rows;
        } catch (RuntimeException e) {
            throw failed(watch, e);
        }
    }

    /** The cursor of the query, which has at least the columns that plain SQL declares. */
    private DriverCursor opened(Rows<?> query, BoundSql bound, CallLimits within) {
        DriverCursor cursor = connection.query(bound.sql(), bound, within);
        OptionalInt declared = query.declaredColumns();
        if (declared.isPresent() && cursor.columns() < declared.getAsInt()) {
            int found = cursor.columns();
            cursor.close();
            throw new InvalidStatement("as(…) of plain SQL declares " + declared.getAsInt()
                    + " columns, and the result has only " + found + ": declare those of the result, in their order");
        }
        return cursor;
    }

    /** Streams rows from this connection, which stays with its holder when the stream ends. */
    @Override
    public <R> Stream<R> stream(Rows<R> query) {
        return stream(query, null);
    }

    /**
     * @param giveBack gives back the connection when the stream ends; null if the connection does not belong to the
     *     stream
     */
    <R> Stream<R> stream(Rows<R> query, @Nullable Runnable giveBack) {
        BoundSql bound = query.bound(dialect);
        RowReader<R> reader = query.reader();
        Listeners.Watch watch = listeners.start(bound.sql(), bound.holdsValues(), bound.holdsPlainSql());
        try {
            RowStream.Resources resources =
                    new RowStream.Resources(opened(query, bound, limits), watch, limits, giveBack);
            openStreams.removeIf(RowStream.Resources::isEnded);
            openStreams.add(resources);
            return new RowStream<>(reader, resources).stream();
        } catch (RuntimeException e) {
            throw failed(watch, e);
        }
    }

    /** Closes the cursors of open streams; a stream that is read further throws. */
    void cutOffStreams() {
        openStreams.forEach(RowStream.Resources::cutOff);
        openStreams.clear();
    }

    @Override
    public long execute(Change change) {
        BoundSql bound = change.bound(dialect);
        long changed = execute(bound);
        bound.requireOutcome(changed);
        return changed;
    }

    private long execute(BoundSql bound) {
        Listeners.Watch watch = listeners.start(bound.shownSql(), bound.holdsValues(), bound.holdsPlainSql());
        try {
            long changed = connection.execute(bound.sql(), bound, limits);
            watch.done(changed);
            return changed;
        } catch (RuntimeException e) {
            if (bound.holdsSecret()) {
                throw failed(watch, ServerText.removed(e));
            }
            bound.target().ifPresent(target -> Whereabouts.locate(e, target));
            throw failed(watch, e);
        }
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts) {
        PreparedBatch<R> prepared = batch.prepare(dialect);
        CallLimits ofKeys = limits.ofAllRows(); // the rows of the batch are not those of a query
        KeyDraws keys = new KeyDraws(query -> fetch(query, Long.MAX_VALUE, ofKeys));
        ToLongFunction<Sequence> draw = keys::next;
        Listeners.Watch watch = listeners.start(prepared.sql(), prepared.holdsValues(), prepared.hasPlainSql());
        BatchTotal total = new BatchTotal(prepared, counts);
        boolean brokenBefore = brokenBatch;
        brokenBatch = true;
        try (DriverBatch open = connection.batch(prepared.sql(), total, limits)) {
            while (hasNext(rows, prepared)) {
                prepared.encode(next(rows, prepared), open.binds(), draw);
                open.addRow();
                total.requireOutcome();
            }
            open.finish();
            total.requireOutcome();
            brokenBatch = brokenBefore;
            watch.done(total.changed());
            return total.changed();
        } catch (RuntimeException e) {
            Whereabouts.locate(e, prepared.target());
            throw failed(watch, e);
        }
    }

    private static boolean hasNext(Iterator<?> rows, PreparedBatch<?> prepared) {
        try {
            return rows.hasNext();
        } catch (RuntimeException e) {
            prepared.sourceFailed(e);
            throw e;
        }
    }

    private static <R> R next(Iterator<? extends R> rows, PreparedBatch<R> prepared) {
        try {
            return rows.next();
        } catch (RuntimeException e) {
            prepared.sourceFailed(e);
            throw e;
        }
    }

    private RuntimeException failed(Listeners.Watch watch, RuntimeException failure) {
        if (failure instanceof WriteConflict lost) {
            conflict = lost;
        }
        return watch.failed(failure);
    }

    /**
     * The conflict by which this transaction was lost, if the work went on after it; else null. Such a transaction must
     * not be committed: its changes before the conflict are gone.
     */
    @Nullable
    WriteConflict conflict() {
        return conflict;
    }

    /**
     * Whether a batch of this transaction failed after some of its rows may have run. Such a transaction must not be
     * committed, since a batch is all or nothing.
     */
    boolean hasBrokenBatch() {
        return brokenBatch;
    }

    /** Commits the open transaction and notifies the listeners. */
    void commit() {
        long start = System.nanoTime();
        try {
            connection.commit(limits);
        } catch (RuntimeException e) {
            listeners.commitFailed(e, System.nanoTime() - start);
            throw e;
        }
        listeners.committed(System.nanoTime() - start);
    }

    /** Rolls back the open transaction and notifies the listeners. */
    void rollback() {
        long start = System.nanoTime();
        connection.rollback(limits);
        brokenBatch = false;
        conflict = null;
        listeners.rolledBack(System.nanoTime() - start);
    }

    /** Marks the connection as unusable: a rollback failed, so its open work and its autocommit mode are unknown. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }
}
