package io.leanq.wire.framing;

import io.leanq.wire.proto.ProtoWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Joins head and body of an HTTP message, so that a short message is one write. */
final class HttpOutput {
    private static final int TOGETHER = 8 * 1024;
    private static final int MAX_DIGITS = 10;

    private final OutputStream out;
    private byte[] array = new byte[TOGETHER];
    private int length;

    HttpOutput(OutputStream out) {
        this.out = out;
    }

    HttpOutput begin() {
        length = 0;
        return this;
    }

    HttpOutput add(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
        return this;
    }

    HttpOutput add(int number) {
        reserve(MAX_DIGITS);
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            array[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    private void reserve(int bytes) {
        if (array.length - length < bytes) {
            array = java.util.Arrays.copyOf(array, Math.max(2 * array.length, length + bytes));
        }
    }

    /** Sends what was added. */
    void send() throws IOException {
        out.write(array, 0, length);
        out.flush();
    }

    /** Sends what was added and then the message, which stays in its own array. */
    void send(ProtoWriter message) throws IOException {
        int together = Math.min(message.size(), array.length - length);
        System.arraycopy(message.array(), message.start(), array, length, together);
        out.write(array, 0, length + together);
        if (together < message.size()) {
            out.write(message.array(), message.start() + together, message.size() - together);
        }
        out.flush();
    }
}
