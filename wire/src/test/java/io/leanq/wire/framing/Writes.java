package io.leanq.wire.framing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is written, and notes how many writes were made. */
final class Writes extends ByteArrayOutputStream {
    final List<Integer> sizes = new ArrayList<>();

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        sizes.add(length);
        super.write(bytes, offset, length);
    }
}
