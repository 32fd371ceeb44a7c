package io.leanq.cli.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between clients and a server, and closes all connections behind a number of bytes to the server. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    CuttingProxy(int server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (!listening.isClosed()) {
                accept();
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Lets so many bytes pass from now on, over all connections together; then each connection is closed. */
    void cutBehind(long bytes) {
        left.set(bytes);
    }

    private void accept() {
        try {
            Socket client = listening.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(client);
            open.add(behind);
            start(() -> pump(client, behind, true));
            start(() -> pump(behind, client, false));
        } catch (IOException e) {
            cut();
        }
    }

    private void pump(Socket from, Socket to, boolean counted) {
        byte[] bytes = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                long room = counted ? left.getAndAdd(-read) : Long.MAX_VALUE;
                out.write(bytes, 0, (int) Math.max(0, Math.min(read, room)));
                out.flush();
                if (room <= read) {
                    cut();
                }
            }
        } catch (IOException e) {
            // closed, by a cut or by its owner
        }
        close(from);
        close(to);
    }

    private void cut() {
        open.forEach(this::close);
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
