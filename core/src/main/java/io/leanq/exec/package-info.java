/**
 * Running statements: databases, sessions, transactions, results and listeners.
 *
 * <ol>
 *   <li>{@link Database}: a database and the connections to it: where programs run statements; thread-safe
 *   <li>{@link Executor}: the calls of databases, sessions and transactions: fetch, stream, execute, batch
 *   <li>{@link Session}: a connection of its own, for one thread at a time
 *   <li>{@link Transaction}: work that is committed as a whole, or rolled back
 *   <li>{@link TransactionOptions}: isolation, read-only and time limit of a transaction
 *   <li>{@link Retrying}: transactions that are repeated after a write conflict
 *   <li>{@link CallOptions}: limits of time and rows for a call
 *   <li>{@link DatabaseOptions}: autocommit of sessions, listeners, and how long closing waits
 *   <li>{@link ExecutionListener}: receives the events of statements, transactions and connections, for logs and
 *       metrics
 *   <li>{@link SqlLog}: a listener that logs statements without their values
 *   <li>{@link Platform}: how a kind of database spells SQL and shows its catalog
 *   <li>{@link StandardPlatform}: databases with standard SQL, over JDBC
 *   <li>{@link TransactionWork}: the work of a transaction, with a result
 *   <li>{@link TransactionAction}: the work of a transaction, without a result
 * </ol>
 *
 * <p>Behind the interfaces, {@code CallExecutor} hands each call to a {@code StatementRunner}. {@code Runner} is the
 * one that runs statements and batches on a connection. {@code KeyDraws} draws the keys of a batch, {@code OneUnit}
 * begins and ends a transaction, {@code Retrying} repeats a transaction after a conflict, and {@code RowStream} is the
 * stream over an open cursor.
 */
@NullMarked
package io.leanq.exec;

import org.jspecify.annotations.NullMarked;
