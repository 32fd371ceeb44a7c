package io.leanq.leanxcale.process;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TextColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed again and again over the same data while eight threads commit. Every acknowledged transaction is
 * there afterwards; every other one is there as a whole or not at all.
 */
@Tag("slow")
@Order(1)
class KillTest {
    /** Each server lives for one or two seconds, in which C2 would take more CPU time than the server. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private static final int ROUNDS = 3;
    private static final int THREADS = 8;
    private static final int COMMITS_BEFORE_THE_KILL = 150;
    private static final int ROWS_OF_A_TRANSACTION = 3;

    private static final DynamicTable KEPT = Table.named("kept")
            .column("tx", INTEGER, ColumnOption.notNull())
            .column("part", INTEGER, ColumnOption.notNull())
            .column("text", VARCHAR(200), ColumnOption.notNull())
            .primaryKey("tx", "part")
            .build();
    private static final NumberColumn<DynamicTable, Integer> TX = KEPT.get("tx", INTEGER);
    private static final NumberColumn<DynamicTable, Integer> PART = KEPT.get("part", INTEGER);
    private static final TextColumn<DynamicTable> TEXT = KEPT.get("text", VARCHAR(200));

    /** The numbers of the transactions whose commit the server acknowledged, and of those whose outcome is unknown. */
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    private final Set<Integer> mayHaveRun = ConcurrentHashMap.newKeySet();
    private final Set<Integer> failed = ConcurrentHashMap.newKeySet();

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void everyAcknowledgedCommitIsThereAfterEachKill(@TempDir Path data) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(data, SHORT_LIVED);
                    Database db = connect(server)) {
                MetaData.of(KEPT).createAll(db);
                assertThatWhatWasToldIsTrue(db);
                commitUntilKilled(round, server, db);
            }
        }
        try (ServerProcess server = ServerProcess.start(data, SHORT_LIVED);
                Database db = connect(server)) {
            assertThatWhatWasToldIsTrue(db);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * COMMITS_BEFORE_THE_KILL);
    }

    private static Database connect(ServerProcess server) {
        return Leanxcale.connect(
                LeanxcaleUrl.parse(server.url()).toBuilder().poolSize(THREADS).build());
    }

    private void commitUntilKilled(int round, ServerProcess server, Database db) throws Exception {
        CountDownLatch enough = new CountDownLatch(COMMITS_BEFORE_THE_KILL);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = (round * THREADS + thread) * 1_000_000;
                running.add(threads.submit(() -> commitFrom(first, db, enough)));
            }
            assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
            server.kill();
            for (Future<?> future : running) {
                future.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Commits one transaction after the other until the first failure, which is the end of the server. */
    private void commitFrom(int first, Database db, CountDownLatch enough) {
        for (int tx = first; ; tx++) {
            int number = tx;
            try {
                db.transaction(open -> {
                    for (int part = 0; part < ROWS_OF_A_TRANSACTION; part++) {
                        open.execute(
                                insertInto(KEPT).set(TX, number).set(PART, part).set(TEXT, "x".repeat(100)));
                    }
                });
            } catch (ConnectionLost lost) {
                (lost.outcome() == ConnectionLost.Outcome.MAY_HAVE_RUN ? mayHaveRun : failed).add(number);
                return;
            } catch (SqlException refused) {
                failed.add(number);
                return;
            }
            acknowledged.add(number);
            enough.countDown();
        }
    }

    private void assertThatWhatWasToldIsTrue(Database db) {
        Map<Integer, Integer> partsOfTransaction = new TreeMap<>();
        for (int tx : db.fetch(select(TX).from(KEPT))) {
            partsOfTransaction.merge(tx, 1, Integer::sum);
        }
        assertThat(partsOfTransaction.values()).allMatch(parts -> parts == ROWS_OF_A_TRANSACTION);
        assertThat(partsOfTransaction.keySet()).containsAll(acknowledged).noneMatch(failed::contains);
        partsOfTransaction.keySet().removeAll(acknowledged);
        assertThat(mayHaveRun).containsAll(partsOfTransaction.keySet());
    }
}
