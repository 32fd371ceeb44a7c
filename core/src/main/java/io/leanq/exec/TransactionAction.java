package io.leanq.exec;

/** Work in a transaction that has no result. */
@FunctionalInterface
public interface TransactionAction<E extends Exception> {
    void run(Transaction tx) throws E;
}
