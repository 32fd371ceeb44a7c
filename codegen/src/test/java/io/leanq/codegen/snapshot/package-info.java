/** Tests of reading, writing and refusing snapshot files. */
@NullMarked
package io.leanq.codegen.snapshot;

import org.jspecify.annotations.NullMarked;
