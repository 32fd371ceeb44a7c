package io.leanq.wire.proto;

import io.leanq.wire.error.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads protobuf fields from a stretch of a byte array. Use: {@code for (int f = in.next(); f != 0; f = in.next())}
 * with a switch on the field number that calls one value method, or {@link #skip()} for a field that it does not know.
 *
 * <p>Every length is checked against the bytes that are left before anything is allocated or read. Nesting is limited
 * to {@value #MAX_DEPTH}. Bad input ends in {@link MalformedMessageException} and nothing else, in time linear in the
 * input.
 */
public final class ProtoReader {
    /** The most levels of messages within messages. */
    public static final int MAX_DEPTH = 64;

    /** The most elements of one repeated field of objects. An element takes memory for a few bytes of input. */
    public static final int MAX_ELEMENTS = 1 << 20;

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    private static final int GROUP = 3;
    private static final int GROUP_END = 4;
    private static final int FIXED32 = 5;

    private byte[] array;
    private int position;
    private int limit;
    private int entryStart;
    private int field;
    private int type;
    private int depth;

    /** Reads {@code length} bytes of {@code array} from {@code offset}. */
    public ProtoReader(byte[] array, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, array.length);
        this.array = array;
        this.position = offset;
        this.limit = offset + length;
    }

    /** Reads the slice. */
    public ProtoReader(ByteSlice slice) {
        this(slice.array(), slice.offset(), slice.length());
    }

    /** Starts again on another slice, so that one reader serves a tight loop. */
    public void reset(ByteSlice slice) {
        array = slice.array();
        position = slice.offset();
        limit = slice.offset() + slice.length();
        depth = 0;
    }

    /** Moves to the next field of the current message. @return its number, or 0 at the end of the message */
    public int next() {
        if (position == limit) {
            return 0;
        }
        entryStart = position;
        long tag = varint();
        type = (int) tag & 7;
        field = (int) (tag >>> 3);
        if (tag >>> 32 != 0 || field == 0 || type == GROUP_END || type > FIXED32) {
            throw new MalformedMessageException("not a protobuf field key at byte " + entryStart);
        }
        return field;
    }

    /** The place in {@link #array()} where the current field's key begins. */
    public int entryStart() {
        return entryStart;
    }

    /** The place in {@link #array()} of the next unread byte. */
    public int position() {
        return position;
    }

    /** The place in {@link #array()} where the current message ends. */
    public int limit() {
        return limit;
    }

    public byte[] array() {
        return array;
    }

    /** uint64 or int64. */
    public long int64() {
        expect(VARINT);
        return varint();
    }

    /** uint32 or int32, also a negative one that was written in ten bytes. */
    public int int32() {
        return (int) int64();
    }

    /** sint64 (zigzag). */
    public long sint64() {
        long v = int64();
        return v >>> 1 ^ -(v & 1);
    }

    public boolean bool() {
        return int64() != 0;
    }

    public double float64() {
        expect(FIXED64);
        need(8);
        long bits = 0;
        for (int i = 7; i >= 0; i--) {
            bits = bits << 8 | array[position + i] & 0xFF;
        }
        position += 8;
        return Double.longBitsToDouble(bits);
    }

    public String string() {
        int length = length();
        String text = Utf8.decode(array, position, length);
        position += length;
        return text;
    }

    /** Reads a string. The result is the object {@code expected} if the text equals it, and then nothing is made. */
    public String string(String expected) {
        int length = skipBytes();
        int start = position - length;
        return Utf8.isAsciiText(expected, array, start, length) ? expected : Utf8.decode(array, start, length);
    }

    /** A view of a bytes field. */
    public ByteSlice bytes() {
        int length = length();
        ByteSlice slice = length == 0 ? ByteSlice.EMPTY : new ByteSlice(array, position, length);
        position += length;
        return slice;
    }

    /** Steps over a length-delimited field. @return its length; its content ends at {@link #position()} */
    public int skipBytes() {
        int length = length();
        position += length;
        return length;
    }

    /** Decodes the text at a place that was noted earlier. */
    public String textAt(int offset, int length) {
        return Utf8.decode(array, offset, length);
    }

    /**
     * Narrows the reader to the embedded message of the current field. @return the outer limit, to be given to
     * {@link #leave}
     */
    public int enter() {
        int length = length();
        if (++depth > MAX_DEPTH) {
            throw new MalformedMessageException("messages are nested deeper than " + MAX_DEPTH);
        }
        int outer = limit;
        limit = position + length;
        return outer;
    }

    /** Widens the reader again after {@link #enter()}, and skips the rest of the embedded message. */
    public void leave(int outerLimit) {
        position = limit;
        limit = outerLimit;
        depth--;
    }

    /** Reads an embedded message with its own reading function. */
    public <T> T message(Function<ProtoReader, T> read) {
        int outer = enter();
        T value = read.apply(this);
        leave(outer);
        return value;
    }

    /** Adds one element of a repeated message field. */
    public <T> List<T> add(List<T> list, Function<ProtoReader, T> read) {
        return grown(list, message(read));
    }

    /** Adds one element of a repeated string field. */
    public List<String> addString(List<String> list) {
        return grown(list, string());
    }

    /** Adds the number, or the packed numbers, of a repeated uint64 field. */
    public List<Long> addInt64s(List<Long> list) {
        if (type == VARINT) {
            return grown(list, varint());
        }
        List<Long> all = list instanceof ArrayList ? list : new ArrayList<>(list);
        int outer = enter();
        while (position < limit) {
            grown(all, varint());
        }
        leave(outer);
        return all;
    }

    /** Steps over the current field, whatever its type. */
    public void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case FIXED32 -> advance(4);
            case BYTES -> skipBytes();
            default -> skipGroup(field);
        }
    }

    private void skipGroup(int group) {
        if (++depth > MAX_DEPTH) {
            throw new MalformedMessageException("groups are nested deeper than " + MAX_DEPTH);
        }
        while (true) {
            if (position == limit) {
                throw new MalformedMessageException("a group has no end");
            }
            int start = position;
            long tag = varint();
            if (tag == ((long) group << 3 | GROUP_END)) {
                depth--;
                return;
            }
            position = start;
            next();
            skip();
        }
    }

    /** The list with one more element. Most lists never have a second element, and take memory for one only. */
    private static <T> List<T> grown(List<T> list, T element) {
        if (list.isEmpty() && !(list instanceof ArrayList)) {
            return List.of(element);
        }
        List<T> all = list instanceof ArrayList ? list : new ArrayList<>(list);
        if (all.size() == MAX_ELEMENTS) {
            throw new MalformedMessageException("a repeated field has more than " + MAX_ELEMENTS + " elements");
        }
        all.add(element);
        return all;
    }

    private int length() {
        expect(BYTES);
        long length = varint();
        if (length < 0 || length > limit - position) {
            throw new MalformedMessageException(
                    "field " + field + " claims more bytes than the " + (limit - position) + " that are left");
        }
        return (int) length;
    }

    private long varint() {
        if (position < limit) {
            byte first = array[position];
            if (first >= 0) {
                position++;
                return first;
            }
        }
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            need(1);
            byte b = array[position++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new MalformedMessageException("a varint has more than ten bytes");
    }

    private void expect(int wanted) {
        if (type != wanted) {
            throw new MalformedMessageException(
                    "field " + field + " has wire type " + type + " where " + wanted + " was expected");
        }
    }

    private void need(int bytes) {
        if (limit - position < bytes) {
            throw new MalformedMessageException("the message ends in the middle of a field");
        }
    }

    private void advance(int bytes) {
        need(bytes);
        position += bytes;
    }
}
