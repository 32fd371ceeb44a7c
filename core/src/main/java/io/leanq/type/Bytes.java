package io.leanq.type;

import java.util.Arrays;

/** An immutable byte string, compared by content. Bound values need both; arrays have neither. Thread-safe. */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** The bytes of the array, which is copied. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** A new array with the bytes. */
    public byte[] toArray() {
        return content.clone();
    }

    /** The number of bytes. */
    public int length() {
        return content.length;
    }

    void writeTo(Binds binds, int index) {
        binds.setBytes(index, content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Shows only the length, since bytes may be a user's value. */
    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
