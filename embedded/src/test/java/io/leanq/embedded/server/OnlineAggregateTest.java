package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Online aggregates in the form of an IIoT project, and the other parts that the form may have. */
class OnlineAggregateTest {
    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
    private final ProtocolClient client;

    OnlineAggregateTest() throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        client.update(
                "CREATE TABLE k3301 (\"timestamp\" TIMESTAMP, col DOUBLE, line INTEGER, PRIMARY KEY(\"timestamp\"))");
        client.update("INSERT INTO k3301 VALUES (TIMESTAMP '2024-01-01 10:00:00', 1.5, 1),"
                + " (TIMESTAMP '2024-01-01 10:59:59.999', 2.5, 1), (TIMESTAMP '2024-01-01 11:00:00', 4, 2),"
                + " (TIMESTAMP '1969-12-31 23:59:59.999', 8, 2)");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void windowsBeginAtTheOrigin() throws IOException {
        client.update("CREATE ONLINE AGGREGATE k3301_hours AS min(col) AS min_c, max(col) AS max_c, sum(col) AS sum_c,"
                + " count(col) AS count_c FROM k3301"
                + " GROUP BY CTUMBLE(\"timestamp\", INTERVAL '1' HOUR, TIMESTAMP '1970-01-01 00:00:00') \"timestamp\"");
        List<List<Object>> hours = List.of(
                List.of(LocalDateTime.parse("1969-12-31T23:00"), 8.0, 8.0, 8.0, 1L),
                List.of(LocalDateTime.parse("2024-01-01T10:00"), 1.5, 2.5, 4.0, 2L),
                List.of(LocalDateTime.parse("2024-01-01T11:00"), 4.0, 4.0, 4.0, 1L));
        assertThat(client.query("SELECT * FROM k3301_hours ORDER BY \"timestamp\""))
                .isEqualTo(hours);
        client.update("INSERT INTO k3301 VALUES (TIMESTAMP '2024-01-01 11:30:00', 5, 2)");
        assertThat(client.value("SELECT sum_c FROM k3301_hours WHERE \"timestamp\" = TIMESTAMP '2024-01-01 11:00:00'"))
                .isEqualTo(9.0);
    }

    @Test
    void windowsOfOddLengthAndOriginKeepTheirGrid() throws IOException {
        client.update("CREATE ONLINE AGGREGATE a AS COUNT(*) AS n FROM k3301 WHERE line < 2"
                + " GROUP BY CTUMBLE(\"timestamp\", INTERVAL '7' MINUTE, TIMESTAMP '2024-06-01 00:00:30.5') w, line");
        assertThat(client.query("SELECT w, line, n FROM a ORDER BY w"))
                .containsExactly(
                        List.of(LocalDateTime.parse("2024-01-01T09:59:30.500"), 1, 1L),
                        List.of(LocalDateTime.parse("2024-01-01T10:55:30.500"), 1, 1L));
    }

    @Test
    void catalogListsItAmongTheTablesWithoutKey() throws IOException {
        client.update("CREATE ONLINE AGGREGATE a AS SUM(col) AS s FROM k3301 GROUP BY line");
        assertThat(client.query("SELECT table_name, table_type FROM LXSYS.TABLES WHERE table_type <> 'TABLE'"
                        + " AND table_schem <> 'LXSYS'"))
                .containsExactly(List.of("a", "MATERIALIZED QUERY TABLE"));
        assertThat(client.query("SELECT column_name, type_name FROM LXSYS.COLUMNS WHERE table_name = 'a'"))
                .containsExactly(List.of("line", "INTEGER"), List.of("s", "DOUBLE"));
        assertThat(client.query("SELECT column_name FROM LXSYS.PRIMARY_KEYS WHERE table_name = 'a'"))
                .isEmpty();
    }

    @Test
    void onlyItsOwnStatementDropsIt() throws IOException {
        client.update("CREATE ONLINE AGGREGATE a AS SUM(col) AS s FROM k3301 GROUP BY line");
        client.update("CREATE ONLINE AGGREGATE IF NOT EXISTS a AS MAX(col) AS s FROM k3301 GROUP BY line");
        client.update("CREATE VIEW v AS SELECT line FROM k3301");
        assertThatThrownBy(() -> client.update("DROP VIEW a")).hasMessageStartingWith("42809");
        assertThatThrownBy(() -> client.update("DROP ONLINE AGGREGATE user1.v")).hasMessageStartingWith("42809");
        assertThatThrownBy(() -> client.update("INSERT INTO a VALUES (1, 2)")).hasMessageStartingWith("0A000");
        assertThatThrownBy(() -> client.update("DROP TABLE k3301")).hasMessageStartingWith("2BP01");
        client.update("DROP ONLINE AGGREGATE user1.A");
        client.update("DROP ONLINE AGGREGATE IF EXISTS a");
        client.update("DROP VIEW v");
        assertThatThrownBy(() -> client.update("DROP ONLINE AGGREGATE a")).hasMessageStartingWith("42S02");
    }
}
