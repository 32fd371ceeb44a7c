package io.leanq.wire.framing;

import java.io.ByteArrayInputStream;

/** Gives fewer bytes than asked for, as sockets do. */
final class Dribble extends ByteArrayInputStream {
    Dribble(byte[] bytes) {
        super(bytes);
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
        return super.read(bytes, offset, Math.min(length, 1 + length * 2 / 3));
    }
}
