package io.leanq.wire.proto;

import java.util.Arrays;

/**
 * A stretch of a byte array, compared by content. The slice is a view: it is valid only until the array is written to.
 * {@link #compact()} makes a copy that stands alone. {@code toString} shows the length only.
 */
public final class ByteSlice {
    /** No bytes. */
    public static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    /** A view of {@code length} bytes of {@code array} from {@code offset}. */
    public ByteSlice(byte[] array, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, array.length);
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** A view of the whole array. */
    public static ByteSlice of(byte[] array) {
        return array.length == 0 ? EMPTY : new ByteSlice(array, 0, array.length);
    }

    /** The array of the slice; not to be written to. */
    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** A fresh array with the slice's content. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** The same content in an array of its own, for keeping beyond the life of a receive buffer. */
    public ByteSlice compact() {
        return offset == 0 && length == array.length ? this : of(toByteArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSlice that
                && length == that.length
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
