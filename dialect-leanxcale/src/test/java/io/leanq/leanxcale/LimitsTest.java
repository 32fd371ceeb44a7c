package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.Cancellation;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.Isolation;
import io.leanq.driver.PoolState;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Database;
import io.leanq.exec.ExecutionListener;
import io.leanq.exec.Session;
import io.leanq.exec.TransactionOptions;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.query.Change;
import io.leanq.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time limits, isolation and read-only mode of single transactions on a server, and what listeners are notified of. */
class LimitsTest extends EmbeddedTest {
    private static final Query<Long> COUNT = select(count()).from(STUDENTS);
    private static final Query<String> NAME =
            select(STUDENTS.name).from(STUDENTS).where(STUDENTS.id.eq(1));
    private static final Change RENAME =
            update(STUDENTS).set(STUDENTS.name, "Bea").where(STUDENTS.id.eq(1));

    @BeforeEach
    void insertOne() {
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann"));
    }

    @Test
    void lateTransactionIsRolledBackAndLocksNothing() {
        assertThatThrownBy(() -> db.transaction(TransactionOptions.timeLimit(Duration.ofMillis(100)), tx -> {
                    tx.execute(RENAME);
                    Thread.sleep(150);
                    tx.fetchOne(COUNT);
                }))
                .isInstanceOfSatisfying(
                        CallTimedOut.class, late -> assertThat(late.outcome()).isEqualTo(Outcome.NOT_RUN));
        assertThat(db.fetchOne(NAME)).isEqualTo("Ann");
        assertThat(db.execute(RENAME)).isEqualTo(1);
    }

    @Test
    void timeLimitHoldsForAllAttemptsTogether() {
        long start = System.nanoTime();
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> db.retryOnConflict(1_000)
                        .firstWait(Duration.ofMillis(20))
                        .with(TransactionOptions.timeLimit(Duration.ofMillis(1_500)))
                        .transaction(tx -> {
                            tx.fetchOne(COUNT); // the transaction takes its snapshot
                            db.execute(update(STUDENTS)
                                    .set(STUDENTS.name, "of attempt " + attempts.incrementAndGet())
                                    .where(STUDENTS.id.eq(1)));
                            tx.execute(RENAME);
                        }))
                .isInstanceOf(SqlException.class);
        assertThat(attempts).hasValueGreaterThan(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3_500));
    }

    @Test
    void isolationHoldsForOneTransaction() {
        assertThat(secondReading(Isolation.READ_COMMITTED)).isEqualTo("Bea");
        db.execute(update(STUDENTS).set(STUDENTS.name, "Ann").where(STUDENTS.id.eq(1)));
        assertThat(secondReading(Isolation.SNAPSHOT)).isEqualTo("Ann");
        assertThatThrownBy(() -> secondReading(Isolation.SERIALIZABLE))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("LeanXcale has no such level");
        assertThatThrownBy(() -> db.session(TransactionOptions.isolation(Isolation.SERIALIZABLE)))
                .isInstanceOf(LeanqException.class);
        assertThat(db.pool().orElseThrow().active()).isZero();
    }

    private String secondReading(Isolation isolation) {
        return db.transactionResult(TransactionOptions.isolation(isolation), tx -> {
            tx.fetchOne(NAME);
            db.execute(RENAME);
            return tx.fetchOne(NAME);
        });
    }

    @Test
    void readOnlyIsKeptByLeanqAndByTheServer() {
        assertThatThrownBy(() -> db.transaction(TransactionOptions.readOnly(), tx -> tx.execute(RENAME)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("read-only");
        try (Session session = db.session(TransactionOptions.readOnly())) {
            assertThatThrownBy(() -> session.execute(RENAME)).isInstanceOf(InvalidStatement.class);
            assertThat(session.fetchOne(NAME)).isEqualTo("Ann");
        }
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            connection.transactionMode(Isolation.SERVER_DEFAULT, true);
            connection.autocommit(false);
            assertThatThrownBy(() -> connection.execute("DELETE FROM students", BindWriter.NONE))
                    .isInstanceOf(SqlException.class);
        }
        assertThat(db.execute(RENAME)).isEqualTo(1);
    }

    @Test
    void autocommittingSessionRefusesToCommitAndSaysWhichOneCommits() {
        try (Session session = db.session()) {
            session.execute(RENAME);
            for (Runnable end : List.<Runnable>of(session::commit, session::rollback)) {
                assertThatThrownBy(end::run)
                        .isInstanceOf(LeanqException.class)
                        .hasMessageContaining("commits each statement as it runs")
                        .hasMessageContaining("db.transaction(tx -> …)")
                        .hasMessageContaining("autocommit=False in the URL");
            }
        }
        try (Session session = db.session(TransactionOptions.DEFAULT)) {
            session.execute(update(STUDENTS).set(STUDENTS.name, "Cid").where(STUDENTS.id.eq(1)));
            session.rollback();
            assertThat(session.fetchOne(NAME)).isEqualTo("Bea");
        }
    }

    @Test
    void maxRowsCountsNoDrawnKeys() {
        List<School.Student> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(new School.Student(null, "Ann", null, null));
        }
        assertThat(db.with(CallOptions.maxRows(3)).batch(batchInsert(STUDENTS), rows))
                .isEqualTo(10);
    }

    @Test
    void aCancelledStreamEnds() {
        Cancellation cancellation = new Cancellation();
        try (var rows = db.with(CallOptions.cancelledBy(cancellation)).stream(NAME)) {
            cancellation.cancel();
            assertThatThrownBy(rows::toList)
                    .isInstanceOf(CallCancelled.class)
                    .hasMessageContaining("before the rest of it was sent");
        }
        assertThatThrownBy(() -> db.with(CallOptions.cancelledBy(cancellation)).stream(NAME))
                .isInstanceOf(CallCancelled.class);
    }

    @Test
    void listenersAreNotifiedOfTransactionsAndConnections() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Database observed = Leanxcale.connect(LeanxcaleUrl.parse(server.url()), List.of(telling(heard)))) {
            observed.execute(RENAME);
            observed.transaction(tx -> tx.execute(RENAME));
            observed.transaction(tx -> {
                tx.execute(RENAME);
                tx.rollbackOnly();
            });
        }
        assertThat(heard)
                .containsExactly(
                        "opened",
                        "acquired",
                        "released",
                        "acquired",
                        "committed",
                        "released",
                        "acquired",
                        "rolled back",
                        "released",
                        "closed");
    }

    @Test
    void poolReportsItsState() {
        assertThat(db.pool()).contains(new PoolState(0, 1, 0, 10));
        try (Session session = db.session()) {
            assertThat(session.fetchOne(COUNT)).isEqualTo(1);
            assertThat(db.pool()).contains(new PoolState(1, 0, 0, 10));
        }
    }

    private static ExecutionListener telling(List<String> heard) {
        return new ExecutionListener() {
            @Override
            public void committed(long nanos) {
                heard.add("committed");
            }

            @Override
            public void rolledBack(long nanos) {
                heard.add("rolled back");
            }

            @Override
            public void connectionAcquired(long waited) {
                heard.add("acquired");
            }

            @Override
            public void connectionReleased(long held) {
                heard.add("released");
            }

            @Override
            public void connectionOpened(long nanos) {
                heard.add("opened");
            }

            @Override
            public void connectionClosed(boolean lost) {
                heard.add(lost ? "lost" : "closed");
            }
        };
    }
}
