package io.leanq.exec;

import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.render.Dialect;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session over one driver connection: knows whether there are uncommitted changes, and refuses a second thread. */
final class ConnectedSession extends CallExecutor implements Session {
    private final Runner runner;
    private final Dialect dialect;
    private final SessionMode mode;
    private final TransactionOptions options;
    private final UnitsUnderWay underWay;
    private final AtomicBoolean busy = new AtomicBoolean();
    /** Limits of the open transaction; null while none is open. */
    private @Nullable CallLimits transactionLimits;

    private boolean changed;
    private boolean lostCommit;
    private volatile boolean closed;

    /** @param options of each transaction of the session */
    ConnectedSession(
            Runner runner, Dialect dialect, SessionMode mode, TransactionOptions options, UnitsUnderWay underWay) {
        this.runner = runner;
        this.dialect = dialect;
        this.mode = mode;
        this.options = options;
        this.underWay = underWay;
        if (!options.isServersMode()) {
            runner.connection().transactionMode(options.isolation(), options.isReadOnly());
        }
        runner.connection().autocommit(mode == SessionMode.AUTOCOMMIT);
    }

    private <X extends @Nullable Object> X exclusively(Supplier<X> call) {
        if (!busy.compareAndSet(false, true)) {
            throw new LeanqException(
                    "a session belongs to one thread, and another call is under way: open a session for"
                            + " each thread, or use the Database itself");
        }
        underWay.beginWithin();
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
            underWay.end();
            busy.set(false);
        }
    }

    /** The limits of a call that begins now. The time limit of a transaction begins with its first call. */
    private CallLimits limits(CallOptions call) {
        CallLimits around = transactionLimits;
        if (around == null) {
            around = options.begin();
            transactionLimits = mode == SessionMode.AUTOCOMMIT ? null : around;
        }
        return call.begin(around);
    }

    @Override
    protected <X extends @Nullable Object> X run(
            Kind kind, CallOptions call, Function<? super StatementRunner, X> work) {
        return exclusively(() -> {
            SessionRules.requireChangesAllowed(options.isReadOnly(), kind != Kind.READ);
            if (mode != SessionMode.AUTOCOMMIT) {
                SessionRules.requireNoCommit(kind);
            }
            changed |= mode == SessionMode.MANUAL && kind != Kind.READ;
            return runner.within(
                    limits(call),
                    call.dialect(dialect),
                    kind == Kind.BATCH && mode == SessionMode.AUTOCOMMIT ? running -> oneUnit(running, work) : work);
        });
    }

    private <X extends @Nullable Object> X oneUnit(Runner running, Function<? super StatementRunner, X> work) {
        if (running.connection().commitsByItself()) {
            throw DriverDatabase.noTransactionToJoin("batch");
        }
        return OneUnit.run(running, () -> work.apply(running));
    }

    @Override
    protected Dialect dialect() {
        return dialect;
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
            try {
                runner.<@Nullable Object>within(limitsOfEnd(), dialect, running -> {
                    OneUnit.commit(running);
                    return null;
                });
            } catch (ConnectionLost e) {
                lostCommit = e.mayHaveRun();
                throw e;
            } finally {
                transactionLimits = null;
            }
            return null;
        });
    }

    private CallLimits limitsOfEnd() {
        CallLimits open = transactionLimits;
        return open == null ? CallLimits.NONE : open;
    }

    @Override
    public void rollback() {
        this.<@Nullable Object>exclusively(() -> {
            requireOwn("rollback");
            changed = false;
            transactionLimits = null;
            runner.rollback();
            return null;
        });
    }

    private void requireOwn(String operation) {
        switch (mode) {
            case JOINED ->
                throw new LeanqException(
                        operation + ": this session has joined a transaction of its caller, who alone ends it");
            case AUTOCOMMIT -> throw SessionRules.nothingToEnd(operation);
            case MANUAL -> {}
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
            throw SessionRules.closedOverChanges();
        }
    }
}
