package io.leanq.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What H2 leaves when the process dies in ALTER TABLE, made by hand, is finished or taken back. */
class InterruptedAltersTest {
    private Connection root;
    private Statement h2;

    @BeforeEach
    void createTables() throws SQLException {
        root = DriverManager.getConnection(
                "jdbc:h2:mem:;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DEFAULT_ESCAPE=");
        h2 = root.createStatement();
        h2.execute("CREATE SCHEMA \"us\"\"er\"");
        h2.execute("SET SCHEMA \"us\"\"er\"");
        h2.execute("CREATE TABLE kids(id INT PRIMARY KEY, parent INT)");
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
        root.close();
    }

    private void createTable(String name, String prefix, int rows) throws SQLException {
        h2.execute("CREATE TABLE " + name + "(id INT, age INT, CONSTRAINT " + prefix + "pk PRIMARY KEY (id))");
        h2.execute("CREATE INDEX " + prefix + "ix ON " + name + " (age)");
        h2.execute(
                "ALTER TABLE kids ADD CONSTRAINT " + prefix + "fk FOREIGN KEY (parent) REFERENCES " + name + " (id)");
        for (int row = 1; row <= rows; row++) {
            h2.execute("INSERT INTO " + name + " VALUES (" + row + ", 7)");
        }
    }

    private List<String> names(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = h2.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void assertTableIsWhole() throws SQLException {
        assertThat(names("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'us\"er' ORDER BY 1"))
                .containsExactly("kids", "pupils");
        assertThat(names("SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
                        + " WHERE CONSTRAINT_NAME IN ('pk', 'fk') OR CONSTRAINT_NAME LIKE '%COPY%' ORDER BY 1"))
                .containsExactly("fk", "pk");
        assertThat(names("SELECT INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES"
                        + " WHERE INDEX_NAME = 'ix' OR INDEX_NAME LIKE '%COPY%'"))
                .containsExactly("ix");
        assertThat(names("SELECT COUNT(*) FROM pupils")).containsExactly("2");
        h2.execute("ALTER TABLE pupils ADD COLUMN later INT");
    }

    @Test
    void copyBesideTheTableIsDropped() throws SQLException {
        createTable("pupils", "", 2);
        createTable("pupils_COPY_3_0", "pupils_COPY_3_0_", 1);

        InterruptedAlters.finish(root);

        assertTableIsWhole();
    }

    @Test
    void copyWithoutTheTableGetsItsName() throws SQLException {
        createTable("pupils_COPY_3_0", "pupils_COPY_3_0_", 2);

        InterruptedAlters.finish(root);

        assertTableIsWhole();
    }

    @Test
    void partsOfARenamedCopyGetTheirNames() throws SQLException {
        createTable("pupils", "pupils_COPY_12_34_", 2);

        InterruptedAlters.finish(root);

        assertTableIsWhole();
    }

    @Test
    void twoCopiesWithoutATableAreLeft() throws SQLException {
        createTable("pupils_COPY_3_0", "a", 1);
        createTable("pupils_COPY_3_1", "b", 2);

        InterruptedAlters.finish(root);

        assertThat(names("SELECT COUNT(*) FROM pupils_COPY_3_1")).containsExactly("2");
    }

    @Test
    void nameOfACopyIsRefusedForATable() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("CREATE TABLE t_copy (id INTEGER, PRIMARY KEY (id))");
            assertThatThrownBy(() -> client.update("CREATE TABLE t_COPY_1_2 (id INTEGER, PRIMARY KEY (id))"))
                    .hasMessageContaining("0A000")
                    .hasMessageContaining("name ends with _COPY_ and two numbers");
            assertThatThrownBy(() -> client.update("ALTER TABLE t_copy RENAME TO \"t_COPY_1_2\""))
                    .hasMessageContaining("0A000");
        }
    }
}
