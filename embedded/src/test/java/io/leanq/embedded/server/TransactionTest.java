package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Refused;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.PrepareAndExecuteBatchRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.response.ConnectionSyncResponse;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two sessions, and the changes of one that the other sees. */
@ExtendWith(LeanxcaleExtension.class)
class TransactionTest {
    private final EmbeddedLeanxcale server;
    private final ProtocolClient one;
    private final ProtocolClient two;

    TransactionTest(EmbeddedLeanxcale server) throws IOException {
        this.server = server;
        one = ProtocolClient.open(server.port());
        two = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        one.update("DROP TABLE IF EXISTS accounts");
        one.update("CREATE TABLE accounts (id INTEGER PRIMARY KEY, balance INTEGER)");
        one.update("INSERT INTO accounts VALUES (1, 100), (2, 100)");
    }

    @AfterEach
    void close() throws IOException {
        one.close();
        two.close();
    }

    private static void assertConflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.sqlState()).isEqualTo("40001");
            assertThat(e.error().errorMessage()).contains("Conflict");
        });
    }

    @Test
    void commitShowsAndRollbackHides() throws IOException {
        one.autoCommit(false);
        one.update("UPDATE accounts SET balance = 1 WHERE id = 1");
        assertThat(two.value("SELECT balance FROM accounts WHERE id = 1")).isEqualTo(100);
        one.commit();
        assertThat(two.value("SELECT balance FROM accounts WHERE id = 1")).isEqualTo(1);
        one.update("UPDATE accounts SET balance = 2 WHERE id = 1");
        one.rollback();
        assertThat(two.value("SELECT balance FROM accounts WHERE id = 1")).isEqualTo(1);
    }

    @Test
    void commitAndRollbackUnderAutocommitDoNothing() throws IOException {
        one.update("UPDATE accounts SET balance = 1 WHERE id = 1");
        one.rollback();
        one.commit();
        assertThat(two.value("SELECT balance FROM accounts WHERE id = 1")).isEqualTo(1);
    }

    @Test
    void aTransactionReadsItsSnapshot() throws IOException {
        one.autoCommit(false);
        assertThat(one.value("SELECT SUM(balance) FROM accounts")).isEqualTo(200L);
        two.update("INSERT INTO accounts VALUES (3, 50)");
        assertThat(one.value("SELECT SUM(balance) FROM accounts")).isEqualTo(200L);
        one.commit();
        assertThat(one.value("SELECT SUM(balance) FROM accounts")).isEqualTo(250L);
    }

    @Test
    void laterWriterFailsWhileTheEarlierOneRuns() throws IOException {
        one.autoCommit(false);
        one.update("UPDATE accounts SET balance = 1 WHERE id = 1");
        long start = System.nanoTime();
        assertConflict(() -> two.update("UPDATE accounts SET balance = 2 WHERE id = 1"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        one.commit();
        assertThat(two.value("SELECT balance FROM accounts WHERE id = 1")).isEqualTo(1);
    }

    @Test
    void laterWriterFailsAfterTheEarlierOneCommitted() throws IOException {
        one.autoCommit(false);
        two.autoCommit(false);
        two.query("SELECT * FROM accounts");
        one.update("UPDATE accounts SET balance = 1 WHERE id = 1");
        one.commit();
        assertConflict(() -> two.update("UPDATE accounts SET balance = 2 WHERE id = 1"));
        two.rollback();
        two.update("UPDATE accounts SET balance = 2 WHERE id = 1");
        two.commit();
    }

    @Test
    void upsertAndDeleteConflictLikeUpdate() throws IOException {
        for (String change : List.of(
                "UPSERT INTO accounts VALUES (1, 7)",
                "DELETE FROM accounts WHERE id = 1",
                "UPSERT INTO accounts VALUES (9, 9)")) {
            one.autoCommit(false);
            one.update("UPSERT INTO accounts VALUES (1, 5), (9, 1)");
            assertConflict(() -> two.update(change));
            one.rollback();
        }
    }

    @Test
    void conflictAbortsTheTransactionUntilRollback() throws IOException {
        one.update("UPDATE accounts SET balance = 100");
        two.autoCommit(false);
        two.update("UPDATE accounts SET balance = 55 WHERE id = 2");
        one.update("UPDATE accounts SET balance = 1 WHERE id = 1");
        assertConflict(() -> two.update("UPDATE accounts SET balance = 2 WHERE id = 1"));
        assertConflict(() -> two.update("UPDATE accounts SET balance = 56 WHERE id = 2"));
        assertConflict(() -> two.query("SELECT * FROM accounts"));
        assertConflict(two::commit);
        assertThat(one.value("SELECT balance FROM accounts WHERE id = 2")).isEqualTo(100);
        two.update("UPDATE accounts SET balance = 57 WHERE id = 2");
        two.commit();
        assertThat(one.value("SELECT balance FROM accounts WHERE id = 2")).isEqualTo(57);
    }

    @Test
    void deadSocketRollsBackAndFreesItsLocks() throws Exception {
        one.autoCommit(false);
        one.update("UPDATE accounts SET balance = 1 WHERE id = 1");
        one.close();
        updateWithin(Duration.ofSeconds(5), "UPDATE accounts SET balance = balance + 5 WHERE id = 1");
        assertThat(two.value("SELECT balance FROM accounts WHERE id = 1")).isEqualTo(105);
    }

    @Test
    void aStatementWhoseClientDisappearsIsStopped() throws Exception {
        one.autoCommit(false);
        one.update("UPDATE accounts SET balance = 1 WHERE id = 1");
        int statement = one.execute("SELECT 1").statementId();
        one.send(new PrepareAndExecuteRequest(
                one.id(),
                statement,
                "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000) a, SYSTEM_RANGE(1, 100000) b",
                -1,
                -1));
        Thread.sleep(200);
        one.close();
        updateWithin(Duration.ofSeconds(10), "UPDATE accounts SET balance = 2 WHERE id = 1");
    }

    /** Repeats the update until the other transaction's locks are gone. */
    private void updateWithin(Duration limit, String sql) throws IOException {
        long start = System.nanoTime();
        while (true) {
            try {
                two.update(sql);
                return;
            } catch (Refused e) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
            }
        }
    }

    @Test
    void aBatchIsAllOrNothingUnderAutocommitToo() throws IOException {
        List<Object[]> rows = List.of(new Object[] {10, 1}, new Object[] {11, 1}, new Object[] {1, 1});
        assertThatThrownBy(() -> one.batch(one.prepare("INSERT INTO accounts VALUES (?, ?)"), rows))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.sqlState()).isEqualTo("23505"))
                .hasMessageContaining("row 3 of the batch");
        assertThat(two.value("SELECT COUNT(*) FROM accounts")).isEqualTo(2L);
        one.autoCommit(false);
        one.update("INSERT INTO accounts VALUES (20, 1)");
        assertThatThrownBy(() -> one.batch(one.prepare("INSERT INTO accounts VALUES (?, ?)"), rows))
                .hasMessageStartingWith("23505");
        one.commit();
        assertThat(two.query("SELECT id FROM accounts ORDER BY id"))
                .containsExactly(List.of(1), List.of(2), List.of(20));
    }

    @Test
    void aBatchOfTextsIsAllOrNothingAlsoWithAnUpsertInIt() throws IOException {
        int statement = one.execute("SELECT 1").statementId();
        assertThatThrownBy(() -> one.answer(new PrepareAndExecuteBatchRequest(
                        one.id(),
                        statement,
                        List.of(
                                "UPDATE accounts SET balance = 0",
                                "UPSERT INTO accounts VALUES (1, 5), (1, 6)",
                                "INSERT INTO accounts VALUES (2, 2)"))))
                .hasMessageStartingWith("23505");
        assertThat(two.query("SELECT * FROM accounts ORDER BY id")).containsExactly(List.of(1, 100), List.of(2, 100));
    }

    @Test
    void syncAnswersWithTheWholeState() throws IOException {
        ConnectionProperties before = sync(ConnectionProperties.UNSET);
        assertThat(before.autoCommit()).isTrue();
        assertThat(before.readOnly()).isFalse();
        assertThat(before.transactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        assertThat(before.catalog()).isEqualTo("dbtest");
        assertThat(before.schema()).isEqualTo("user1");
        ConnectionProperties after =
                sync(new ConnectionProperties(true, false, true, Connection.TRANSACTION_READ_COMMITTED, "", ""));
        assertThat(after)
                .isEqualTo(new ConnectionProperties(
                        false, false, true, Connection.TRANSACTION_READ_COMMITTED, "dbtest", "user1"));
        assertThatThrownBy(() -> one.update("DELETE FROM accounts"))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.sqlState()).isEqualTo("25006"));
        assertThat(one.value("SELECT COUNT(*) FROM accounts")).isEqualTo(2L);
    }

    private ConnectionProperties sync(ConnectionProperties wanted) throws IOException {
        return ((ConnectionSyncResponse) one.answer(new ConnectionSyncRequest(one.id(), wanted))).properties();
    }

    @Test
    void switchingAutocommitOnCommits() throws IOException {
        one.autoCommit(false);
        one.update("UPDATE accounts SET balance = 3 WHERE id = 1");
        one.autoCommit(true);
        assertThat(two.value("SELECT balance FROM accounts WHERE id = 1")).isEqualTo(3);
    }

    @Test
    void eightClientsCreateTheSameThingsAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CyclicBarrier start = new CyclicBarrier(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Callable<Object> work = () -> {
                try (ProtocolClient client = ProtocolClient.open(server.port())) {
                    for (int round = 0; round < 10; round++) {
                        start.await();
                        client.update(
                                "CREATE TABLE IF NOT EXISTS same" + round + " (id INTEGER PRIMARY KEY, v VARCHAR(9))");
                        client.update("CREATE INDEX IF NOT EXISTS ix_same" + round + " ON same" + round + " (v)");
                        client.update("CREATE SEQUENCE IF NOT EXISTS seq" + round);
                        client.update("INSERT INTO same" + round + " VALUES (NEXT VALUE FOR seq" + round + ", 'x')");
                    }
                    return client;
                }
            };
            all.add(pool.submit(work));
        }
        for (Future<?> future : all) {
            future.get();
        }
        pool.shutdown();
        assertThat(two.value("SELECT COUNT(*) FROM same9")).isEqualTo(8L);
    }

    @Test
    void transfersUnderRetryLoseNothing() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Callable<Object> work = () -> {
                try (ProtocolClient client = ProtocolClient.open(server.port())) {
                    client.autoCommit(false);
                    for (int done = 0; done < 25; ) {
                        try {
                            Integer balance = (Integer) client.value("SELECT balance FROM accounts WHERE id = 1");
                            client.update("UPDATE accounts SET balance = ? WHERE id = 1", balance - 1);
                            client.update("UPDATE accounts SET balance = balance + 1 WHERE id = 2");
                            client.commit();
                            done++;
                        } catch (Refused e) {
                            assertThat(e.sqlState()).isEqualTo("40001");
                            client.rollback();
                        }
                    }
                    return client;
                }
            };
            all.add(pool.submit(work));
        }
        for (Future<?> future : all) {
            future.get();
        }
        pool.shutdown();
        assertThat(two.query("SELECT balance FROM accounts ORDER BY id")).containsExactly(List.of(0), List.of(200));
    }
}
