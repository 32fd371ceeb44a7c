package io.leanq.leanxcale.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server, counts the bytes of both directions, and cuts the conversation after a given number of bytes in one of them: those
 * have gone through, the next has not. It serves one conversation at a time.
 */
final class CuttingProxy implements AutoCloseable {
    enum Direction {
        REQUESTS,
        ANSWERS
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final int serverPort;
    private final ServerSocket listener;
    private final AtomicLong[] passed = {new AtomicLong(), new AtomicLong()};
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Direction cutIn = Direction.REQUESTS;
    private volatile long cutAt = NEVER;

    CuttingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Bytes that went through since the start. */
    long passed(Direction direction) {
        return passed[direction.ordinal()].get();
    }

    /** Cuts after this many more bytes. To be called when nothing is under way. */
    void cutAfter(Direction direction, long bytes) {
        cutIn = direction;
        cutAt = passed(direction) + bytes;
    }

    /** Lets everything through that comes from now on. */
    void mend() {
        cutAt = NEVER;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                for (Socket socket : List.of(client, server)) {
                    socket.setTcpNoDelay(true);
                    sockets.add(socket);
                }
                daemon(() -> pump(client, server, Direction.REQUESTS));
                daemon(() -> pump(server, client, Direction.ANSWERS));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        AtomicLong count = passed[direction.ordinal()];
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                long left = direction == cutIn ? cutAt - count.get() : NEVER;
                int through = (int) Math.min(read, left);
                // counted first: whoever has got the bytes finds them counted
                count.addAndGet(through);
                out.write(buffer, 0, through);
                if (through < read) {
                    return;
                }
            }
        } catch (IOException e) {
            // the conversation was cut, from here or from the other direction
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
