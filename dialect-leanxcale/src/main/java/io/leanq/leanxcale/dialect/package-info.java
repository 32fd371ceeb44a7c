/**
 * How LeanXcale spells SQL: its dialect, and nodes for clauses that only LeanXcale has. Programs make the nodes with
 * {@code TableOptions}, {@code IndexOptions} and {@code Hints}.
 *
 * <ol>
 *   <li>{@link LeanxcaleDialect}: the dialect
 *   <li>{@link PartitionClause}: PARTITION BY, which has five forms:
 *   <li>{@link PartitionByHash}: by a hash of columns
 *   <li>{@link PartitionByKey}: by ranges of the key
 *   <li>{@link PartitionByStep}: by equal steps of a number
 *   <li>{@link PartitionByInterval}: by equal spans of time
 *   <li>{@link PartitionAtValues}: at values of a column
 *   <li>{@link SplitPoint}: where one partition ends and the next begins
 *   <li>{@link DistributeClause}: DISTRIBUTE BY: which server has which partitions
 *   <li>{@link IncludeColumns}: the columns that an index stores besides its own
 *   <li>{@link GlobalIndex}: one index over all partitions
 *   <li>{@link ForceAccess}: a table is read by an index
 *   <li>{@link FixJoinOrder}: tables are joined in the order of the FROM clause
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale.dialect;

import org.jspecify.annotations.NullMarked;
