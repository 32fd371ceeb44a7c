/**
 * The types that exist once for each number of columns, from 1 or 2 to 16. The build generates them from one template;
 * {@link io.leanq.query.Dsl} returns and accepts them.
 *
 * <ol>
 *   <li>{@link Row2}: a row with its values by position; up to {@link Row16}
 *   <li>{@link Tuple2}: expressions that are compared as one; up to {@link Tuple16}
 *   <li>{@link Function2}: a function that makes a row from its values; from {@link Function1} to {@link Function16}
 *   <li>{@link InsertColumns1}: an insert with named columns, which accepts rows of their types; up to
 *       {@link InsertColumns16}
 * </ol>
 */
@NullMarked
package io.leanq.query.row;

import org.jspecify.annotations.NullMarked;
