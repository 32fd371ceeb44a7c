package io.leanq.wire.proto;

import io.leanq.wire.error.MessageTooLargeException;
import java.util.Arrays;
import java.util.List;

/**
 * Appends protobuf fields to a growing array. Fields with their proto3 default are left out. Before the first byte
 * there is room ({@value #HEADROOM} bytes) for an envelope and a frame header, so that a message is sent from the array
 * it was built in. Not thread-safe. {@link #reset} makes the writer ready for the next message and keeps the array.
 */
public final class ProtoWriter {
    /** The bytes that are kept free before the content. */
    public static final int HEADROOM = 160;

    private static final int FIRST_CAPACITY = 512;
    private static final int MAX_SIZE = Integer.MAX_VALUE - 1024;

    private byte[] array;
    private int start = HEADROOM;
    private int end = HEADROOM;

    /** A writer with room for {@code capacity} bytes before it grows. */
    public ProtoWriter(int capacity) {
        array = new byte[HEADROOM + capacity];
    }

    /** A writer for small messages. */
    public ProtoWriter() {
        this(FIRST_CAPACITY);
    }

    /** Drops the content. Slices from before are no longer valid. */
    public void reset() {
        start = HEADROOM;
        end = HEADROOM;
    }

    /** Drops the content, and releases the array if it has more than {@code bytes} bytes. */
    public void shrink(int bytes) {
        if (array.length - HEADROOM > Math.max(bytes, FIRST_CAPACITY)) {
            array = new byte[HEADROOM + FIRST_CAPACITY];
            reset();
        }
    }

    /** The array that holds the message; it changes when the writer grows. */
    public byte[] array() {
        return array;
    }

    /** The place in {@link #array()} where the message begins. */
    public int start() {
        return start;
    }

    /** How many bytes the message has. */
    public int size() {
        return end - start;
    }

    /** Takes back everything after the first {@code size} bytes. */
    public void truncate(int size) {
        java.util.Objects.checkIndex(size, size() + 1);
        end = start + size;
    }

    /** A view of the message, valid until the next write. */
    public ByteSlice slice() {
        return new ByteSlice(array, start, size());
    }

    /** A fresh array with the message. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, start, end);
    }

    /** A message written into an array of its own. */
    public static byte[] bytesOf(ProtoMessage message) {
        ProtoWriter out = new ProtoWriter();
        message.writeTo(out);
        return out.toByteArray();
    }

    public void int64(int field, long value) {
        if (value != 0) {
            key(field, ProtoReader.VARINT);
            varint(value);
        }
    }

    /** int32: negative numbers take ten bytes. */
    public void int32(int field, int value) {
        int64(field, value);
    }

    /** uint32, also for Java ints that are negative: five bytes of two's complement. */
    public void uint32(int field, int value) {
        int64(field, value & 0xFFFFFFFFL);
    }

    /** sint64 or sint32 (zigzag). */
    public void sint64(int field, long value) {
        int64(field, value << 1 ^ value >> 63);
    }

    public void bool(int field, boolean value) {
        int64(field, value ? 1 : 0);
    }

    public void float64(int field, double value) {
        long bits = Double.doubleToRawLongBits(value);
        if (bits != 0) {
            key(field, ProtoReader.FIXED64);
            fixed64(bits);
        }
    }

    public void string(int field, String value) {
        if (!value.isEmpty()) {
            element(field, value);
        }
    }

    /** An element of a repeated string field, or a field whose presence matters. Written also if empty. */
    public void element(int field, String value) {
        int length = Utf8.length(value);
        key(field, ProtoReader.BYTES);
        varint(length);
        text(value, length);
    }

    public void strings(int field, List<String> values) {
        for (String value : values) {
            element(field, value);
        }
    }

    public void bytes(int field, ByteSlice value) {
        if (!value.isEmpty()) {
            key(field, ProtoReader.BYTES);
            varint(value.length());
            raw(value);
        }
    }

    /** An embedded message. Written also if empty: its presence has a meaning of its own. */
    public void message(int field, ProtoMessage value) {
        int mark = begin(field);
        value.writeTo(this);
        end(mark);
    }

    public void messages(int field, List<? extends ProtoMessage> values) {
        for (ProtoMessage value : values) {
            message(field, value);
        }
    }

    /** A packed repeated uint64. */
    public void packedInt64s(int field, List<Long> values) {
        if (!values.isEmpty()) {
            int mark = begin(field);
            for (long value : values) {
                varint(value);
            }
            end(mark);
        }
    }

    /** Begins an embedded message whose length is not known yet. @return a mark for {@link #end} */
    public int begin(int field) {
        key(field, ProtoReader.BYTES);
        reserve(1);
        end++;
        return end;
    }

    /**
     * Ends the embedded message that began at the mark: writes its length before it, and moves the message if the
     * length takes more than one byte.
     */
    public void end(int mark) {
        int length = end - mark;
        int extra = varintSize(length) - 1;
        if (extra > 0) {
            reserve(extra);
            System.arraycopy(array, mark, array, mark + extra, length);
            end += extra;
        }
        putVarint(mark - 1, length);
    }

    /** A field key. */
    public void key(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    public void varint(long value) {
        reserve(10);
        end = putVarint(end, value);
    }

    public void oneByte(int value) {
        reserve(1);
        array[end++] = (byte) value;
    }

    /** Eight bytes, little-endian. */
    public void fixed64(long bits) {
        reserve(8);
        for (int i = 0; i < 8; i++) {
            array[end++] = (byte) (bits >>> 8 * i);
        }
    }

    /** Text whose length was computed by {@link #utf8Length}. */
    public void text(String value, int utf8Length) {
        reserve(utf8Length);
        Utf8.encode(value, utf8Length, array, end);
        end += utf8Length;
    }

    /** Bytes as they are. */
    public void raw(ByteSlice value) {
        reserve(value.length());
        System.arraycopy(value.array(), value.offset(), array, end, value.length());
        end += value.length();
    }

    /** Wraps all of the content in a length-delimited field: key, length, then the content. Uses headroom. */
    public void wrap(int field) {
        int length = size();
        int lengthSize = varintSize(length);
        int keySize = varintSize((long) field << 3);
        takeHeadroom(lengthSize + keySize);
        putVarint(putVarint(start, (long) field << 3 | ProtoReader.BYTES), length);
    }

    /** Writes bytes before all of the content. Uses headroom. */
    public void prepend(byte[] bytes) {
        takeHeadroom(bytes.length);
        System.arraycopy(bytes, 0, array, start, bytes.length);
    }

    /** The number of bytes of the text in UTF-8. Text that has no UTF-8 is refused. */
    public static int utf8Length(String value) {
        return Utf8.length(value);
    }

    /** The number of bytes of a varint: 1 to 10. */
    public static int varintSize(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    private int putVarint(int at, long value) {
        int pos = at;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            array[pos++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[pos++] = (byte) rest;
        return pos;
    }

    private void takeHeadroom(int bytes) {
        if (bytes > start) {
            throw new IllegalStateException("no headroom for " + bytes + " more bytes");
        }
        start -= bytes;
    }

    private void reserve(int bytes) {
        if (array.length - end < bytes) {
            long wanted = (long) end + bytes;
            if (wanted > MAX_SIZE) {
                throw new MessageTooLargeException(wanted, MAX_SIZE);
            }
            array = Arrays.copyOf(array, (int) Math.min(MAX_SIZE, Math.max(wanted, 2L * array.length)));
        }
    }
}
