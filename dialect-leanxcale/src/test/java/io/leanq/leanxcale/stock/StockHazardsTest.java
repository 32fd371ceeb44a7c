package io.leanq.leanxcale.stock;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.ConstraintViolation;
import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.UnknownName;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.query.Param;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviour of Avatica's own server that a client must survive; each test provokes it and checks that it happens. */
@Tag("slow")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("StockHazardsTest")
@ParameterizedClass
@EnumSource(
        value = Transport.class,
        names = {"TCP", "HTTP"})
class StockHazardsTest {
    private static final String INSERT = "INSERT INTO t VALUES (?, ?)";
    private static final String RANGE = "SELECT x FROM SYSTEM_RANGE(1, ?)";

    private static final DynamicTable T = Table.named("t")
            .column("id", INTEGER, ColumnOption.primaryKey())
            .column("s", VARCHAR(10))
            .build();
    private static final Param<Integer> ID = param("id", INTEGER);

    @Parameter
    Transport transport;

    private StockAvatica server;
    private LeanxcaleDriver driver;
    private DriverConnection connection;

    @BeforeEach
    void start() throws Exception {
        start(Map.of());
    }

    private void start(Map<String, String> settings) throws Exception {
        server = StockAvatica.start(settings);
        driver = new LeanxcaleDriver(server.options(transport).build());
        connection = driver.acquire();
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, s VARCHAR(10) NOT NULL)", BindWriter.NONE);
        server.meta().forgetCalls();
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        driver.close();
        server.close();
    }

    @Test
    void aFirstFrameClampedToAHundredRowsIsReadOnByFetchToTheEnd() {
        assertThat(sumTo(2_500)).isEqualTo(2_500L * 2_501 / 2);
        assertThat(server.meta().calls())
                .startsWith("prepare", "execute(1000)", "fetch(100)")
                .doesNotContain("fetch(200)", "syncResults");
    }

    @Test
    void aFirstFrameOfNoRowsIsNeverAskedFor() {
        for (int fetchSize : new int[] {1, 2, 7}) {
            try (LeanxcaleDriver small = new LeanxcaleDriver(
                            server.options(transport).fetchSize(fetchSize).build());
                    DriverConnection other = small.acquire();
                    DriverCursor rows = other.query(RANGE, binds -> binds.setInt(0, 15));
                    DriverCursor plain = other.query("SELECT x FROM SYSTEM_RANGE(1, 15)", BindWriter.NONE)) {
                assertThat(sum(rows)).isEqualTo(120);
                assertThat(sum(plain)).isEqualTo(120);
            }
        }
        assertThat(server.meta().calls()).doesNotContain("execute(0)", "prepareAndExecute(0)");
    }

    @Test
    void nothingIsFetchedPastTheEnd() {
        for (int rows : new int[] {0, 1, 99}) {
            server.meta().forgetCalls();
            assertThat(sumTo(rows)).isEqualTo((long) rows * (rows + 1) / 2);
            assertThat(server.meta().calls()).as("%d rows", rows).noneMatch(call -> call.startsWith("fetch"));
        }
        // With a full frame the server does not yet say that it is the last.
        for (int rows : new int[] {100, 101}) {
            server.meta().forgetCalls();
            assertThat(sumTo(rows)).isEqualTo((long) rows * (rows + 1) / 2);
            assertThat(server.meta().calls()).containsExactly("execute(1000)", "fetch(100)");
        }
    }

    @Test
    void preparedQueryIsExecutedAgainWithItsSignature() {
        for (int i = 1; i <= 3; i++) {
            assertThat(sumTo(10 * i)).isEqualTo(10L * i * (10 * i + 1) / 2);
        }
        assertThat(server.meta().calls()).containsExactly("prepare", "execute(1000)", "execute(1000)", "execute(1000)");
    }

    @Test
    void exceptionClassesReplaceLostState() {
        insert(1);
        assertThatThrownBy(() -> insert(1))
                .isInstanceOfSatisfying(ConstraintViolation.class, e -> {
                    assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.UNIQUE);
                    assertThat(e.sqlState()).isEqualTo("23000");
                })
                .hasMessageNotContaining("Unique index");
        assertThatThrownBy(() -> connection.execute("INSERT INTO t (id) VALUES (2)", BindWriter.NONE))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        e -> assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.NOT_NULL));
        assertThatThrownBy(() -> connection.execute("SELEKT 1", BindWriter.NONE))
                .isInstanceOfSatisfying(
                        SyntaxError.class, e -> assertThat(e.sqlState()).isEqualTo("42000"));
        assertThatThrownBy(() -> connection.query("SELECT nothing FROM t WHERE id = ?", binds -> binds.setInt(0, 1)))
                .isInstanceOf(UnknownName.class);
        assertThatThrownBy(() -> connection.query("SELECT id / 0 FROM t WHERE id > ?", binds -> binds.setInt(0, 0)))
                .isInstanceOfSatisfying(
                        SqlException.class, e -> assertThat(e.sqlState()).isEqualTo("22000"));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void wrongPasswordIsRecognisedWithoutState() {
        try (LeanxcaleDriver other = new LeanxcaleDriver(
                server.options(transport).user("user1", "wr0ng").build())) {
            assertThatThrownBy(other::acquire)
                    .isInstanceOf(io.leanq.AuthenticationFailed.class)
                    .hasMessageNotContaining("wr0ng");
        }
    }

    @Test
    void expiredStatementsArePreparedAgainOutsideATransaction() {
        insert(1);
        assertThat(sumTo(10)).isEqualTo(55);
        assertThat(count()).isEqualTo(1);
        server.meta().expireStatements();
        server.meta().forgetCalls();
        insert(2);
        assertThat(sumTo(10)).isEqualTo(55);
        assertThat(count()).isEqualTo(2);
        assertThat(server.meta().calls())
                .containsExactly(
                        "execute(1000)",
                        "prepare",
                        "execute(1000)",
                        "execute(1000)",
                        "prepare",
                        "execute(1000)",
                        "prepareAndExecute(1000)",
                        "prepareAndExecute(1000)");
    }

    @Test
    void anExpiredStatementInATransactionLosesTheTransactionAsNotRun() {
        connection.autocommit(false);
        insert(1);
        server.meta().expireStatements();
        assertLost(Outcome.NOT_RUN, "did not run", () -> insert(2));
        assertLost(Outcome.NOT_RUN, "nothing more was committed", connection::commit);
        assertThat(server.meta().calls()).doesNotContain("commit");
    }

    @Test
    void statementExpiredBeforeTransactionIsPreparedAgain() {
        connection.autocommit(false);
        insert(1);
        connection.commit();
        server.meta().expireStatements();
        insert(2);
        connection.commit();
        assertThat(count()).isEqualTo(2);
    }

    /** This answer's protobuf has no field for the flag, so a lost batch looks like a batch without rows. */
    @Test
    void batchOnExpiredStatementIsNoSuccess() {
        batch(0, 10);
        server.meta().expireStatements();
        assertLost(Outcome.MAY_HAVE_RUN, "a batch of 10 rows with 0 counts", () -> batch(10, 10));
        connection.close();
        connection = driver.acquire();
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void aBatchOnAStatementThatLayIdleIsPreparedAnew() throws Exception {
        batch(0, 10);
        server.meta().expireStatements();
        Thread.sleep(1_100);
        batch(10, 10);
        assertThat(count()).isEqualTo(20);
    }

    @Test
    void abandonedTransactionHoldsNoLocks() {
        connection.autocommit(false);
        insert(1);
        server.meta().expireStatements();
        assertLost(Outcome.NOT_RUN, "did not run", () -> insert(2));
        assertThat(server.meta().openConnections()).isZero();
        connection.close();
        connection = driver.acquire();
        insert(1);
        batch(10, 10);
        connection.autocommit(false);
        batch(20, 10);
        server.meta().expireStatements();
        assertLost(Outcome.MAY_HAVE_RUN, "0 counts", () -> batch(30, 10));
        assertThat(server.meta().openConnections()).isZero();
    }

    @Test
    void aResultWhoseStatementExpiredIsAnErrorAndNotAnEnd() {
        DriverCursor rows = connection.query(RANGE, binds -> binds.setInt(0, 1_000));
        for (int i = 0; i < 100; i++) {
            assertThat(rows.next()).isTrue();
        }
        server.meta().expireStatements();
        assertThatThrownBy(rows::next)
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("the rows read so far are not all of them");
        assertThat(server.meta().calls()).doesNotContain("syncResults");
        rows.close();
        assertThat(sumTo(10)).isEqualTo(55);
    }

    /** Running the query again would mix two states of the data without the reader's knowledge. */
    @Test
    void lostResultIsErrorAndQueryIsNotRunAgain() {
        DriverCursor rows = connection.query(RANGE, binds -> binds.setInt(0, 1_000));
        for (int i = 0; i < 100; i++) {
            assertThat(rows.next()).isTrue();
        }
        server.meta().loseResults();
        assertThatThrownBy(rows::next)
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("the rows read so far are not all of them");
        rows.close();
        assertThat(server.meta().calls()).containsExactly("prepare", "execute(1000)", "fetch(100)");
    }

    /** The statements expire by the server's own clock. */
    @Test
    void idleStatementsExpireByServerClock() throws Exception {
        stop();
        start(Map.of(
                "avatica.statementcache.expiryduration", "100", "avatica.statementcache.expiryunit", "MILLISECONDS"));
        insert(1);
        while (server.meta().openStatements() > 0) {
            Thread.onSpinWait();
        }
        insert(2);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void anExpiredConnectionIsReportedAsNotRunAndThePoolOpensAnother() {
        server.meta().expireConnections();
        assertLost(Outcome.NOT_RUN, "does not know this connection", () -> insert(1));
        connection.close();
        connection = driver.acquire();
        insert(1);
        assertThat(count()).isEqualTo(1);
    }

    /** The server checks only the statement, which it still has, and refuses without an SQLSTATE. */
    @Test
    void expiredConnectionWithLiveStatementsIsNotLentAgain() {
        insert(1);
        server.meta().expireConnections();
        assertThatThrownBy(() -> insert(2))
                .isExactlyInstanceOf(SqlException.class)
                .hasMessageContaining("the server refused the request");
        connection.close();
        connection = driver.acquire();
        insert(2);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aConnectionThatExpiredInThePoolIsNotLent() throws Exception {
        insert(1);
        connection.close();
        server.meta().expireConnections();
        // Connections that lay idle for more than a second are checked before they are lent.
        Thread.sleep(1_100);
        connection = driver.acquire();
        insert(2);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void anExpiredConnectionInATransactionIsNoCommit() {
        connection.autocommit(false);
        insert(1);
        server.meta().expireConnections();
        assertLost(Outcome.NOT_RUN, "does not know this connection", connection::commit);
        connection.close();
        connection = driver.acquire();
        assertThat(count()).isZero();
    }

    @Test
    void anEmptyBatchIsAnsweredWithoutTheServer() {
        batch(0, 0);
        assertThat(server.meta().calls()).isEmpty();
    }

    @Test
    void batchThatFailsInTransactionLeavesNothing() {
        insert(5);
        connection.autocommit(false);
        assertThatThrownBy(() -> batch(0, 10))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        e -> assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.UNIQUE));
        connection.rollback();
        connection.autocommit(true);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aBatchOnADatabaseIsWholeOrNothing() throws Exception {
        insert(5);
        try (Database db = Leanxcale.connect(server.url(transport));
                Connection h2 = server.h2();
                Statement statement = h2.createStatement()) {
            assertThatThrownBy(() -> db.batch(
                            batchOf(
                                    insertInto(T).set(T.get("id", INTEGER), ID).set(T.get("s", VARCHAR(10)), "row"),
                                    each(ID, i -> i)),
                            List.of(1, 2, 3, 4, 5, 6, 7)))
                    .isInstanceOf(ConstraintViolation.class);
            ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    /** The database finds the rows, whatever the signature of a frame says. */
    @Test
    void signatureInAnswerIsNotTakenForRows() {
        for (int i = 0; i < 3; i++) {
            int id = i;
            assertThat(connection.execute(INSERT, binds -> {
                        binds.setInt(0, id);
                        binds.setString(1, "x");
                    }))
                    .isEqualTo(1);
            DriverCursor rows = connection.query("SELECT id, s FROM t WHERE id = ?", binds -> binds.setInt(0, id));
            assertThat(rows.columns()).isEqualTo(2);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(0)).isEqualTo(id);
            assertThat(rows.next()).isFalse();
        }
    }

    private void insert(int id) {
        assertThat(connection.execute(INSERT, binds -> {
                    binds.setInt(0, id);
                    binds.setString(1, "row");
                }))
                .isEqualTo(1);
    }

    private void batch(int from, int rows) {
        try (DriverBatch batch = connection.batch(INSERT, (row, changed) -> {})) {
            for (int i = 0; i < rows; i++) {
                batch.binds().setInt(0, from + i);
                batch.binds().setString(1, "row");
                batch.addRow();
            }
            batch.finish();
        }
    }

    private long count() {
        try (DriverCursor cursor = connection.query("SELECT COUNT(*) FROM t", BindWriter.NONE)) {
            assertThat(cursor.next()).isTrue();
            return cursor.getLong(0);
        }
    }

    private long sumTo(int last) {
        try (DriverCursor rows = connection.query(RANGE, binds -> binds.setInt(0, last))) {
            return sum(rows);
        }
    }

    private static long sum(DriverCursor rows) {
        long sum = 0;
        while (rows.next()) {
            sum += rows.getLong(0);
        }
        return sum;
    }

    private static void assertLost(Outcome outcome, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(outcome))
                .hasMessageContaining(message);
    }
}
