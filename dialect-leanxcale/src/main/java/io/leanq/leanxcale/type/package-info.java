/**
 * LeanXcale's codes for SQL types, and the representations in which it expects their values.
 *
 * <ol>
 *   <li>{@link LeanxcaleType}: the code of a kind of type in LXSYS, and the representation of its values
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale.type;

import org.jspecify.annotations.NullMarked;
