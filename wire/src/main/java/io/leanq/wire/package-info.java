/**
 * The LeanXcale wire protocol, for clients and servers alike. {@link io.leanq.wire.RequestCodec} and
 * {@link io.leanq.wire.ResponseCodec} turn messages into bytes and back; {@code request}, {@code response} and
 * {@code common} hold the messages, {@code value} rows and values, {@code framing} how messages travel, {@code proto}
 * the encoding below all that, {@code error} what can go wrong.
 */
@NullMarked
package io.leanq.wire;

import org.jspecify.annotations.NullMarked;
