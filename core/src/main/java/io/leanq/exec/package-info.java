/**
 * Running statements: databases, sessions, transactions, results and listeners.
 *
 * <p>Behind the interfaces, {@code CallExecutor} makes each call work for a {@code StatementRunner}, {@code Runner} is the one that
 * runs a statement or a batch on one connection, {@code KeyDraws} draws the keys of a
 * batch, {@code OneUnit} begins and ends a transaction, {@code Retrying} repeats one that lost a conflict, and {@code RowStream}
 * is the stream over an open cursor.
 */
@NullMarked
package io.leanq.exec;

import org.jspecify.annotations.NullMarked;
