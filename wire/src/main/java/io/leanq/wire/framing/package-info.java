/** How whole messages travel over a byte stream. */
@NullMarked
package io.leanq.wire.framing;

import org.jspecify.annotations.NullMarked;
