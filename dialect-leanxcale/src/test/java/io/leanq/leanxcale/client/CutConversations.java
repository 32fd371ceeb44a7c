package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.client.CuttingProxy.Direction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A conversation, including log-in, is cut after each of its bytes in either direction, and nothing is done twice: rows
 * that are reported as run are there once; rows reported as not run are not there and do not appear later; rows that
 * may have run are there once or not at all. The table has no key that would hide a second row.
 */
@Timeout(120)
abstract class CutConversations {
    private static final int BATCH = 3;
    /** The number of conversations at the same time, most of which are waiting. */
    private static final int LANES = 8;
    /** The first number; the numbers from here on have the same length on the wire. */
    private static final int FIRST_NUMBER = 10_000;
    /** The most bytes by which a conversation may be longer than the first one, whose statement ids were smaller. */
    private static final int LONGER = 8;

    private static final String INSERT = "INSERT INTO t VALUES (?, ?)";

    @Parameter
    Transport transport;

    /** The client's report of each piece of work. */
    private final Map<Integer, Report> reports = new ConcurrentHashMap<>();

    private enum Report {
        RUN,
        MAY_HAVE_RUN,
        NOT_RUN
    }

    /** The work that is cut. Its rows carry the number, each row in a place of its own. */
    enum Work {
        INSERT(1, 1) {
            @Override
            void run(DriverConnection connection, int number) {
                insert(connection, number, 0);
            }
        },
        INSERT_AND_COMMIT(1, 1) {
            @Override
            void run(DriverConnection connection, int number) {
                connection.autocommit(false);
                insert(connection, number, 0);
                connection.commit();
            }
        },
        BATCH(CutConversations.BATCH, 1) {
            @Override
            void run(DriverConnection connection, int number) {
                batch(connection, number);
            }
        },
        /** Cut after each seventh byte, since the work repeats parts of the others. */
        BATCH_AND_COMMIT(CutConversations.BATCH, 7) {
            @Override
            void run(DriverConnection connection, int number) {
                connection.autocommit(false);
                batch(connection, number);
                connection.commit();
            }
        };

        final int rows;
        /** The number of bytes from one cut to the next. */
        final int stride;

        Work(int rows, int stride) {
            this.rows = rows;
            this.stride = stride;
        }

        abstract void run(DriverConnection connection, int number);

        private static void insert(DriverConnection connection, int number, int place) {
            assertThat(connection.execute(CutConversations.INSERT, binds -> {
                        binds.setInt(0, number);
                        binds.setInt(1, place);
                    }))
                    .isEqualTo(1);
        }

        /** Runs a batch in messages of one row each, so that a cut can separate them. */
        private static void batch(DriverConnection connection, int number) {
            try (DriverBatch batch = connection.batch(CutConversations.INSERT, (row, changed) -> {})) {
                for (int place = 0; place < CutConversations.BATCH; place++) {
                    batch.binds().setInt(0, number);
                    batch.binds().setInt(1, place);
                    batch.addRow();
                }
                batch.finish();
            }
        }
    }

    /** A conversation that is to be cut. */
    private record Cut(int number, Direction direction, long bytes) {}

    /** Options of the server itself, which has the table t. */
    abstract LeanxcaleOptions server();

    /** Waits until the server has room for another connection. */
    abstract void awaitRoom();

    /** How often each place of each number is in the table, after the server has finished all work. */
    abstract Map<Integer, Map<Integer, Integer>> rowsInTheEnd() throws Exception;

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    static void createTable(LeanxcaleOptions options) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options);
                DriverConnection connection = driver.acquire()) {
            connection.execute("CREATE TABLE t (number INTEGER, place INTEGER)", BindWriter.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void conversationCutAtAnyByteDoesNothingTwice(Work work) throws Exception {
        Map<Direction, Long> bytes = new EnumMap<>(Direction.class);
        try (CuttingProxy proxy = new CuttingProxy(server().port());
                LeanxcaleDriver driver = driver(proxy)) {
            driver.acquire().close();
            for (Direction direction : Direction.values()) {
                bytes.put(direction, -proxy.passed(direction));
            }
            run(work, FIRST_NUMBER, driver);
            bytes.replaceAll((direction, before) -> before + proxy.passed(direction));
        }
        assertThat(reports).containsEntry(FIRST_NUMBER, Report.RUN);
        cutAll(bytes, work.stride, (cut, proxy) -> {
            awaitRoom();
            try (LeanxcaleDriver driver = driver(proxy)) {
                // a connection before its first statement, as the first one was
                driver.acquire().close();
                proxy.cutAfter(cut.direction, cut.bytes);
                run(work, cut.number, driver);
            }
        });
        assertThat(reports.values()).contains(Report.values());
        requireNothingDoneTwice(work);
    }

    @Test
    void logInCutAtAnyByteRunsNothingAndNextOneSucceeds() throws Exception {
        Map<Direction, Long> bytes = new EnumMap<>(Direction.class);
        try (CuttingProxy proxy = new CuttingProxy(server().port());
                LeanxcaleDriver driver = driver(proxy)) {
            driver.acquire().close();
            for (Direction direction : Direction.values()) {
                bytes.put(direction, proxy.passed(direction));
            }
        }
        cutAll(bytes, 1, (cut, proxy) -> {
            awaitRoom();
            try (LeanxcaleDriver driver = driver(proxy)) {
                proxy.cutFromTheStart(cut.direction, cut.bytes);
                if (cut.bytes < bytes.get(cut.direction)) {
                    assertThatThrownBy(driver::acquire)
                            .as("%s", cut)
                            .isInstanceOfSatisfying(
                                    ConnectionLost.class,
                                    lost -> assertThat(lost.outcome()).isEqualTo(ConnectionLost.Outcome.NOT_RUN));
                }
                proxy.mend();
                run(Work.INSERT, cut.number, driver);
                assertThat(reports).containsEntry(cut.number, Report.RUN);
            }
        });
        requireNothingDoneTwice(Work.INSERT);
    }

    private interface Cutting {
        void cut(Cut cut, CuttingProxy proxy) throws IOException;
    }

    private void cutAll(Map<Direction, Long> bytes, int stride, Cutting cutting)
            throws IOException, InterruptedException {
        Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
        for (Direction direction : Direction.values()) {
            for (long cut = 0; cut <= bytes.get(direction) + LONGER; cut += stride) {
                cuts.add(new Cut(FIRST_NUMBER + 1 + cuts.size(), direction, cut));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<?>> lanes = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                lanes.add(threads.submit((Callable<Void>) () -> {
                    try (CuttingProxy proxy = new CuttingProxy(server().port())) {
                        for (Cut cut = cuts.poll(); cut != null; cut = cuts.poll()) {
                            cutting.cut(cut, proxy);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> lane : lanes) {
                lane.get();
            }
        } catch (ExecutionException e) {
            String said = e.getCause() instanceof SqlException refusal ? refusal.serverMessage() : null;
            throw new AssertionError("a conversation failed otherwise than by its cut: " + said, e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private LeanxcaleDriver driver(CuttingProxy proxy) {
        return new LeanxcaleDriver(server().toBuilder()
                .port(proxy.port())
                .batchBytes(1)
                .poolSize(1)
                .build());
    }

    private void run(Work work, int number, LeanxcaleDriver driver) {
        try (DriverConnection connection = driver.acquire()) {
            work.run(connection, number);
            reports.put(number, Report.RUN);
        } catch (ConnectionLost e) {
            reports.put(number, e.outcome() == ConnectionLost.Outcome.NOT_RUN ? Report.NOT_RUN : Report.MAY_HAVE_RUN);
        }
    }

    private void requireNothingDoneTwice(Work work) throws Exception {
        Map<Integer, Map<Integer, Integer>> rows = rowsInTheEnd();
        reports.forEach((number, report) -> {
            Map<Integer, Integer> found = rows.getOrDefault(number, Map.of());
            assertThat(found.values()).as("work %d, %s", number, report).allMatch(count -> count == 1);
            switch (report) {
                case RUN -> assertThat(found).as("work %d, run", number).hasSize(work.rows);
                case NOT_RUN -> assertThat(found).as("work %d, not run", number).isEmpty();
                case MAY_HAVE_RUN ->
                    assertThat(found.size()).as("work %d", number).isBetween(0, work.rows);
            }
        });
    }
}
