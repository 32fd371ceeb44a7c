/**
 * Schemas that change: {@link io.leanq.evolve.SchemaState} is a schema as a value, {@link io.leanq.evolve.SchemaDiff}
 * the changes between two of them, {@link io.leanq.evolve.SchemaPlan} the statements that make one of the other, with
 * what each of them does to rows and to the programs that use the schema.
 *
 * <p>Nothing here needs a database: a state is made from a model, from a reflection or from a snapshot. A plan runs
 * against a {@link io.leanq.evolve.PlanTarget}, which {@code Database} is.
 */
@NullMarked
package io.leanq.evolve;

import org.jspecify.annotations.NullMarked;
