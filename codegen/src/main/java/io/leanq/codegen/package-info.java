/** Generates typed table classes from a schema, which is reflected from a database or read from a snapshot file. */
@NullMarked
package io.leanq.codegen;

import org.jspecify.annotations.NullMarked;
