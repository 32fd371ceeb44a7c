/** Snapshot files are read, written and refused. */
@NullMarked
package io.leanq.codegen.snapshot;

import org.jspecify.annotations.NullMarked;
