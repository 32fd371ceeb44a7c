package io.leanq.wire.framing;

import java.io.InputStream;

/**
 * Gives at most this many bytes at once, as sockets do; or starts again at the end, and notes how far an endless stream
 * is read.
 */
final class CutInput extends InputStream {
    private final byte[] bytes;
    private final int atOnce;
    private final long most;
    private int position;
    private long given;

    private CutInput(byte[] bytes, int atOnce, long most) {
        this.bytes = bytes;
        this.atOnce = atOnce;
        this.most = most;
    }

    CutInput(byte[] bytes, int atOnce) {
        this(bytes, atOnce, bytes.length);
    }

    /** The bytes, repeated without end. A reader of more than this many fails. */
    static CutInput endless(byte[] bytes, long most) {
        return new CutInput(bytes, Integer.MAX_VALUE, bytes.length == 0 ? 0 : most);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length <= 0) {
            throw new IllegalArgumentException("a read of nothing, which goes on for ever");
        }
        if (position == bytes.length) {
            if (most <= bytes.length) {
                return -1;
            }
            position = 0;
        }
        if (given > most) {
            throw new AssertionError("more than " + most + " bytes were read of a stream without an end");
        }
        int count = Math.min(Math.min(length, atOnce), bytes.length - position);
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        given += count;
        return count;
    }
}
