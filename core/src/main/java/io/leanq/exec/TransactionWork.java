package io.leanq.exec;

import org.jspecify.annotations.Nullable;

/** The work of a transaction, with a result. */
@FunctionalInterface
public interface TransactionWork<X extends @Nullable Object, E extends Exception> {
    /**
     * Runs in the transaction, which is committed when this returns.
     *
     * @param tx valid until this returns
     * @return the result of {@link Database#transactionResult}; may be null
     * @throws E to roll the transaction back
     */
    X run(Transaction tx) throws E;
}
