package io.leanq.leanxcale;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.WriteConflict;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.query.Query;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two transactions read both accounts, and each takes money from one of them if both together have enough. Without
 * locks both do (write skew); with FOR UPDATE one of them is a conflict.
 */
@Timeout(60)
class RowLocksTest {
    private static final DynamicTable ACCOUNTS = Table.named("locked_accounts")
            .column("id", INTEGER, ColumnOption.primaryKey())
            .column("balance", BIGINT, ColumnOption.notNull())
            .build();
    private static final NumberColumn<DynamicTable, Integer> ID = ACCOUNTS.get("id", INTEGER);
    private static final NumberColumn<DynamicTable, Long> BALANCE = ACCOUNTS.get("balance", BIGINT);
    private static final Query<Long> BALANCES = select(BALANCE).from(ACCOUNTS).orderBy(ID);

    private static EmbeddedLeanxcale server;
    private static Database db;

    @BeforeAll
    static void start() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
        MetaData.of(ACCOUNTS).createAll(db);
    }

    @AfterAll
    static void stop() {
        db.close();
        server.close();
    }

    @BeforeEach
    void openAccounts() {
        db.execute(deleteFrom(ACCOUNTS).everyRow());
        for (int i = 0; i < 2; i++) {
            db.execute(insertInto(ACCOUNTS).set(ID, i).set(BALANCE, 100L));
        }
    }

    /** Takes 150 from one account if both have enough. @return whether the transaction was committed */
    private static boolean take(int account, Query<Long> read, CountDownLatch bothHaveRead) {
        try {
            db.transaction(tx -> {
                long total = tx.fetch(read).stream().mapToLong(Long::longValue).sum();
                bothHaveRead.countDown();
                if (!bothHaveRead.await(1, TimeUnit.SECONDS)) {
                    bothHaveRead.countDown(); // the other one waits for the lock of this one
                }
                if (total >= 150) {
                    tx.execute(update(ACCOUNTS).set(BALANCE, BALANCE.minus(150)).where(ID.eq(account)));
                }
            });
            return true;
        } catch (WriteConflict conflict) {
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Boolean> both(Query<Long> read) throws Exception {
        CountDownLatch bothHaveRead = new CountDownLatch(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> takers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int account = i;
                takers.add(pool.submit(() -> take(account, read, bothHaveRead)));
            }
            return List.of(takers.get(0).get(), takers.get(1).get());
        } finally {
            pool.shutdownNow();
        }
    }

    private static long total() {
        return db.fetch(BALANCES).stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void rowsThatAreOnlyReadAreWrittenBySkew() throws Exception {
        assertThat(both(BALANCES)).containsExactly(true, true);
        assertThat(total()).isEqualTo(-100);
    }

    @Test
    void lockedRowsAreChangedByOneTransactionOnly() throws Exception {
        both(BALANCES.forUpdate());
        assertThat(total()).isEqualTo(50);
    }
}
