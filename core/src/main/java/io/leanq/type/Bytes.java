package io.leanq.type;

import java.util.Arrays;

/**
 * An immutable byte string compared by content, as bound values must be; arrays are compared by identity and can
 * change.
 */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** Copies the array. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** A fresh copy. */
    public byte[] toArray() {
        return content.clone();
    }

    /** Number of bytes. */
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

    /** The length only: bytes are values, and values are never printed. */
    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
