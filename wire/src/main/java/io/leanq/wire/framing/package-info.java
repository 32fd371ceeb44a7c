/**
 * How whole messages travel over a byte stream: {@link io.leanq.wire.framing.MessageChannel} for each framing,
 * {@link io.leanq.wire.framing.MessageBuffer} for what was received.
 */
@NullMarked
package io.leanq.wire.framing;

import org.jspecify.annotations.NullMarked;
