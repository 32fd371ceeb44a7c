/**
 * Running statements: databases, sessions, transactions, results and listeners.
 *
 * <ol>
 *   <li>{@link Database}: a database and the connections to it: where programs run statements; thread-safe
 *   <li>{@link Executor}: the calls that databases, sessions and transactions share: fetch, stream, execute, batch
 *   <li>{@link Session}: one connection of its own, for one thread at a time
 *   <li>{@link Transaction}: work that is committed as a whole, or rolled back
 *   <li>{@link TransactionOptions}: isolation, read-only and time limit of a transaction
 *   <li>{@link Retrying}: transactions that are repeated when they lose a write conflict
 *   <li>{@link CallOptions}: limits of time and rows for a call
 *   <li>{@link DatabaseOptions}: autocommit of sessions, listeners, and how long closing waits
 *   <li>{@link ExecutionListener}: is told of every statement, for logs and metrics
 *   <li>{@link SqlLog}: a listener that logs statements without their values
 *   <li>{@link Platform}: how a kind of database spells SQL and shows its catalog
 *   <li>{@link StandardPlatform}: databases with the standard's SQL behind JDBC
 *   <li>{@link TransactionWork}: work in a transaction that has a result
 *   <li>{@link TransactionAction}: work in a transaction that has none
 * </ol>
 *
 * <p>Behind the interfaces, {@code CallExecutor} makes each call work for a {@code StatementRunner}, {@code Runner} is
 * the one that runs a statement or a batch on one connection, {@code KeyDraws} draws the keys of a batch,
 * {@code OneUnit} begins and ends a transaction, {@code Retrying} repeats one that lost a conflict, and
 * {@code RowStream} is the stream over an open cursor.
 */
@NullMarked
package io.leanq.exec;

import org.jspecify.annotations.NullMarked;
