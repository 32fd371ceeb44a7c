package io.leanq.embedded.raw;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The two framings over TCP as other clients use them, written by the description of the protocol. */
final class RawSocket implements AutoCloseable {
    static final int CHUNK = 131_072;
    private static final int WAIT_MILLIS = 30_000;

    /** The framings. */
    enum Framing {
        /** The framing of current clients: chunks, each after 12 bytes. */
        CHUNKED(12),
        /** The framing of older clients: one piece after 8 bytes; header and body of an answer come in one packet. */
        WHOLE(8);

        private final int header;

        Framing(int header) {
            this.header = header;
        }
    }

    /** One message received. */
    record Received(int tag, byte[] message) {}

    private final Framing framing;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    RawSocket(int port, Framing framing) throws IOException {
        this.framing = framing;
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(WAIT_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    void send(byte[] message, int tag) throws IOException {
        out.write(framed(message, tag, CHUNK));
    }

    /** The bytes of the message on the line, in chunks of this size if the framing has chunks. */
    byte[] framed(byte[] message, int tag, int chunk) {
        int size = framing == Framing.WHOLE ? message.length : chunk;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < message.length; at += size) {
            int length = Math.min(size, message.length - at);
            ByteBuffer header = ByteBuffer.allocate(framing.header).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(length).putInt(tag);
            if (framing == Framing.CHUNKED) {
                header.put((byte) 1).put((byte) (message.length - at > length ? 1 : 0));
            }
            bytes.writeBytes(header.array());
            bytes.write(message, at, length);
        }
        return bytes.toByteArray();
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    Received receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean more = true;
        int tag = 0;
        while (more) {
            byte[] header = new byte[framing.header];
            in.readFully(header);
            ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            int size = fields.getInt();
            if (size <= 0) {
                throw new IOException("a chunk of " + size + " bytes, which clients take for an empty success");
            }
            tag = fields.getInt();
            message.writeBytes(in.readNBytes(size));
            more = framing == Framing.CHUNKED && (header[9] & 1) != 0;
        }
        return new Received(tag, message.toByteArray());
    }

    /** True if the server closes the connection and sends nothing more. */
    boolean isHungUpOn() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
