package io.leanq.embedded.server;

import io.leanq.embedded.database.LeanxcaleDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Accepts clients, one thread for each, and watches them. A client that disappears has its running request stopped; a
 * client that is stuck in a large message is ended. {@link #close} ends all clients promptly.
 */
public final class SocketServer implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int MAX_SESSIONS = 500;
    /** The sockets that may be open without a log-in. Beyond them, silent sockets are closed. */
    private static final int MAX_WAITING = 128;

    /** All sockets: a client that is logged in over HTTP may open any number of them. */
    private static final int MAX_SOCKETS = 2_000;

    private static final long NANOS_OF_SILENCE = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int LARGEST_MESSAGE = 256 * 1024 * 1024;
    /** H2 walks conditions recursively. A thread's stack takes memory only where it is used. */
    private static final long STACK_BYTES = 64L << 20;

    private static final int MILLIS_BETWEEN_LOOKS = 500;
    private static final int MILLIS_TO_END = 1_500;
    private static final int MILLIS_BETWEEN_KILLS = 50;

    private final ServerSocket listener;
    private final @Nullable ServerSocket httpListener;
    private final ServerContext context;
    private final Set<Running> clients = ConcurrentHashMap.newKeySet();
    private final ThreadFactory threads;
    private final ScheduledExecutorService watch;
    private volatile boolean closed;

    private record Running(ClientSocket client, Thread thread) {}

    /**
     * Starts to listen.
     *
     * @param statementTime the time of a statement; null for any
     * @throws IOException if a port is in use; the message names the port
     */
    public SocketServer(LeanxcaleDatabase database, Ports ports, @Nullable Duration statementTime) throws IOException {
        this(database, ports, Limits.usual(statementTime));
    }

    SocketServer(LeanxcaleDatabase database, Ports ports, Limits limits) throws IOException {
        listener = listen(ports.address(), ports.port());
        try {
            httpListener = ports.httpPort() == null ? null : listen(ports.address(), ports.httpPort());
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        ConnectionIds connectionIds = new ConnectionIds(MAX_SESSIONS);
        AtomicInteger openStatements = new AtomicInteger();
        context = new ServerContext(
                connectionIds,
                new HttpSessions(connectionIds, ports.httpIdleTime()),
                new SessionOpener(database, openStatements, limits.statementTime()),
                ports.address().getHostAddress() + ":" + listener.getLocalPort(),
                openStatements,
                new MessageMemory(limits.messageBytes(), limits.patience()),
                limits.looksAtNoProgress());
        AtomicInteger number = new AtomicInteger();
        threads = task -> {
            Thread thread =
                    new Thread(null, task, "leanq-embedded-" + port() + "-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
        watch = Executors.newSingleThreadScheduledExecutor(threads);
        watch.scheduleWithFixedDelay(this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        threads.newThread(() -> accept(listener, new Entrance(false, ports.tls())))
                .start();
        ServerSocket http = httpListener;
        if (http != null) {
            threads.newThread(() -> accept(http, new Entrance(true, ports.tls())))
                    .start();
        }
    }

    private static ServerSocket listen(InetAddress address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        InetSocketAddress where = new InetSocketAddress(address, port);
        try {
            socket.bind(where, BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("Cannot listen on " + where + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The port for HTTP alone; -1 if there is none. */
    public int httpPort() {
        ServerSocket http = httpListener;
        return http == null ? -1 : http.getLocalPort();
    }

    /** The largest message from a logged-in client, in bytes: a quarter of the heap, at most 256 MiB. */
    private static int maxMessage() {
        return (int) Math.min(LARGEST_MESSAGE, Runtime.getRuntime().maxMemory() / 4);
    }

    private void accept(ServerSocket from, Entrance entrance) {
        while (!closed) {
            try {
                Socket socket = from.accept();
                makeRoom();
                start(socket, entrance);
            } catch (IOException e) {
                if (!closed) {
                    pause(100);
                }
            }
        }
    }

    /**
     * Waits until few enough sockets are without a log-in. Clients that come meanwhile wait in the listener's queue.
     */
    private void makeRoom() {
        while (!closed
                && (clients.size() >= MAX_SOCKETS
                        || clients.stream()
                                        .filter(c -> !c.client().isLoggedIn())
                                        .count()
                                >= MAX_WAITING)) {
            clients.stream()
                    .filter(c -> c.client().isSilent(NANOS_OF_SILENCE))
                    .forEach(c -> c.client().kill());
            pause(10);
        }
    }

    private void start(Socket socket, Entrance entrance) throws IOException {
        Running[] self = new Running[1];
        try {
            ClientSocket client =
                    new ClientSocket(socket, entrance, context, maxMessage(), () -> clients.remove(self[0]));
            Thread thread = threads.newThread(client);
            self[0] = new Running(client, thread);
            clients.add(self[0]);
            thread.start();
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        if (closed) {
            self[0].client().kill();
        }
    }

    /** Pauses, so that a lack of sockets makes no busy loop. */
    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        clients.forEach(running -> running.client().stopIfGone());
        context.httpSessions().closeIdle();
    }

    /** The connections that are logged in now. */
    public int openConnections() {
        return context.connectionIds().count();
    }

    /** The statements of all connections that are open now. */
    public int openStatements() {
        return context.openStatements().get();
    }

    /** Stops listening, ends all clients and waits for their threads. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        close(listener);
        ServerSocket http = httpListener;
        if (http != null) {
            close(http);
        }
        watch.shutdownNow();
        endClients();
        context.httpSessions().closeAll();
    }

    private static void close(ServerSocket listener) {
        try {
            listener.close();
        } catch (IOException e) {
            // the port is closed either way
        }
    }

    private void endClients() {
        List<Running> ending = new ArrayList<>(clients);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS_TO_END);
        while (!ending.isEmpty() && System.nanoTime() < deadline) {
            // again and again: H2 misses a cancellation that comes between two of its statements
            ending.forEach(running -> running.client().kill());
            if (!join(ending.get(0).thread())) {
                return;
            }
            ending.removeIf(running -> !running.thread().isAlive() || running.thread() == Thread.currentThread());
        }
    }

    /** Waits a moment for the thread. @return false if this thread was interrupted */
    private static boolean join(Thread thread) {
        try {
            if (thread != Thread.currentThread()) {
                thread.join(MILLIS_BETWEEN_KILLS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
