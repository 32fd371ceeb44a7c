package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.render.Dialect;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An open transaction; its calls throw once the work has returned. */
final class ConnectedTransaction extends CallExecutor implements Transaction {
    private final Runner runner;
    private final Dialect dialect;
    private final boolean readOnly;
    private final boolean joined;
    private boolean rollbackOnly;
    private volatile boolean ended;

    /** @param joined whether the application ends the transaction */
    ConnectedTransaction(Runner runner, Dialect dialect, boolean readOnly, boolean joined) {
        this.runner = runner;
        this.dialect = dialect;
        this.readOnly = readOnly;
        this.joined = joined;
    }

    private void requireOpen() {
        if (ended) {
            throw new LeanqException("the transaction has ended: what it gave is of no use outside its work");
        }
    }

    boolean isRollbackOnly() {
        return rollbackOnly;
    }

    void end() {
        ended = true;
        runner.cutOffStreams();
    }

    @Override
    public void rollbackOnly() {
        requireOpen();
        if (joined) {
            throw new LeanqException("rollbackOnly: this transaction is the application's, which alone ends it: mark it"
                    + " there, as by setRollbackOnly() of Spring's TransactionStatus, or throw");
        }
        rollbackOnly = true;
    }

    @Override
    protected <X extends @Nullable Object> X run(
            Kind kind, CallOptions options, Function<? super StatementRunner, X> call) {
        requireOpen();
        SessionRules.requireChangesAllowed(readOnly, kind != Kind.READ);
        SessionRules.requireNoCommit(kind);
        return runner.within(options.begin(runner.limits()), options.dialect(dialect), call);
    }

    @Override
    protected Dialect dialect() {
        return dialect;
    }
}
