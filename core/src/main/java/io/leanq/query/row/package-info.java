/**
 * What is there for each number of columns from 1 or 2 to 16. The build generates these types from one template; {@link
 * io.leanq.query.Dsl} makes and takes them.
 *
 * <ol>
 *   <li>{@link Row2}: a row by position, up to {@link Row16}
 *   <li>{@link Function2}: a maker of a row from its values, from {@link Function1} to {@link Function16}
 *   <li>{@link InsertColumns1}: an insert of named columns that takes rows of their types, up to {@link
 *       InsertColumns16}
 * </ol>
 */
@NullMarked
package io.leanq.query.row;

import org.jspecify.annotations.NullMarked;
