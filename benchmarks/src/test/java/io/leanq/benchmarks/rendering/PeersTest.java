package io.leanq.benchmarks.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compared statements mean the same: every peer's statements give the same rows on the same data. */
class PeersTest {
    private Connection database;

    @BeforeEach
    void fill() throws SQLException {
        database = DriverManager.getConnection("jdbc:hsqldb:mem:peers", "SA", "");
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE customers (id BIGINT, name VARCHAR(50), city VARCHAR(50))");
            statement.execute("CREATE TABLE orders (id BIGINT, customer_id BIGINT, placed DATE)");
            statement.execute(
                    "CREATE TABLE order_lines (id BIGINT, order_id BIGINT, product VARCHAR(50), quantity BIGINT)");
            statement.execute("INSERT INTO customers VALUES (1, 'Ada', 'Madrid'), (2, 'Alan', 'Lisbon'),"
                    + " (3, 'Bob', 'Madrid'), (4, 'Ann', 'Madrid')");
            statement.execute("INSERT INTO orders VALUES (1, 1, '2026-01-01'), (2, 2, '2026-05-05'),"
                    + " (3, 3, '2026-05-05'), (4, 4, '2026-06-06'), (5, 1, '2025-12-31')");
            statement.execute("INSERT INTO order_lines VALUES (1, 1, 'a', 3), (2, 2, 'b', 4), (3, 3, 'c', 5),"
                    + " (4, 4, 'd', 6), (5, 5, 'e', 7), (6, 4, 'f', 8)");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {Peers.LEANQ, Peers.LEANQ_CACHED, Peers.JOOQ, Peers.MYBATIS, Peers.QUERYDSL})
    void everyPeerAsksTheSame(String name) throws SQLException {
        Peer peer = Peers.named(name);

        assertThat(rows(peer.sql(peer.selectByKey(2)))).containsExactly("2, Alan, Lisbon");
        assertThat(rows(peer.sql(peer.quantityByCity(Arguments.SINCE, Arguments.NAMES))))
                .containsExactly("Lisbon, 1, 4", "Madrid, 3, 17");
    }

    /** HSQLDB has no windows over partitions, so the texts are compared: without casts, blanks, quotes and cases. */
    @ParameterizedTest
    @ValueSource(strings = {Peers.LEANQ, Peers.LEANQ_CACHED, Peers.JOOQ, Peers.QUERYDSL})
    void everyPeerWithWindowsAsksTheSame(String name) {
        Peer peer = Peers.named(name);
        Sql sql = peer.sql(peer.runningQuantity(1));
        assertThat(sql.values()).containsExactly(1L);
        assertThat(sql.text()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("cast\\((\\S+) as decimal\\(30, ?0\\)\\)", "$1")
                        .replaceAll("[\\s\"]|\\bas\\b|\\basc\\b", ""))
                .isEqualTo("selectl.product,row_number()over(partitionbyl.order_idorderbyl.id),"
                        + "sum(l.quantity)over(partitionbyl.order_idorderbyl.id)fromorder_linesl"
                        + "wherel.order_id=?");
    }

    @ParameterizedTest
    @ValueSource(strings = {Peers.LEANQ, Peers.LEANQ_CACHED, Peers.JOOQ, Peers.MYBATIS, Peers.QUERYDSL})
    void everyPeerInsertsTheSame(String name) throws SQLException {
        Peer peer = Peers.named(name);

        assertThat(changed(peer.sql(peer.insert(Arguments.LINES)))).isEqualTo(100);

        List<String> expected = new ArrayList<>();
        Arguments.LINES.forEach(line ->
                expected.add(line.id() + ", " + line.orderId() + ", " + line.product() + ", " + line.quantity()));
        assertThat(rows(new Sql("SELECT * FROM order_lines WHERE id >= 1000 ORDER BY id", List.of())))
                .isEqualTo(expected);
    }

    private PreparedStatement prepared(Sql sql) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql.text());
        for (int i = 0; i < sql.values().size(); i++) {
            statement.setObject(i + 1, sql.values().get(i));
        }
        return statement;
    }

    private int changed(Sql sql) throws SQLException {
        try (PreparedStatement statement = prepared(sql)) {
            return statement.executeUpdate();
        }
    }

    private List<String> rows(Sql sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i));
                }
                all.add(String.join(", ", cells));
            }
        }
        return all;
    }
}
