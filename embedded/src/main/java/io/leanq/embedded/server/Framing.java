package io.leanq.embedded.server;

import io.leanq.wire.framing.HttpServerChannel;
import io.leanq.wire.framing.MessageChannel;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.framing.Tcp8Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntSupplier;

/** The ways in which clients frame their messages. The first bytes tell which of them a client uses. */
enum Framing {
    TCP12,
    TCP8,
    HTTP,
    /** A TLS handshake, after which one of the other ways follows. */
    TLS;

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR_VERSION = 3;
    private static final int METHOD = 4;
    /**
     * The size and the tag of the 8-byte framing. The body follows, and begins with one of the two fields of the
     * envelope.
     */
    private static final int AFTER_SIZE_AND_TAG = 8;

    private static final int KEY_OF_NAME = 0x0A;
    private static final int KEY_OF_WRAPPED_MESSAGE = 0x12;

    /**
     * Waits for the first bytes, which stay unread. A client that ends before them counts as one of the 12-byte
     * framing.
     */
    static Framing of(ClientInput in) throws IOException {
        if (in.await(2) == 2 && in.peek(0) == TLS_HANDSHAKE && in.peek(1) == TLS_MAJOR_VERSION) {
            return TLS;
        }
        if (in.await(METHOD) == METHOD && isMethod(in)) {
            return HTTP;
        }
        if (in.await(AFTER_SIZE_AND_TAG + 1) <= AFTER_SIZE_AND_TAG) {
            return TCP12;
        }
        int first = in.peek(AFTER_SIZE_AND_TAG);
        return first == KEY_OF_NAME || first == KEY_OF_WRAPPED_MESSAGE ? TCP8 : TCP12;
    }

    /** True for four letters, or three and a space. Read as a size, these bytes would be more than a gigabyte. */
    private static boolean isMethod(ClientInput in) {
        for (int i = 0; i < METHOD; i++) {
            int c = in.peek(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            if (!letter && (c != ' ' || i < METHOD - 1)) {
                return false;
            }
        }
        return true;
    }

    /** @param maxMessage the largest message in bytes, asked for each message */
    MessageChannel channel(ClientInput in, OutputStream out, IntSupplier maxMessage) {
        return switch (this) {
            case TCP12 -> new Tcp12Channel(in, out, maxMessage);
            case TCP8 -> new Tcp8Channel(in, out, maxMessage);
            case HTTP -> new HttpServerChannel(in, out, maxMessage);
            case TLS -> throw new IllegalStateException("TLS carries one of the others");
        };
    }
}
