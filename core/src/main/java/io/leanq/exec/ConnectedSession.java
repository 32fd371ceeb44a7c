package io.leanq.exec;

import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.driver.RowCounts;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.InsertStep;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Column;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session over one driver connection: knows whether there are changes to commit, and keeps a second thread out. */
final class ConnectedSession implements Session {
    private final Runner runner;
    private final Dialect dialect;
    private final SessionMode mode;
    private final AtomicBoolean busy = new AtomicBoolean();
    private boolean changed;
    private boolean lostCommit;
    private volatile boolean closed;

    ConnectedSession(Runner runner, Dialect dialect, SessionMode mode) {
        this.runner = runner;
        this.dialect = dialect;
        this.mode = mode;
        runner.connection().autocommit(mode == SessionMode.AUTOCOMMIT);
    }

    private <X extends @Nullable Object> X exclusively(Supplier<X> call) {
        if (!busy.compareAndSet(false, true)) {
            throw new LeanqException(
                    "a session belongs to one thread, and another call is under way: open a session for"
                            + " each thread, or use the Database itself");
        }
        try {
            if (closed) {
                throw new LeanqException("the session is closed");
            }
            if (runner.isAbandoned()) {
                throw new LeanqException("an earlier batch of this session failed and could not be rolled back either:"
                        + " close the session, and open another");
            }
            return call.get();
        } finally {
            busy.set(false);
        }
    }

    private <X extends @Nullable Object> X changing(Supplier<X> call) {
        return exclusively(() -> {
            changed = mode == SessionMode.MANUAL;
            return call.get();
        });
    }

    @Override
    public <R> List<R> fetch(Query<R> query) {
        return exclusively(() -> runner.fetch(query));
    }

    @Override
    public <R> @Nullable R fetchOne(Query<R> query) {
        return this.<@Nullable R>exclusively(() -> runner.fetchOne(query));
    }

    @Override
    public <R> Optional<R> fetchOptional(Query<R> query) {
        return exclusively(() -> runner.fetchOptional(query));
    }

    @Override
    public <R> Stream<R> stream(Query<R> query) {
        return exclusively(() -> runner.stream(query));
    }

    @Override
    public long execute(Change change) {
        return changing(() -> runner.execute(change));
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts) {
        return changing(() -> mode == SessionMode.AUTOCOMMIT
                ? OneUnit.run(runner, () -> runner.batch(batch, rows, counts))
                : runner.batch(batch, rows, counts));
    }

    @Override
    public long next(Sequence sequence) {
        return exclusively(() -> runner.next(sequence));
    }

    @Override
    public <T extends Table<T>, K> K insertReturning(InsertStep<T> insert, Column<T, K> key) {
        return changing(() -> runner.insertReturning(insert, key));
    }

    @Override
    public Rendered render(Statement statement) {
        return statement.render(dialect);
    }

    @Override
    public void commit() {
        this.<@Nullable Object>exclusively(() -> {
            requireOwn("commit");
            if (lostCommit) {
                throw new LeanqException(
                        "the answer to an earlier commit was lost, so nothing more can be committed here:"
                                + " find out what is in the database, in another session");
            }
            changed = false;
            if (mode == SessionMode.MANUAL) {
                try {
                    OneUnit.commit(runner);
                } catch (ConnectionLost e) {
                    lostCommit = true;
                    throw e;
                }
            }
            return null;
        });
    }

    @Override
    public void rollback() {
        this.<@Nullable Object>exclusively(() -> {
            requireOwn("rollback");
            changed = false;
            if (mode == SessionMode.MANUAL) {
                runner.connection().rollback();
                runner.rolledBack();
            }
            return null;
        });
    }

    private void requireOwn(String operation) {
        if (mode == SessionMode.JOINED) {
            throw new LeanqException(
                    operation + ": this session has joined a transaction of its caller, who alone ends it");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean lost = changed;
        changed = false;
        try {
            runner.cutOffStreams();
        } finally {
            runner.connection().close();
        }
        if (lost) {
            throw new LeanqException(
                    "the session was closed over uncommitted changes, which have been rolled back: call"
                            + " commit() before, or rollback() where that is meant");
        }
    }
}
