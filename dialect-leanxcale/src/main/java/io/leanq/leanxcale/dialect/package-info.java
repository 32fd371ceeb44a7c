/** How LeanXcale spells SQL: its dialect, and the nodes for what only it has. */
@NullMarked
package io.leanq.leanxcale.dialect;

import org.jspecify.annotations.NullMarked;
