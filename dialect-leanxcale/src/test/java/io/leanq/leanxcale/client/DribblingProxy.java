package io.leanq.leanxcale.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes bytes between a client and a server. From a given moment on, it passes the server's bytes one by one, with a
 * pause before each.
 */
final class DribblingProxy implements AutoCloseable {
    private static final int PAUSE_MILLIS = 100;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean dribbling;

    DribblingProxy(int serverPort) throws IOException {
        start(() -> {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket("127.0.0.1", serverPort);
                sockets.add(client);
                sockets.add(server);
                start(() -> client.getInputStream().transferTo(server.getOutputStream()));
                start(() -> passOn(server.getInputStream(), client.getOutputStream()));
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    void dribble() {
        dribbling = true;
    }

    /** Cuts all connections and goes on listening. */
    void cutAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void passOn(InputStream from, OutputStream to) throws IOException {
        byte[] some = new byte[8192];
        for (int count = from.read(some); count >= 0; count = from.read(some)) {
            if (!dribbling) {
                to.write(some, 0, count);
                continue;
            }
            for (int i = 0; i < count; i++) {
                pause();
                to.write(some[i]);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // one of the two ends was closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }
}
