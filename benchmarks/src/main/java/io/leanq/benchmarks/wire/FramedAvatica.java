package io.leanq.benchmarks.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.ProtobufHandler;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;

/**
 * LeanXcale's 12-byte framing in front of Avatica's own request handler, which otherwise serves HTTP only. Uses none of
 * LeanQ's classes.
 */
final class FramedAvatica {
    private static final int HEADER = 12;
    private static final int CHUNK = 131_072;
    private static final int MORE = 1;

    private final ProtobufHandler handler;
    private final ServerSocket listener;

    FramedAvatica(Service service) throws IOException {
        handler = new ProtobufHandler(service, new ProtobufTranslationImpl(), NoopMetricsSystem.getInstance());
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "framed-avatica");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            System.err.println("the framing has ended: " + e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = buffered(socket);
            while (true) {
                write(socket.getOutputStream(), handler.apply(read(in)).getResponse());
            }
        } catch (IOException e) {
            // the client closed the connection
        }
    }

    static DataInputStream buffered(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Reads a message of one or several chunks. */
    static byte[] read(DataInputStream in) throws IOException {
        byte[] message = new byte[0];
        byte[] header = new byte[HEADER];
        do {
            in.readFully(header);
            int size = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
            int had = message.length;
            message = Arrays.copyOf(message, had + size);
            in.readFully(message, had, size);
        } while ((header[9] & MORE) != 0);
        return message;
    }

    static void write(OutputStream out, byte[] message) throws IOException {
        for (int at = 0; at < message.length; at += CHUNK) {
            int size = Math.min(CHUNK, message.length - at);
            ByteBuffer chunk = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
            chunk.putInt(size).putInt(0).put((byte) 1);
            chunk.put((byte) (message.length - at > CHUNK ? MORE : 0)).putShort((short) 0);
            chunk.put(message, at, size);
            out.write(chunk.array());
        }
    }
}
