/** A schema in a file, so that builds need no database. */
@NullMarked
package io.leanq.codegen.snapshot;

import org.jspecify.annotations.NullMarked;
