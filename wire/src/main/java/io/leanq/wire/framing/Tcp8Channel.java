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
 * The framing of LeanXcale's clients of 2023. Each message follows a header of 8 bytes, little-endian: int32 size,
 * int32 tag. A message is never cut into chunks, and is one write, because those clients read the header with one read.
 * A size of 0, by which such a server says that it has no answer, is never sent, and refused when received.
 */
public final class Tcp8Channel implements MessageChannel {
    private static final int HEADER = 8;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] header = new byte[HEADER];
    private final IntSupplier maxMessage;

    /**
     * @param in should have a small buffer, so that the header and a short message are one read, and pass large reads
     *     through
     * @param out unbuffered: each message is one write
     * @param maxMessage the largest message received, in bytes
     */
    public Tcp8Channel(InputStream in, OutputStream out, int maxMessage) {
        this(in, out, () -> maxMessage);
    }

    /** @param maxMessage asked for each message: a server allows little before log-in */
    public Tcp8Channel(InputStream in, OutputStream out, IntSupplier maxMessage) {
        this.in = in;
        this.out = out;
        this.maxMessage = maxMessage;
    }

    @Override
    public void receive(MessageBuffer into) throws IOException {
        int got = 0;
        while (got < HEADER) {
            int read = in.read(header, got, HEADER - got);
            if (read < 0) {
                throw new ConnectionLostException(got == 0);
            }
            got += read;
        }
        int size = LittleEndian.int32(header, 0);
        into.begin(LittleEndian.int32(header, 4));
        int maximum = maxMessage.getAsInt();
        if (size == 0) {
            throw new MalformedMessageException("a message of 0 bytes");
        }
        if (size < 0) {
            throw new MessageTooLargeException(size & 0xFFFFFFFFL, maximum);
        }
        into.append(in, size, maximum);
    }

    @Override
    public void send(ProtoWriter message, int tag) throws IOException {
        int size = message.size();
        if (size == 0) {
            throw new IllegalArgumentException("an empty message cannot be framed");
        }
        byte[] array = message.array();
        int from = message.start() - HEADER;
        LittleEndian.putInt32(array, from, size);
        LittleEndian.putInt32(array, from + 4, tag);
        out.write(array, from, HEADER + size);
        out.flush();
    }
}
