package io.leanq.exec;

/** The work of a transaction, without a result. */
@FunctionalInterface
public interface TransactionAction<E extends Exception> {
    void run(Transaction tx) throws E;
}
