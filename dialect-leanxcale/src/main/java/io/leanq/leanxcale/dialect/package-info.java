/**
 * How LeanXcale spells SQL: its dialect, and the nodes for what only it has. Users make the nodes by {@code
 * TableOptions}, {@code IndexOptions} and {@code Hints}.
 *
 * <ol>
 *   <li>{@link LeanxcaleDialect}: the dialect
 *   <li>{@link PartitionClause}: PARTITION BY, in five forms:
 *   <li>{@link PartitionByHash}: by a hash of columns
 *   <li>{@link PartitionByKey}: by ranges of the key
 *   <li>{@link PartitionByStep}: by equal steps of a number
 *   <li>{@link PartitionByInterval}: by equal spans of time
 *   <li>{@link PartitionAtValues}: at values of a column
 *   <li>{@link SplitPoint}: where one partition ends and the next begins
 *   <li>{@link DistributeClause}: DISTRIBUTE BY: which server has which partitions
 *   <li>{@link IncludeColumns}: what an index covers besides its columns
 *   <li>{@link GlobalIndex}: one index over all partitions
 *   <li>{@link ForceAccess}: a table is read by an index
 *   <li>{@link FixJoinOrder}: joins stand in the order of the from clause
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale.dialect;

import org.jspecify.annotations.NullMarked;
