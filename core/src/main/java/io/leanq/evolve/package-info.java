/**
 * Schemas that change: the changes between two of them, and the statements that make one of the other. Nothing here
 * needs a database: a state is made from a model, from a reflection or from a snapshot.
 *
 * <ol>
 *   <li>{@link SchemaDiff}: the changes between two schemas
 *   <li>{@link SchemaPlan}: the statements of a diff in order, and how they are applied
 *   <li>{@link SchemaChange}: one change, with old and new
 *   <li>{@link PlanStep}: one statement, with what it does to rows and to programs that run meanwhile
 *   <li>{@link Permission}: what a plan may do that loses something
 *   <li>{@link PlanOption}: how a plan is made
 *   <li>{@link Tolerance}: what a database may have more than the classes say
 *   <li>{@link SchemaState}: a schema as a value, with {@link TableState}, {@link ColumnState} and {@link ViewState}
 *   <li>{@link SchemaSource}: what has such a value: models, reflections, snapshots
 *   <li>{@link PlanTarget}: a database against which a plan runs
 *   <li>{@link PlanRun}: what a run did
 *   <li>{@link PlanRefused}, {@link NotPermitted}, {@link PlanMismatch}, {@link PlanFailed}: why a plan is not made, not
 *       run, or not ended
 * </ol>
 */
@NullMarked
package io.leanq.evolve;

import org.jspecify.annotations.NullMarked;
