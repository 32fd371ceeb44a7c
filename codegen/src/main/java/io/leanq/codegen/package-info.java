/** Writes typed table classes from a schema: one that was reflected from a database, or a snapshot of one. */
@NullMarked
package io.leanq.codegen;

import org.jspecify.annotations.NullMarked;
