package io.leanq.leanxcale.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server, counts the bytes of each conversation in both directions, and cuts the
 * conversation after a given number of bytes in one direction. Serves one client at a time.
 */
final class CuttingProxy implements AutoCloseable {
    enum Direction {
        REQUESTS,
        ANSWERS
    }

    /** @param bytes of that direction, since the conversation began, after which it is cut */
    private record Cut(Direction direction, long bytes) {
        static final Cut NEVER = new Cut(Direction.REQUESTS, Long.MAX_VALUE);
    }

    private final int serverPort;
    private final ServerSocket listener;
    /** Threads are reused, since there are some ten thousand conversations. */
    private final ExecutorService threads = Executors.newCachedThreadPool(CuttingProxy::daemon);

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Cut next = Cut.NEVER;
    private volatile Conversation current = new Conversation(Cut.NEVER);

    CuttingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The bytes that have passed since the last conversation began. */
    long passed(Direction direction) {
        return current.passed(direction).get();
    }

    /** Cuts the conversation after this many more bytes. Called while no request is under way. */
    void cutAfter(Direction direction, long bytes) {
        current.cut = new Cut(direction, passed(direction) + bytes);
    }

    /** Cuts conversations that begin from now on after this many bytes. */
    void cutFromTheStart(Direction direction, long bytes) {
        next = new Cut(direction, bytes);
    }

    /** Lets conversations that begin from now on pass whole. */
    void mend() {
        next = Cut.NEVER;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        return thread;
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
                Conversation conversation = new Conversation(next);
                current = conversation;
                threads.execute(() -> conversation.pump(client, server, Direction.REQUESTS));
                threads.execute(() -> conversation.pump(server, client, Direction.ANSWERS));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private final class Conversation {
        private final AtomicLong requests = new AtomicLong();
        private final AtomicLong answers = new AtomicLong();
        private volatile Cut cut;

        Conversation(Cut cut) {
            this.cut = cut;
        }

        AtomicLong passed(Direction direction) {
            return direction == Direction.REQUESTS ? requests : answers;
        }

        void pump(Socket from, Socket to, Direction direction) {
            AtomicLong count = passed(direction);
            byte[] buffer = new byte[16 * 1024];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    int through = (int) Math.min(read, left(direction, count));
                    // counted first, so that bytes that have arrived are always counted
                    count.addAndGet(through);
                    out.write(buffer, 0, through);
                    if (through < read) {
                        return;
                    }
                }
            } catch (IOException e) {
                // the conversation was cut, here or in the other direction
            } finally {
                sockets.remove(from);
                sockets.remove(to);
            }
        }

        private long left(Direction direction, AtomicLong count) {
            Cut at = cut;
            return direction == at.direction ? at.bytes - count.get() : Long.MAX_VALUE;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdown();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
