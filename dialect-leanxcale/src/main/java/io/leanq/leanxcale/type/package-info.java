/**
 * What LeanXcale calls the types of SQL, and how it sends their values.
 *
 * <ol>
 *   <li>{@link LeanxcaleType}: the code of a kind of type in LXSYS, and how its values travel
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale.type;

import org.jspecify.annotations.NullMarked;
