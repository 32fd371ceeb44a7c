package io.leanq.leanxcale.stock;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.ProtobufHandler;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;

/**
 * The 12-byte framing in front of Avatica's own request handler, which otherwise serves HTTP only. Written from the
 * protocol's description, without any class of LeanQ. As over HTTP, a connection of Avatica outlives the socket that
 * opened it.
 */
final class FramedAvatica implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int CHUNK = 131_072;

    private final ProtobufHandler handler;
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    FramedAvatica(Service service) throws IOException {
        handler = new ProtobufHandler(service, new ProtobufTranslationImpl(), NoopMetricsSystem.getInstance());
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept, "framed-avatica");
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                daemon(() -> serve(socket), "framed-avatica-client");
            }
        } catch (IOException e) {
            // this object was closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                write(out, handler.apply(read(in)).getResponse());
            }
        } catch (IOException e) {
            // the client closed the connection
        } finally {
            sockets.remove(socket);
        }
    }

    private static byte[] read(DataInputStream in) throws IOException {
        byte[] message = new byte[0];
        boolean more = true;
        while (more) {
            byte[] header = new byte[HEADER];
            in.readFully(header);
            int size = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
            int read = message.length;
            message = Arrays.copyOf(message, read + size);
            in.readFully(message, read, size);
            more = (header[9] & 1) != 0;
        }
        return message;
    }

    private static void write(OutputStream out, byte[] message) throws IOException {
        for (int at = 0; at < message.length; at += CHUNK) {
            int size = Math.min(CHUNK, message.length - at);
            ByteBuffer chunk = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
            chunk.putInt(size).putInt(0).put((byte) 1);
            chunk.put((byte) (message.length - at > CHUNK ? 1 : 0)).putShort((short) 0);
            chunk.put(message, at, size);
            out.write(chunk.array());
        }
    }

    /** Stops listening, and waits until the requests that were received are done. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        while (!sockets.isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
