package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.StatementHandle;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ALTER TABLE: the catalog shows the change, and other sessions, keys, views and upserts follow it. */
@ExtendWith(LeanxcaleExtension.class)
class AlterTableTest {
    private final ProtocolClient one;
    private final ProtocolClient two;

    AlterTableTest(EmbeddedLeanxcale server) throws IOException {
        one = ProtocolClient.open(server.port());
        two = ProtocolClient.open(server.port());
    }

    /** Requested here, the server lives as long as the class. */
    @BeforeAll
    static void keepServer(EmbeddedLeanxcale server) {
        assertThat(server.openConnections()).isZero();
    }

    @BeforeEach
    void create() throws IOException {
        one.update("CREATE TABLE p (id INTEGER, name VARCHAR(10), PRIMARY KEY (id))");
        one.update("CREATE TABLE c (id INTEGER, p INTEGER, q INTEGER, PRIMARY KEY (id),"
                + " CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id), CONSTRAINT uq UNIQUE (q))");
        one.update("INSERT INTO p VALUES (1, 'one')");
        one.update("INSERT INTO c VALUES (1, 1, 5)");
    }

    @AfterEach
    void drop() throws IOException {
        one.update("DROP ONLINE AGGREGATE IF EXISTS sums");
        one.update("DROP VIEW IF EXISTS v");
        one.update("DROP TABLE IF EXISTS c");
        one.update("DROP TABLE IF EXISTS p");
        one.update("DROP TABLE IF EXISTS parents");
        one.close();
        two.close();
    }

    private List<?> columns(String table) throws IOException {
        return two.query("SELECT column_name, type_name, column_size, nullable, column_def FROM LXSYS.COLUMNS"
                + " WHERE table_name = '" + table + "' ORDER BY ordinal_position");
    }

    private void assertRefused(String state, String sql) {
        assertThatThrownBy(() -> one.update(sql)).as(sql).hasMessageStartingWith(state);
    }

    @Test
    void catalogShowsEveryChangeOfAColumn() throws IOException {
        one.update("ALTER TABLE p ADD COLUMN state VARCHAR(9) NOT NULL DEFAULT 'new'");
        one.update("ALTER TABLE p ADD COLUMN seen TIMESTAMP");
        one.update("ALTER TABLE p ADD COLUMN born DATE");
        one.update("ALTER TABLE p ALTER COLUMN born SET DATA TYPE TIMESTAMP");
        one.update("ALTER TABLE p ALTER COLUMN name SET DATA TYPE VARCHAR(40)");
        one.update("ALTER TABLE p ALTER COLUMN name SET DEFAULT '?'");
        one.update("ALTER TABLE p ALTER COLUMN name SET NOT NULL");
        assertThat(columns("p"))
                .asString()
                .isEqualTo("[[id, INTEGER, 10, 0, null], [name, VARCHAR, 40, 0, '?'],"
                        + " [state, VARCHAR, 9, 0, 'new'], [seen, TIMESTAMP, 23, 1, null],"
                        + " [born, TIMESTAMP, 23, 1, null]]");
        one.update("ALTER TABLE p ALTER COLUMN name DROP DEFAULT");
        one.update("ALTER TABLE p ALTER COLUMN name DROP NOT NULL");
        one.update("ALTER TABLE p DROP COLUMN born");
        one.update("ALTER TABLE p DROP COLUMN seen");
        assertThat(columns("p"))
                .asString()
                .isEqualTo("[[id, INTEGER, 10, 0, null], [name, VARCHAR, 40, 1, null], [state, VARCHAR, 9, 0, 'new']]");
        assertThat(two.query("SELECT id, name, state FROM p")).containsExactly(List.of(1, "one", "new"));
    }

    @Test
    void preparedStatementsOfOtherSessionsSeeTheChange() throws IOException {
        StatementHandle rows = two.prepare("SELECT * FROM p");
        StatementHandle upsert = two.prepare("UPSERT INTO p VALUES (?, ?)");
        two.execute(upsert, 2, "two");
        one.update("ALTER TABLE p ADD COLUMN state VARCHAR(9) DEFAULT 'new'");
        assertThat(two.rows(two.execute(rows))).contains(List.of(2, "two", "new"));
        assertThatThrownBy(() -> two.execute(upsert, 2, "due")).hasMessageStartingWith("21S01");
        two.update("UPSERT INTO p VALUES (2, 'due', 'old')");
        one.update("ALTER TABLE p DROP COLUMN name");
        assertThat(two.rows(two.execute(rows))).contains(List.of(2, "old"));
        two.execute(upsert, 2, "now");
        assertThat(two.query("SELECT state FROM p WHERE id = 2")).containsExactly(List.of("now"));
    }

    @Test
    void transactionThatBeganBeforeSeesTheChangedTable() throws IOException {
        two.autoCommit(false);
        assertThat(two.query("SELECT * FROM p")).containsExactly(List.of(1, "one"));
        one.update("ALTER TABLE p ADD COLUMN state VARCHAR(9) DEFAULT 'new'");
        assertThat(two.query("SELECT * FROM p")).containsExactly(List.of(1, "one", "new"));
        two.update("UPDATE p SET state = 'old' WHERE id = 1");
        two.rollback();
        assertThat(two.query("SELECT state FROM p")).containsExactly(List.of("new"));
        two.rollback();
    }

    @Test
    void foreignKeysHoldAfterTheirTablesChange() throws IOException {
        one.update("ALTER TABLE p ALTER COLUMN id SET DATA TYPE BIGINT");
        one.update("ALTER TABLE c ALTER COLUMN p SET DATA TYPE BIGINT");
        one.update("ALTER TABLE c DROP COLUMN q");
        one.update("ALTER TABLE p RENAME TO parents");
        assertThat(two.query("SELECT table_name, column_name, key_name, ptable_name, pcolumn_name"
                        + " FROM LXSYS.FOREIGN_KEYS"))
                .containsExactly(List.of("c", "p", "fk", "parents", "id"));
        assertRefused("23503", "INSERT INTO c VALUES (2, 9)");
        assertRefused("23503", "DELETE FROM parents");
        one.update("UPSERT INTO parents VALUES (1, 'uno')");
        one.update("ALTER TABLE c DROP FOREIGN KEY fk");
        one.update("INSERT INTO c VALUES (2, 9)");
        assertRefused("23503", "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES parents (id)");
        one.update("DELETE FROM c WHERE id = 2");
        one.update("ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES parents (id)");
        assertRefused("23503", "INSERT INTO c VALUES (2, 9)");
    }

    @Test
    void constraintsAndIndexesGoWithTheirColumn() throws IOException {
        one.update("CREATE INDEX ix ON p (name)");
        assertThat(two.query("SELECT index_name, column_name FROM LXSYS.INDEX_COLUMNS WHERE table_name = 'p'"))
                .containsExactly(List.of("ix", "name"));
        one.update("ALTER TABLE p DROP COLUMN name");
        one.update("ALTER TABLE c DROP COLUMN p");
        assertThat(two.query("SELECT index_name FROM LXSYS.INDEX_COLUMNS WHERE table_name = 'p'"))
                .isEmpty();
        assertThat(two.query("SELECT key_name FROM LXSYS.FOREIGN_KEYS")).isEmpty();
        one.update("DELETE FROM p");
    }

    @Test
    void viewsAndOnlineAggregatesFollowAnAddedColumn() throws IOException {
        one.update("CREATE VIEW v AS SELECT id, p FROM c");
        one.update("CREATE ONLINE AGGREGATE sums AS SUM(q) AS s FROM c GROUP BY p");
        one.update("ALTER TABLE c ADD COLUMN seen TIMESTAMP");
        assertThat(two.query("SELECT * FROM v")).containsExactly(List.of(1, 1));
        assertThat(two.query("SELECT * FROM sums")).containsExactly(List.of(1, 5L));
        assertThat(two.query("SELECT table_type FROM LXSYS.TABLES WHERE table_name = 'sums'"))
                .containsExactly(List.of("MATERIALIZED QUERY TABLE"));
    }

    /** H2 by itself drops the constraint, and then refuses to drop the column. */
    @Test
    void columnThatAViewReadsKeepsItsConstraint() throws IOException {
        one.update("CREATE VIEW v AS SELECT id, p FROM c");
        assertRefused("2BP01", "ALTER TABLE c DROP COLUMN p");
        assertRefused("23503", "INSERT INTO c VALUES (2, 9, 9)");
        assertRefused("2BP01", "ALTER TABLE c DROP COLUMN q");
        assertRefused("23505", "INSERT INTO c VALUES (2, 1, 5)");
        one.update("DROP VIEW v");
        one.update("ALTER TABLE c DROP COLUMN p");
    }

    @Test
    void rightsStayWithAChangedTable() throws IOException {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                        .user("owner", "o")
                        .user("reader", "r")
                        .start();
                ProtocolClient owner = ProtocolClient.open(server.port(), "owner", "o");
                ProtocolClient reader = ProtocolClient.open(server.port(), "reader", "r")) {
            owner.update("CREATE TABLE p (id INTEGER PRIMARY KEY)");
            owner.update("GRANT SELECT TABLE p TO reader");
            owner.update("ALTER TABLE p ADD COLUMN state VARCHAR(9)");
            owner.update("ALTER TABLE p ALTER COLUMN id SET DATA TYPE BIGINT");
            owner.update("ALTER TABLE p RENAME TO q");
            assertThat(reader.value("SELECT COUNT(*) FROM owner.q")).isEqualTo(0L);
            assertThatThrownBy(() -> reader.update("DELETE FROM owner.q")).hasMessageStartingWith("42501");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RENAME COLUMN name TO label | RENAME COLUMN",
                "ALTER COLUMN name RENAME TO label | RENAME COLUMN",
                "ALTER COLUMN name INTEGER | This action of ALTER COLUMN",
                "ALTER COLUMN name SET INVISIBLE | This action of ALTER COLUMN",
                "DROP PRIMARY KEY | ALTER TABLE with this DROP",
                "DROP name | ALTER TABLE with this DROP",
                "DROP COLUMN id | DROP COLUMN of a primary key",
                "ADD (a INTEGER, b INTEGER) | ALTER TABLE with several columns",
                "SET REFERENTIAL_INTEGRITY FALSE | This action of ALTER TABLE",
                "ADD PARTITION FOR (1) | ALTER TABLE on partitions"
            })
    void actionThatLeanxcaleIsNotKnownToHaveIsRefusedByName(String action, String name) {
        assertThatThrownBy(() -> one.update("ALTER TABLE p " + action)).hasMessageStartingWith("0A000 " + name);
    }

    @Test
    void failedChangeChangesNothing() throws IOException {
        one.update("INSERT INTO p VALUES (2, NULL)");
        assertRefused("22001", "ALTER TABLE p ALTER COLUMN name SET DATA TYPE VARCHAR(2)");
        assertRefused("22018", "ALTER TABLE p ALTER COLUMN name SET DATA TYPE INTEGER");
        assertRefused("23502", "ALTER TABLE p ALTER COLUMN name SET NOT NULL");
        assertRefused("23502", "ALTER TABLE p ADD COLUMN state VARCHAR(9) NOT NULL");
        assertRefused("42S01", "ALTER TABLE p RENAME TO \"C\"");
        assertRefused("42S21", "ALTER TABLE p ADD COLUMN \"NAME\" INTEGER");
        assertRefused("42P16", "ALTER TABLE p ALTER COLUMN id DROP NOT NULL");
        assertThat(columns("p")).asString().isEqualTo("[[id, INTEGER, 10, 0, null], [name, VARCHAR, 10, 1, null]]");
    }
}
