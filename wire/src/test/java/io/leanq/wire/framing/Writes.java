package io.leanq.wire.framing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps the bytes that are written, and counts the writes. */
final class Writes extends ByteArrayOutputStream {
    final List<Integer> sizes = new ArrayList<>();

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        sizes.add(length);
        super.write(bytes, offset, length);
    }
}
