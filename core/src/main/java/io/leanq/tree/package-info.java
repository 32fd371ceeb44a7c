/**
 * Everything that can be rendered, as immutable values: no generics, no handles, equal by content. Sealed families, one
 * visitor each, so that a node which a renderer does not print is a compile error.
 */
@NullMarked
package io.leanq.tree;

import org.jspecify.annotations.NullMarked;
