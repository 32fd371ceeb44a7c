package io.leanq.embedded.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The bytes to a client, written in pieces, so that another thread can see how far a large answer has got. */
final class ClientOutput extends FilterOutputStream {
    /** Room for a whole chunk of the 12-byte framing and its header: small answers stay in one piece. */
    private static final int PIECE = 132 * 1024;

    private volatile long sent;

    ClientOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(PIECE, length - done);
            out.write(bytes, offset + done, count);
            done += count;
            count(count);
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        out.write(oneByte);
        count(1);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void count(int bytes) {
        sent += bytes;
    }

    /** How many bytes the client, or the network before it, has taken. Any thread may call this. */
    long sent() {
        return sent;
    }
}
