/**
 * The interface that a client of a database implements: connect, execute, batch, fetch. SQL text and bound values go
 * in, cells come out.
 *
 * <ol>
 *   <li>{@link Driver}: lends the connections of one database
 *   <li>{@link DriverConnection}: one connection: runs statements, commits and rolls back
 *   <li>{@link DriverCursor}: the rows of a running query, one at a time
 *   <li>{@link ResultColumn}: a column of a result, as the server describes it
 *   <li>{@link DriverBatch}: the rows of a batch for one prepared statement
 *   <li>{@link BindWriter}: the values of one execution, written on demand
 *   <li>{@link RowCounts}: receives the number of rows changed by each row of a batch
 *   <li>{@link CallLimits}: how long a call may take, how many rows it may read, and what may cancel it
 *   <li>{@link Deadline}: the moment by which a call must have ended
 *   <li>{@link Cancellation}: how another thread stops a call
 *   <li>{@link CallFailures}: the failures of stopped calls, with the same messages for each driver
 *   <li>{@link Isolation}: how much a transaction sees of others
 *   <li>{@link ConnectionListener}: is notified of opened and closed connections
 *   <li>{@link PoolState}: the connections of a pool at one moment
 *   <li>{@link DriverMetadata}: the catalog in the form of JDBC's metadata, where LeanQ has no reader of the database's
 *       own
 *   <li>{@link ErrorText}: reads constraints, tables and columns from the texts of failures
 * </ol>
 */
@NullMarked
package io.leanq.driver;

import org.jspecify.annotations.NullMarked;
