package io.leanq.wire.framing;

import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.proto.ByteSlice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Holds one received message. The next message uses the same array, so a view of a message is valid only until then.
 * The array grows with the bytes that arrive, never by the size that a length field claims.
 */
public final class MessageBuffer {
    private static final int FIRST_CAPACITY = 1024;
    private static final int STEP = 128 * 1024;

    private final Memory memory;
    private byte[] array = new byte[FIRST_CAPACITY];
    private int length;
    private int tag;

    /** The memory that many buffers share. */
    public interface Memory {
        /**
         * Called before an array of this many bytes is made. The call may wait, and may refuse by an exception of its
         * own.
         */
        void take(int bytes);

        /** Called when an array of this many bytes is no longer in use. */
        void give(int bytes);
    }

    private static final Memory UNLIMITED = new Memory() {
        @Override
        public void take(int bytes) {
            // unlimited
        }

        @Override
        public void give(int bytes) {
            // unlimited
        }
    };

    public MessageBuffer() {
        this(UNLIMITED);
    }

    /** @param memory asked for everything beyond the first 1,024 bytes */
    public MessageBuffer(Memory memory) {
        this.memory = memory;
    }

    /** The message: a view that is valid until the next one is received. */
    public ByteSlice message() {
        return new ByteSlice(array, 0, length);
    }

    /** The number in the sender's header. A server answers with the same. */
    public int tag() {
        return tag;
    }

    /** The bytes that the buffer keeps in use. */
    int capacity() {
        return array.length;
    }

    /** Releases an array of more than {@code bytes} bytes, and the message in it. */
    public void shrink(int bytes) {
        if (array.length > Math.max(bytes, FIRST_CAPACITY)) {
            int before = array.length;
            array = new byte[FIRST_CAPACITY];
            length = 0;
            memory.give(before);
        }
    }

    void begin(int newTag) {
        length = 0;
        tag = newTag;
    }

    int length() {
        return length;
    }

    /** Appends exactly {@code count} bytes of the stream. */
    void append(InputStream in, int count, int maximum) throws IOException {
        if (count > maximum - length) {
            throw new MessageTooLargeException((long) length + count, maximum);
        }
        int left = count;
        while (left > 0) {
            if (length == array.length) {
                // at least by half, so that a message of many tiny chunks is not copied for each of them
                long wanted = Math.max(length / 2, Math.min(left, Math.max(STEP, length)));
                grow((int) Math.min(Integer.MAX_VALUE - 8, length + wanted));
            }
            int read = in.read(array, length, Math.min(left, array.length - length));
            if (read < 0) {
                throw new ConnectionLostException(false);
            }
            length += read;
            left -= read;
        }
    }

    private void grow(int bytes) {
        int before = array.length;
        memory.take(bytes);
        try {
            array = Arrays.copyOf(array, bytes);
        } catch (OutOfMemoryError e) {
            memory.give(bytes);
            throw e;
        }
        if (before > FIRST_CAPACITY) {
            memory.give(before);
        }
    }
}
