/**
 * The service that a database client implements: connect, execute, batch, fetch; SQL text and binds in, cells out.
 *
 * <ol>
 *   <li>{@link Driver}: lends connections
 *   <li>{@link DriverConnection}: one connection: runs statements, commits and rolls back
 *   <li>{@link DriverCursor}: the rows of a running query, one at a time
 *   <li>{@link DriverBatch}: rows that are gathered for one prepared statement
 *   <li>{@link BindWriter}: the values of one execution, written on demand
 *   <li>{@link RowCounts}: is told what each row of a batch did
 *   <li>{@link CallLimits}: how long a call may take, and how many rows it may give
 *   <li>{@link Deadline}: the moment at which a call ends
 *   <li>{@link Cancellation}: how another thread stops a call
 *   <li>{@link CallFailures}: the failures of calls that were stopped, in the same words for each driver
 *   <li>{@link Isolation}: how much a transaction sees of others
 *   <li>{@link ConnectionListener}: is told of connections
 *   <li>{@link PoolState}: the connections of a pool at one moment
 *   <li>{@link DriverMetadata}: what a database tells in JDBC's words, where LeanQ does not know its catalog
 *   <li>{@link ErrorText}: the names in the words of a failure
 * </ol>
 */
@NullMarked
package io.leanq.driver;

import org.jspecify.annotations.NullMarked;
