package io.leanq.exec;

/**
 * An open transaction, as its work sees it. It is committed when the work returns and rolled back when the work throws.
 * Belongs to the thread that runs the work.
 */
public interface Transaction extends Executor {

    /** Makes the transaction end by rollback, even if the work returns. */
    void rollbackOnly();
}
