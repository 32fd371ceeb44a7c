package io.leanq.leanxcale.process;

import io.leanq.ConnectionLost;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads that commit single inserts, and transactions of two inserts and a delete. The server is killed while they do
 * so, or shortly after they have stopped, and started again over the same data. A row of an acknowledged commit that is
 * then missing is lost.
 */
final class KillLoad {
    private static final String INSERT = "INSERT INTO load (id, text) VALUES (?, ?)";
    private static final String DELETE = "DELETE FROM load WHERE id = ?";
    private static final String TEXT = "x".repeat(80);

    private final int threads;
    private final Duration load;
    private final Duration idle;
    private final List<String> serverFlags;

    /** @param idle the time between the last commit and the kill; zero kills while commits are under way */
    KillLoad(int threads, Duration load, Duration idle, List<String> serverFlags) {
        this.threads = threads;
        this.load = load;
        this.idle = idle;
        this.serverFlags = serverFlags;
    }

    /** The clients of all rounds so far; each round goes on with the data of the round before. */
    private final List<Client> clients = new ArrayList<>();

    /**
     * The result of one round.
     *
     * @param acknowledged the number of acknowledged commits
     * @param lost rows of this and earlier rounds that are missing, and deleted rows that are there
     */
    record Result(long acknowledged, long lost, double commitsPerSecond) {}

    /** The rows of one thread, as the server acknowledged them. */
    private static final class Client {
        final Set<Long> there = new HashSet<>();
        final Set<Long> gone = new HashSet<>();
        /** The rows of the commit that was not answered. */
        final Set<Long> unknown = new HashSet<>();

        long commits;
    }

    Result run(Path data) throws Exception {
        List<Client> now = new ArrayList<>();
        long nanos;
        String[] flags = serverFlags.toArray(String[]::new);
        try (ServerProcess server = ServerProcess.start(data, flags);
                LeanxcaleDriver driver = driver(server)) {
            try (DriverConnection connection = driver.acquire()) {
                connection.execute(
                        "CREATE TABLE IF NOT EXISTS load (id BIGINT PRIMARY KEY, text VARCHAR(120))", BindWriter.NONE);
                connection.execute("CREATE INDEX IF NOT EXISTS ix_load ON load (text)", BindWriter.NONE);
            }
            long start = System.nanoTime();
            long end = start + load.toNanos();
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            List<Future<Client>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long first = (clients.size() + thread) * 1_000_000_000L;
                running.add(pool.submit(() -> commit(driver, first, idle.isZero() ? Long.MAX_VALUE : end)));
            }
            if (idle.isZero()) {
                Thread.sleep(load.toMillis());
                server.kill();
            }
            for (Future<Client> client : running) {
                now.add(client.get(1, TimeUnit.MINUTES));
            }
            nanos = idle.isZero() ? load.toNanos() : System.nanoTime() - start;
            pool.shutdown();
            Thread.sleep(idle.toMillis());
            server.kill();
        }
        clients.addAll(now);
        Set<Long> found = new HashSet<>();
        try (ServerProcess server = ServerProcess.start(data, flags);
                LeanxcaleDriver driver = driver(server);
                DriverConnection connection = driver.acquire();
                DriverCursor rows = connection.query("SELECT id FROM load", BindWriter.NONE)) {
            while (rows.next()) {
                found.add(rows.getLong(0));
            }
        }
        long commits = now.stream().mapToLong(client -> client.commits).sum();
        return new Result(
                commits,
                count(clients, client -> client.there, row -> !found.contains(row))
                        + count(clients, client -> client.gone, found::contains),
                commits * 1e9 / nanos);
    }

    private static long count(
            List<Client> clients,
            java.util.function.Function<Client, Set<Long>> rows,
            java.util.function.LongPredicate wrong) {
        return clients.stream()
                .mapToLong(client -> rows.apply(client).stream()
                        .filter(row -> !client.unknown.contains(row) && wrong.test(row))
                        .count())
                .sum();
    }

    private LeanxcaleDriver driver(ServerProcess server) {
        return new LeanxcaleDriver(
                LeanxcaleUrl.parse(server.url()).toBuilder().poolSize(threads).build());
    }

    /** Commits until the time is over or the server is killed. */
    private static Client commit(LeanxcaleDriver driver, long first, long end) {
        Client client = new Client();
        long next = first;
        try (DriverConnection connection = driver.acquire()) {
            while (System.nanoTime() < end) {
                long row = next;
                next += 3;
                boolean single = client.commits % 2 == 0;
                try {
                    if (single) {
                        insert(connection, row);
                    } else {
                        connection.autocommit(false);
                        insert(connection, row);
                        insert(connection, row + 1);
                        connection.execute(DELETE, binds -> binds.setLong(0, row - 3));
                        connection.commit();
                        connection.autocommit(true);
                    }
                } catch (ConnectionLost e) {
                    client.unknown.addAll(List.of(row, row + 1, row - 3));
                    return client;
                }
                client.commits++;
                client.there.add(row);
                if (!single) {
                    client.there.add(row + 1);
                    client.there.remove(row - 3);
                    client.gone.add(row - 3);
                }
            }
        } catch (ConnectionLost e) {
            // the server was killed
        }
        return client;
    }

    private static void insert(DriverConnection connection, long row) {
        connection.execute(INSERT, binds -> {
            binds.setLong(0, row);
            binds.setString(1, TEXT + row);
        });
    }
}
