/** Typed values and rows: a cursor over encoded rows and an encoder for them, with no object per cell. */
@NullMarked
package io.leanq.wire.value;

import org.jspecify.annotations.NullMarked;
