/** From trees to SQL text: dialects, and the renderers of expressions, queries, changes, DDL, literals and names. */
@NullMarked
package io.leanq.render;

import org.jspecify.annotations.NullMarked;
