/** Tests that compare LeanQ's reflection and results with jOOQ's. */
@NullMarked
package io.leanq.codegen.jooq;

import org.jspecify.annotations.NullMarked;
