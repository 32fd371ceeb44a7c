package io.leanq.exec;

import org.jspecify.annotations.Nullable;

/** Work in a transaction that has a result. */
@FunctionalInterface
public interface TransactionWork<X extends @Nullable Object, E extends Exception> {
    X run(Transaction tx) throws E;
}
