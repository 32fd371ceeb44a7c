package io.leanq.wire.framing;

import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.proto.ProtoWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntSupplier;

/**
 * The framing in current use. Messages travel in chunks of at most 128 KiB, each after a header of 12 bytes,
 * little-endian: int32 payload size, int32 tag, one byte 1, one byte of flags (bit 0: another chunk follows), two bytes
 * 0. A size of 0 is never sent, and refused when received.
 */
public final class Tcp12Channel implements MessageChannel {
    /** The largest chunk sent; larger ones are accepted. */
    public static final int MAX_CHUNK = 131_072;

    private static final int HEADER = 12;
    private static final int WRAP = 8;
    private static final int FLAGS = 9;
    private static final int MORE = 1;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] header = new byte[HEADER];
    private final IntSupplier maxMessage;

    /**
     * @param in should have a small buffer, so that the header and a short message are one read, and pass large reads
     *     through
     * @param out unbuffered: each chunk is one write
     * @param maxMessage the largest message received, in bytes
     */
    public Tcp12Channel(InputStream in, OutputStream out, int maxMessage) {
        this(in, out, () -> maxMessage);
    }

    /** @param maxMessage asked for each chunk: a server allows little before log-in */
    public Tcp12Channel(InputStream in, OutputStream out, IntSupplier maxMessage) {
        this.in = in;
        this.out = out;
        this.maxMessage = maxMessage;
    }

    @Override
    public void receive(MessageBuffer into) throws IOException {
        boolean first = true;
        boolean more = true;
        while (more) {
            readHeader(first);
            int size = LittleEndian.int32(header, 0);
            if (first) {
                into.begin(LittleEndian.int32(header, 4));
            }
            int maximum = maxMessage.getAsInt();
            if (size == 0) {
                throw new MalformedMessageException("a chunk of 0 bytes");
            }
            if (size < 0) {
                throw new MessageTooLargeException(size & 0xFFFFFFFFL, maximum);
            }
            into.append(in, size, maximum);
            more = (header[FLAGS] & MORE) != 0;
            first = false;
        }
    }

    @Override
    public void send(ProtoWriter message, int tag) throws IOException {
        if (message.size() == 0) {
            throw new IllegalArgumentException("an empty message cannot be framed");
        }
        byte[] array = message.array();
        int at = message.start();
        int end = at + message.size();
        while (at < end) {
            int size = Math.min(MAX_CHUNK, end - at);
            int from = at - HEADER;
            LittleEndian.putInt32(array, from, size);
            LittleEndian.putInt32(array, from + 4, tag);
            array[from + WRAP] = 1;
            array[from + FLAGS] = (byte) (end - at > MAX_CHUNK ? MORE : 0);
            array[from + 10] = 0;
            array[from + 11] = 0;
            out.write(array, from, HEADER + size);
            at += size;
        }
        out.flush();
    }

    private void readHeader(boolean first) throws IOException {
        int got = 0;
        while (got < HEADER) {
            int read = in.read(header, got, HEADER - got);
            if (read < 0) {
                throw new ConnectionLostException(first && got == 0);
            }
            got += read;
        }
    }
}
