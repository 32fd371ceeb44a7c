package io.leanq.wire.framing;

import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.proto.ByteSlice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the framings over TCP by other means, from a whole array: the result that a channel must have for the same
 * bytes.
 *
 * @param end the failure at the end of the bytes
 */
record TcpReading(List<ByteSlice> messages, List<Integer> tags, String end) {
    /** @param chunked true for the framing of 12 bytes, false for that of 8 */
    static TcpReading of(byte[] bytes, boolean chunked, int maximum) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<ByteSlice> messages = new ArrayList<>();
        List<Integer> tags = new ArrayList<>();
        while (in.hasRemaining()) {
            int tag = in.remaining() < 8 ? 0 : in.getInt(in.position() + 4);
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (boolean more = true; more; ) {
                if (in.remaining() < (chunked ? 12 : 8)) {
                    return new TcpReading(messages, tags, new ConnectionLostException(false).toString());
                }
                long size = Integer.toUnsignedLong(in.getInt());
                in.getInt(); // the tag of the first chunk is the message's
                more = chunked && (in.getInt() >> 8 & 1) == 1;
                long whole = size > Integer.MAX_VALUE ? size : message.size() + size;
                Exception failure = null;
                if (size == 0) {
                    failure = new MalformedMessageException((chunked ? "a chunk" : "a message") + " of 0 bytes");
                } else if (whole > maximum) {
                    failure = new MessageTooLargeException(whole, maximum);
                } else if (size > in.remaining()) {
                    failure = new ConnectionLostException(false);
                }
                if (failure != null) {
                    return new TcpReading(messages, tags, failure.toString());
                }
                message.write(bytes, in.position(), (int) size);
                in.position(in.position() + (int) size);
            }
            messages.add(ByteSlice.of(message.toByteArray()));
            tags.add(tag);
        }
        return new TcpReading(messages, tags, new ConnectionLostException(true).toString());
    }
}
