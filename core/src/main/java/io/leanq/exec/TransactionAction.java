package io.leanq.exec;

/** The work of a transaction, without a result. */
@FunctionalInterface
public interface TransactionAction<E extends Exception> {
    /**
     * Runs in the transaction, which is committed when this returns.
     *
     * @param tx valid until this returns
     * @throws E to roll the transaction back
     */
    void run(Transaction tx) throws E;
}
