package io.leanq.exec;

/**
 * Work that is committed as a whole when it returns and rolled back when it throws. Belongs to the thread that runs it.
 */
public interface Transaction extends Executor {

    /** From here on the transaction ends by rollback, even if the work returns. */
    void rollbackOnly();
}
