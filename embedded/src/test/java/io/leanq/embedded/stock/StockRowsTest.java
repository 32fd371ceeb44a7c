package io.leanq.embedded.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in and out by the stock driver: many, large, in batches, and statements used again. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("StockRowsTest")
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockRowsTest {
    private static final int ROWS = 25_000;

    @Parameter
    private StockTransport transport;

    private EmbeddedLeanxcale server;
    private Connection connection;

    @BeforeParameterizedClassInvocation
    void insertManyRowsByBatches(StockTransport over) throws SQLException {
        server = StockTransport.startServer();
        connection = over.connect(server);
        execute("CREATE TABLE many (id INTEGER PRIMARY KEY, v VARCHAR(40))");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO many VALUES (?, ?)")) {
            for (int id = 0; id < ROWS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "row " + id);
                insert.addBatch();
                if (id % 5_000 == 4_999) {
                    assertThat(insert.executeBatch()).hasSize(5_000).containsOnly(1);
                }
            }
        }
        execute("CREATE TABLE large (id INTEGER PRIMARY KEY, v VARCHAR, x VARBINARY)");
    }

    @AfterParameterizedClassInvocation
    void close() throws SQLException {
        connection.close();
        server.close();
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 1000})
    void everyRowComesOnceInOrderForAnyFetchSize(int size) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id, v FROM many WHERE id >= ? ORDER BY id")) {
            query.setFetchSize(size);
            query.setInt(1, 0);
            try (ResultSet rows = query.executeQuery()) {
                assertAllRows(rows);
            }
        }
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(size);
            try (ResultSet rows = query.executeQuery("SELECT id, v FROM many ORDER BY id")) {
                assertAllRows(rows);
            }
        }
    }

    private static void assertAllRows(ResultSet rows) throws SQLException {
        int next = 0;
        while (rows.next()) {
            if (rows.getInt(1) != next || !rows.getString(2).equals("row " + next)) {
                throw new AssertionError("row " + next + " came as " + rows.getInt(1));
            }
            next++;
        }
        assertThat(next).isEqualTo(ROWS);
    }

    @Test
    void maxRowsCutsWhatIsLonger() throws SQLException {
        for (int most : new int[] {1, 100, 101, 250, ROWS + 1}) {
            try (Statement query = connection.createStatement()) {
                query.setMaxRows(most);
                try (ResultSet rows = query.executeQuery("SELECT id FROM many")) {
                    assertThat(count(rows)).isEqualTo(Math.min(most, ROWS));
                }
            }
        }
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    @Test
    void valuesOfAMegabyteGoInAndOut() throws SQLException {
        String text = "\u00e9\uD83D\uDE00abcde".repeat(150_000);
        byte[] bytes = new byte[1 << 20];
        new Random(5).nextBytes(bytes);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO large VALUES (?, ?, ?)")) {
            insert.setInt(1, 1);
            insert.setString(2, text);
            insert.setBytes(3, bytes);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            insert.setInt(1, 2);
            insert.addBatch();
            insert.setInt(1, 3);
            insert.addBatch();
            assertThat(insert.executeBatch()).containsExactly(1, 1);
        }
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT id, v, x FROM large ORDER BY id")) {
            for (int id = 1; id <= 3; id++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(id);
                assertThat(rows.getString(2).equals(text)).isTrue();
                assertThat(Arrays.equals(rows.getBytes(3), bytes)).isTrue();
            }
            assertThat(rows.next()).isFalse();
        }
        assertThat(execute("DELETE FROM large")).isEqualTo(3);
    }

    @Test
    void statementsAreReusedAndANewResultClosesTheLast() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT v FROM many WHERE id = ?");
                Statement statement = connection.createStatement()) {
            for (int id = 0; id < 50; id++) {
                query.setInt(1, id);
                ResultSet rows = query.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("row " + id);
                assertThat(statement.execute("SELECT COUNT(*) FROM many WHERE id < " + id))
                        .isTrue();
                assertThat(statement.getResultSet().next()).isTrue();
                assertThat(statement.getResultSet().getInt(1)).isEqualTo(id);
            }
            ResultSet first = statement.executeQuery("SELECT id FROM many");
            assertThat(first.next()).isTrue();
            assertThat(statement.executeUpdate("UPDATE many SET v = v WHERE id < 10"))
                    .isEqualTo(10);
            assertThat(first.isClosed()).isTrue();
        }
    }

    @Test
    void closedObjectsLeaveNothingOpenOnTheServer() throws SQLException {
        int before = server.openStatements();
        try (Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            statement.executeQuery("SELECT id FROM many").next();
            prepared.executeQuery().next();
            assertThat(server.openStatements()).isEqualTo(before + 2);
        }
        assertThat(server.openStatements()).isEqualTo(before);
    }

    @Test
    void emptyBatchSucceedsAndABrokenOneChangesNothing() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO large (id, v) VALUES (?, ?)")) {
            assertThat(insert.executeBatch()).isEmpty();
            for (int id : new int[] {100, 101, 100}) {
                insert.setInt(1, id);
                insert.setString(2, null);
                insert.addBatch();
            }
            assertThatThrownBy(insert::executeBatch)
                    .isInstanceOf(SQLException.class)
                    .isNotInstanceOf(BatchUpdateException.class)
                    .hasMessageContaining("row 3 of the batch");
        }
        assertThat(execute("DELETE FROM large WHERE id >= 100")).isZero();
        try (Statement batch = connection.createStatement()) {
            batch.addBatch("INSERT INTO large (id) VALUES (200)");
            batch.addBatch("UPDATE large SET v = 'x' WHERE id = 200");
            batch.addBatch("DELETE FROM large WHERE id = 200");
            assertThat(batch.executeBatch()).containsExactly(1, 1, 1);
        }
    }
}
