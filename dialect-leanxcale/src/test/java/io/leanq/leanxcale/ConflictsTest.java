package io.leanq.leanxcale;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.mergeInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.WriteConflict;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.exec.Retrying;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Write conflicts: one transaction wins, the other gets the conflict; with retries no update is lost and none is done
 * twice.
 */
@Tag("slow")
class ConflictsTest {
    private static final DynamicTable ACCOUNTS = Table.named("accounts")
            .column("id", INTEGER, ColumnOption.primaryKey())
            .column("balance", BIGINT, ColumnOption.notNull())
            .build();
    private static final NumberColumn<DynamicTable, Integer> ID = ACCOUNTS.get("id", INTEGER);
    private static final NumberColumn<DynamicTable, Long> BALANCE = ACCOUNTS.get("balance", BIGINT);
    private static final int NUMBER_OF_ACCOUNTS = 10;

    private static EmbeddedLeanxcale server;
    private static Database db;

    @BeforeAll
    static void start() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(
                LeanxcaleUrl.parse(server.url()).toBuilder().poolSize(16).build());
    }

    @AfterAll
    static void stop() {
        db.close();
        server.close();
    }

    @BeforeEach
    void openAccounts() {
        MetaData metadata = MetaData.of(ACCOUNTS);
        metadata.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        metadata.createAll(db);
        for (int i = 0; i < NUMBER_OF_ACCOUNTS; i++) {
            db.execute(insertInto(ACCOUNTS).set(ID, i).set(BALANCE, 1_000L));
        }
    }

    @Test
    void onlyConflictRepeatsWholeWork() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        List<Integer> told = new ArrayList<>();
        Retrying retrying = db.retryOnConflict(3)
                .firstWait(Duration.ofMillis(1))
                .onRetry((attempt, conflict, wait) -> told.add(attempt));
        String result = retrying.transactionResult(tx -> {
            tx.execute(update(ACCOUNTS).set(BALANCE, BALANCE.plus(1L)).where(ID.eq(0)));
            if (attempts.incrementAndGet() < 3) {
                throw new WriteConflict("as another transaction would cause", "40001", -1, null, null);
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasValue(3);
        assertThat(told).containsExactly(1, 2);
        assertThat(db.fetchOne(select(BALANCE).from(ACCOUNTS).where(ID.eq(0)))).isEqualTo(1_001L);

        attempts.set(0);
        assertThatThrownBy(() -> retrying.transaction(tx -> {
                    attempts.incrementAndGet();
                    throw new IOException("not a conflict");
                }))
                .isInstanceOf(IOException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void conflictIsThrownAfterLastRetry() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> db.retryOnConflict(2).firstWait(Duration.ZERO).transaction(tx -> {
                    attempts.incrementAndGet();
                    throw new WriteConflict("every time", "40001", -1, null, null);
                }))
                .isInstanceOf(WriteConflict.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void mergeThatChangesARowTwiceIsNotRepeated() {
        AtomicInteger attempts = new AtomicInteger();
        DynamicTable other = ACCOUNTS.as("other");
        assertThatThrownBy(() -> db.retryOnConflict(2).firstWait(Duration.ZERO).transaction(tx -> {
                    attempts.incrementAndGet();
                    tx.execute(mergeInto(ACCOUNTS)
                            .using(other)
                            .on(BALANCE.eq(other.get("balance", BIGINT)))
                            .whenMatched()
                            .set(ID, other.get("id", INTEGER)));
                }))
                .isInstanceOfSatisfying(
                        SqlException.class, e -> assertThat(e.sqlState()).isEqualTo("21000"))
                .isNotInstanceOf(WriteConflict.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    @Timeout(60)
    void oneOfTwoThreadsOnOneRowGetsConflict() throws Exception {
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                writers.add(pool.submit(() -> {
                    try {
                        db.transaction(tx -> {
                            long balance =
                                    tx.fetchOne(select(BALANCE).from(ACCOUNTS).where(ID.eq(0)));
                            bothHaveRead.await();
                            tx.execute(
                                    update(ACCOUNTS).set(BALANCE, balance + 1).where(ID.eq(0)));
                        });
                        return true;
                    } catch (WriteConflict conflict) {
                        return false;
                    }
                }));
            }
            assertThat(List.of(writers.get(0).get(), writers.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            pool.shutdownNow();
        }
        assertThat(db.fetchOne(select(BALANCE).from(ACCOUNTS).where(ID.eq(0)))).isEqualTo(1_001L);
    }

    /** As for a server that reports a conflict in a form that LeanQ does not know. */
    @Test
    void classifierDecidesWhatConflictIs() {
        ErrorClassifier standard = new StandardErrors();
        ErrorClassifier own = error -> error.sqlState().equals("23505")
                ? new WriteConflict("a key was taken meanwhile", error.sqlState(), error.code(), error.message(), null)
                : standard.classify(error);
        AtomicInteger attempts = new AtomicInteger();
        try (Database other = Leanxcale.connect(LeanxcaleUrl.parse(server.url()).toBuilder()
                .errorClassifier(own)
                .build())) {
            other.retryOnConflict(3)
                    .firstWait(Duration.ZERO)
                    .transaction(tx -> tx.execute(insertInto(ACCOUNTS)
                            .set(ID, attempts.getAndIncrement() == 0 ? 0 : 50)
                            .set(BALANCE, 1L)));
        }
        assertThat(attempts).hasValue(2);
        assertThat(db.fetchOne(select(BALANCE).from(ACCOUNTS).where(ID.eq(50)))).isEqualTo(1L);
    }

    @Test
    void sixteenThreadsOfTransfersKeepTheTotalAndLoseNoUpdate() throws Exception {
        int threads = 16;
        int transfers = 200;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicInteger retries = new AtomicInteger();
        long[] moved = new long[NUMBER_OF_ACCOUNTS];
        try {
            List<Future<long[]>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                all.add(pool.submit(() -> {
                    long[] mine = new long[NUMBER_OF_ACCOUNTS];
                    Retrying retrying = db.retryOnConflict(100_000)
                            .firstWait(Duration.ofMillis(1))
                            .onRetry((attempt, conflict, wait) -> retries.incrementAndGet());
                    for (int i = 0; i < transfers; i++) {
                        int from = ThreadLocalRandom.current().nextInt(NUMBER_OF_ACCOUNTS);
                        int to = (from + 1 + ThreadLocalRandom.current().nextInt(NUMBER_OF_ACCOUNTS - 1))
                                % NUMBER_OF_ACCOUNTS;
                        long amount = 1 + ThreadLocalRandom.current().nextInt(5);
                        retrying.transaction(tx -> {
                            long balance =
                                    tx.fetchOne(select(BALANCE).from(ACCOUNTS).where(ID.eq(from)));
                            long other =
                                    tx.fetchOne(select(BALANCE).from(ACCOUNTS).where(ID.eq(to)));
                            tx.execute(update(ACCOUNTS)
                                    .set(BALANCE, balance - amount)
                                    .where(ID.eq(from)));
                            tx.execute(update(ACCOUNTS)
                                    .set(BALANCE, other + amount)
                                    .where(ID.eq(to)));
                        });
                        mine[from] -= amount;
                        mine[to] += amount;
                    }
                    return mine;
                }));
            }
            for (Future<long[]> each : all) {
                long[] mine = each.get(4, TimeUnit.MINUTES);
                for (int i = 0; i < NUMBER_OF_ACCOUNTS; i++) {
                    moved[i] += mine[i];
                }
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(retries.get())
                .as("conflicts must have happened for the test to mean anything")
                .isPositive();
        assertThat(db.fetchOne(select(sum(BALANCE)).from(ACCOUNTS)))
                .isEqualByComparingTo(BigDecimal.valueOf(1_000L * NUMBER_OF_ACCOUNTS));
        for (int i = 0; i < NUMBER_OF_ACCOUNTS; i++) {
            assertThat(db.fetchOne(select(BALANCE).from(ACCOUNTS).where(ID.eq(i))))
                    .isEqualTo(1_000 + moved[i]);
        }
        assertThat(db.fetchOne(select(count()).from(ACCOUNTS))).isEqualTo(NUMBER_OF_ACCOUNTS);
    }
}
