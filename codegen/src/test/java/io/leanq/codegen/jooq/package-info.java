/** jOOQ as a judge of what LeanQ sees and answers. */
@NullMarked
package io.leanq.codegen.jooq;

import org.jspecify.annotations.NullMarked;
