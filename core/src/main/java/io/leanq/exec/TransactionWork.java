package io.leanq.exec;

import org.jspecify.annotations.Nullable;

/** The work of a transaction, with a result. */
@FunctionalInterface
public interface TransactionWork<X extends @Nullable Object, E extends Exception> {
    X run(Transaction tx) throws E;
}
