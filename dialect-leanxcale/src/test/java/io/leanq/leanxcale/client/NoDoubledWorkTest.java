package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.ConnectionLost;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.client.CuttingProxy.Direction;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A conversation is cut after each of its bytes, in either direction, and nothing is done twice: what is reported as run is there once, what is reported as
 * not run is not there and never comes, and what may have run is there once or not at all. The table has no key that would hide a second row.
 */
@Timeout(120)
@ParameterizedClass
@EnumSource(Transport.class)
class NoDoubledWorkTest {
    private static final int BATCH = 3;
    private static final int MOST_OPEN = 50;
    private static final String INSERT = "INSERT INTO t VALUES (?, ?)";

    @Parameter
    Transport transport;

    private EmbeddedLeanxcale server;
    private CuttingProxy proxy;
    private LeanxcaleDriver driver;

    /** What the client said of each piece of work. */
    private final Map<Integer, Report> reports = new HashMap<>();

    private enum Report {
        RUN,
        MAY_HAVE_RUN,
        NOT_RUN
    }

    /** What is cut; the rows carry the number, each in its own place. */
    private enum Work {
        INSERT(1) {
            @Override
            void run(DriverConnection connection, int number) {
                insert(connection, number, 0);
            }
        },
        INSERT_AND_COMMIT(1) {
            @Override
            void run(DriverConnection connection, int number) {
                connection.autocommit(false);
                insert(connection, number, 0);
                connection.commit();
            }
        },
        BATCH(NoDoubledWorkTest.BATCH) {
            @Override
            void run(DriverConnection connection, int number) {
                batch(connection, number);
            }
        },
        BATCH_AND_COMMIT(NoDoubledWorkTest.BATCH) {
            @Override
            void run(DriverConnection connection, int number) {
                connection.autocommit(false);
                batch(connection, number);
                connection.commit();
            }
        };

        private final int rows;

        Work(int rows) {
            this.rows = rows;
        }

        abstract void run(DriverConnection connection, int number);

        private static void insert(DriverConnection connection, int number, int place) {
            assertThat(connection.execute(NoDoubledWorkTest.INSERT, binds -> {
                        binds.setInt(0, number);
                        binds.setInt(1, place);
                    }))
                    .isEqualTo(1);
        }

        /** In messages of one row each, so that a cut can part them. */
        private static void batch(DriverConnection connection, int number) {
            try (DriverBatch batch = connection.batch(NoDoubledWorkTest.INSERT, (row, changed) -> {})) {
                for (int place = 0; place < NoDoubledWorkTest.BATCH; place++) {
                    batch.binds().setInt(0, number);
                    batch.binds().setInt(1, place);
                    batch.addRow();
                }
                batch.finish();
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedLeanxcale.builder()
                .httpPort(0)
                .httpIdleTime(Duration.ofMillis(300))
                .start();
        proxy = new CuttingProxy(transport == Transport.HTTP ? server.httpPort() : server.port());
        driver = new LeanxcaleDriver(options().port(proxy.port()).build());
        try (DriverConnection connection = driver.acquire()) {
            connection.execute("CREATE TABLE t (number INTEGER, place INTEGER)", BindWriter.NONE);
        }
    }

    private LeanxcaleOptions.Builder options() {
        return LeanxcaleUrl.parse(server.url()).toBuilder()
                .transport(transport)
                .port(transport == Transport.HTTP ? server.httpPort() : server.port())
                .batchBytes(1)
                .poolSize(1);
    }

    @AfterEach
    void stop() throws IOException {
        driver.close();
        proxy.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheByteAfterWhichItIsCutNothingIsDoneTwice(Work work) {
        EnumMap<Direction, Long> bytes = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            bytes.put(direction, -proxy.passed(direction));
        }
        run(work, 0);
        assertThat(reports).containsEntry(0, Report.RUN);
        bytes.replaceAll((direction, before) -> before + proxy.passed(direction));
        int number = 1;
        for (Direction direction : Direction.values()) {
            for (long cut = 0; cut <= bytes.get(direction); cut += stride()) {
                run(work, number, direction, cut);
                number++;
            }
            run(work, number, direction, bytes.get(direction));
            number++;
        }
        assertThat(reports.values()).contains(Report.values());
        assertThatNothingWasDoneTwice(work);
    }

    /** Every byte over the framing that is the usual one; of the others, which differ around the messages only, each seventh. */
    private int stride() {
        return transport == Transport.TCP ? 1 : 7;
    }

    private void run(Work work, int number, Direction direction, long cut) {
        // A connection that is new, and stands before its first statement, as that of the count did.
        driver.close();
        proxy.mend();
        // Over HTTP the server keeps a session for a while after its socket was cut.
        while (server.openConnections() > MOST_OPEN) {
            Thread.onSpinWait();
        }
        driver = new LeanxcaleDriver(options().port(proxy.port()).build());
        driver.acquire().close();
        proxy.cutAfter(direction, cut);
        run(work, number);
    }

    private void run(Work work, int number) {
        try (DriverConnection connection = driver.acquire()) {
            work.run(connection, number);
            reports.put(number, Report.RUN);
        } catch (ConnectionLost e) {
            reports.put(number, e.outcome() == ConnectionLost.Outcome.NOT_RUN ? Report.NOT_RUN : Report.MAY_HAVE_RUN);
        }
    }

    private void assertThatNothingWasDoneTwice(Work work) {
        driver.close();
        while (server.openConnections() > 0) {
            Thread.onSpinWait();
        }
        Map<Integer, Map<Integer, Integer>> rows = new HashMap<>();
        try (LeanxcaleDriver direct = new LeanxcaleDriver(options().build());
                DriverConnection connection = direct.acquire();
                DriverCursor cursor = connection.query("SELECT number, place FROM t", BindWriter.NONE)) {
            while (cursor.next()) {
                rows.computeIfAbsent(cursor.getInt(0), number -> new HashMap<>())
                        .merge(cursor.getInt(1), 1, Integer::sum);
            }
        }
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
