package io.leanq.embedded.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.wire.common.ColumnMetaData;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The catalog as LeanXcale's own tools query it, in both families of names, with the tools' oddities. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LxSysTest {
    private EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
            .user("user1", "a")
            .user("other", "b")
            .user("LXADMIN", "c")
            .start();
    private ProtocolClient client;

    LxSysTest() throws IOException {
        client = ProtocolClient.open(server.port(), "user1", "a");
    }

    @BeforeAll
    void createSchema() throws IOException {
        client.update("CREATE TABLE Students (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, grade DECIMAL(10,2) "
                + "DEFAULT 1.5,"
                + " born DATE, seen TIMESTAMP DEFAULT CURRENT_TIMESTAMP)");
        client.update("CREATE TABLE enrolled (student INTEGER, course VARCHAR(10), term INTEGER NOT NULL,"
                + " PRIMARY KEY (course, student), CONSTRAINT fk_student FOREIGN KEY (student) REFERENCES Students (id)"
                + " ON DELETE CASCADE, CONSTRAINT once UNIQUE (term, course))");
        client.update("CREATE TABLE marks (c VARCHAR(10), s INTEGER, v DOUBLE, PRIMARY KEY (c, s),"
                + " CONSTRAINT fk_two FOREIGN KEY (c, s) REFERENCES enrolled (course, student))");
        client.update("CREATE TABLE nokey (a BIGINT, b BIGINT ARRAY, c DOUBLE ARRAY, d VARCHAR ARRAY)");
        client.update("CREATE INDEX ix_name ON Students (name, born DESC)");
        client.update("CREATE UNIQUE INDEX ux_born ON Students (born)");
        client.update("CREATE SEQUENCE test_sequence");
        client.update("CREATE VIEW adults AS SELECT id, name FROM Students WHERE grade > 1");
        try (ProtocolClient other = ProtocolClient.open(server.port(), "other", "b")) {
            other.update("CREATE TABLE secret (k INTEGER PRIMARY KEY)");
        }
    }

    @AfterAll
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void defaultSchemaByNewNames() throws IOException {
        assertThat(client.value("select username from LXSYS.CONNECTIONS where current"))
                .isEqualTo("user1");
    }

    @Test
    void defaultSchemaByOldNames() throws IOException {
        assertThat(client.value("select schema from LXSYS.CONNECTIONS where iscurrent"))
                .isEqualTo("user1");
    }

    @Test
    void administratorLivesInApp() throws IOException {
        try (ProtocolClient admin = ProtocolClient.open(server.port(), "lxadmin", "c")) {
            assertThat(admin.query("select username, table_schem, schema from lxsys.connections where current"))
                    .containsExactly(List.of("lxadmin", "APP", "APP"));
            admin.update("CREATE TABLE admins_own (id INTEGER PRIMARY KEY)");
            assertThat(admin.value("SELECT table_schem FROM LXSYS.TABLES WHERE table_name = 'admins_own'"))
                    .isEqualTo("APP");
            admin.update("DROP TABLE admins_own");
        }
    }

    @Test
    void schemasThatHoldTables() throws IOException {
        assertThat(client.query("select distinct(table_schem) from LXSYS.TABLES where table_schem <> 'LXSYS'"))
                .containsExactlyInAnyOrder(List.of("user1"), List.of("other"));
        assertThat(client.query("select distinct(tableSchem) from LXSYS.TABLES where tableSchem <> 'LXSYS'"))
                .containsExactlyInAnyOrder(List.of("user1"), List.of("other"));
    }

    @Test
    void tablesWithAndWithoutFilters() throws IOException {
        String sql = "SELECT DISTINCT(table_name) FROM LXSYS.TABLES WHERE table_schem <> 'LXSYS'"
                + " AND table_type IN ('TABLE', 'MATERIALIZED QUERY TABLE')";
        List<List<@Nullable Object>> all =
                List.of(List.of("Students"), List.of("enrolled"), List.of("marks"), List.of("nokey"));
        assertThat(client.query(sql)).containsAll(all).contains(List.of("secret"));
        assertThat(client.query(sql + " AND table_schem = ?", "user1")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(client.query(sql + " AND table_schem = ? AND table_name LIKE ?", "user1", "Stud%"))
                .containsExactly(List.of("Students"));
        assertThat(client.query(
                        "SELECT DISTINCT(tableName) FROM LXSYS.TABLES WHERE tableSchem <> 'LXSYS'"
                                + " AND tableType IN ('TABLE', 'MATERIALIZED QUERY TABLE') AND tableSchem = ?",
                        "user1"))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void viewsAndSequencesHaveTheirOwnTypes() throws IOException {
        assertThat(client.query(
                        "SELECT DISTINCT(table_name) FROM LXSYS.TABLES WHERE table_schem <> 'LXSYS'"
                                + " AND table_type = 'VIEW' AND table_schem = ?",
                        "user1"))
                .containsExactly(List.of("adults"));
        assertThat(client.query("SELECT tableName FROM LXSYS.TABLES WHERE tableType = 'SEQUENCE'"))
                .containsExactly(List.of("test_sequence"));
    }

    @Test
    void valueForAQuotedQuestionMarkIsIgnored() throws IOException {
        String sql = "SELECT DISTINCT(table_name) FROM LXSYS.TABLES WHERE table_schem <> 'LXSYS'"
                + " AND table_type = 'SEQUENCE' AND table_schem = '?'";
        assertThat(client.rows(client.execute(client.prepare(sql), "user1"))).isEmpty();
    }

    @Test
    void columnsByTheNewNamesComeInOrdinalOrder() throws IOException {
        String sql = "SELECT column_name, data_type, type_name, nullable, column_def FROM LXSYS.COLUMNS"
                + " WHERE 1 = 1AND table_schem = ?AND table_name = ?";
        assertThat(client.query(sql, "user1", "Students"))
                .containsExactly(
                        Arrays.asList("id", 4, "INTEGER", 0, null),
                        Arrays.asList("name", 12, "VARCHAR", 0, null),
                        Arrays.asList("grade", 3, "DECIMAL", 1, "1.5"),
                        Arrays.asList("born", 91, "DATE", 1, null),
                        Arrays.asList("seen", 93, "TIMESTAMP", 1, "CURRENT_TIMESTAMP"));
        assertThat(client.query(
                        "SELECT column_name FROM LXSYS.COLUMNS WHERE 1 = 1AND table_cat = ?AND column_name = ?",
                        "dbtest",
                        "grade"))
                .containsExactly(List.of("grade"));
    }

    @Test
    void columnsKeepTheirOrderUnderAnyCondition() throws IOException {
        assertThat(client.query("SELECT column_name FROM LXSYS.COLUMNS WHERE column_name IN ('born', 'grade', 'name')"))
                .as("of adults, then of Students")
                .containsExactly(List.of("name"), List.of("name"), List.of("grade"), List.of("born"));
    }

    @Test
    void columnsByTheOldNames() throws IOException {
        assertThat(client.query(
                        "SELECT columnName, dataType, typeName, nullable, columnDef FROM LXSYS.COLUMNS"
                                + " WHERE tableSchem = ? AND tableName = ?",
                        "user1",
                        "marks"))
                .containsExactly(
                        Arrays.asList("c", 12, "VARCHAR", 0, null),
                        Arrays.asList("s", 4, "INTEGER", 0, null),
                        Arrays.asList("v", 8, "DOUBLE", 1, null));
        assertThat(client.query("SELECT columnName FROM LXSYS.COLUMNS")).hasSizeGreaterThan(14);
    }

    @Test
    void columnsHaveSizesDigitsAndPositions() throws IOException {
        assertThat(client.query("SELECT column_name, column_size, decimal_digits, ordinal_position, is_nullable, "
                        + "is_autoincrement"
                        + " FROM LXSYS.COLUMNS WHERE table_name = 'Students' ORDER BY ordinal_position"))
                .containsExactly(
                        Arrays.asList("id", 10, 0, 1, "NO", "NO"),
                        Arrays.asList("name", 50, null, 2, "NO", "NO"),
                        Arrays.asList("grade", 10, 2, 3, "YES", "NO"),
                        Arrays.asList("born", 10, 0, 4, "YES", "NO"),
                        Arrays.asList("seen", 23, 3, 5, "YES", "NO"));
    }

    @Test
    void arraysHaveOwnCodesAndKeylessTablesAHiddenKey() throws IOException {
        assertThat(client.query("SELECT column_name, data_type, type_name, nullable FROM LXSYS.COLUMNS WHERE "
                        + "table_name = 'nokey'"))
                .containsExactly(
                        List.of("a", -5, "BIGINT", 1),
                        List.of("b", 2104, "BIGINT ARRAY", 1),
                        List.of("c", 2108, "DOUBLE ARRAY", 1),
                        List.of("d", 2112, "VARCHAR ARRAY", 1),
                        List.of("_UUID_", 12, "VARCHAR", 0));
        assertThat(client.query(
                        "select column_name from LXSYS.PRIMARY_KEYS where table_name = ? order by key_seq", "nokey"))
                .containsExactly(List.of("_UUID_"));
    }

    @Test
    void columnsShowDefaultsIdentitiesAndComputation() throws IOException {
        client.update(
                "CREATE TABLE fed (id BIGINT AS IDENTITY PRIMARY KEY, s BIGINT DEFAULT NEXT VALUE FOR test_sequence,"
                        + " t VARCHAR DEFAULT 'it''s', b BOOLEAN DEFAULT TRUE, twice BIGINT AS (s * 2) STORED, "
                        + "any_decimal DECIMAL)");
        assertThat(client.query("SELECT column_name, column_size, column_def, is_autoincrement, is_generated_column"
                        + " FROM LXSYS.COLUMNS WHERE table_name = 'fed'"))
                .containsExactly(
                        Arrays.asList("id", 19, null, "YES", "NO"),
                        Arrays.asList("s", 19, "NEXT VALUE FOR \"user1\".\"test_sequence\"", "NO", "NO"),
                        Arrays.asList("t", null, "'it''s'", "NO", "NO"),
                        Arrays.asList("b", 1, "TRUE", "NO", "NO"),
                        Arrays.asList("twice", 19, null, "NO", "YES"),
                        Arrays.asList("any_decimal", null, null, "NO", "NO"));
        assertThat(client.update("INSERT INTO fed (t) VALUES ('x')")).isEqualTo(1);
        client.update("DROP TABLE fed");
    }

    @Test
    void primaryKeyComesInKeyOrder() throws IOException {
        assertThat(client.query(
                        "select column_name from LXSYS.PRIMARY_KEYS where table_name = ? order by key_seq", "enrolled"))
                .containsExactly(List.of("course"), List.of("student"));
        assertThat(client.query(
                        "select columnName, keySeq from LXSYS.PRIMARY_KEYS where tableName = ? order by keyseq",
                        "enrolled"))
                .containsExactly(List.of("course", 1), List.of("student", 2));
    }

    @Test
    void foreignKeysByTheNewNames() throws IOException {
        assertThat(client.query(
                        "select table_schem, table_name, key_name, ptable_schem, ptable_name, pcolumn_name, "
                                + "column_name, key_seq"
                                + " from LXSYS.FOREIGN_KEYS where table_name = ? and table_schem = ?"
                                + " order by table_schem, table_name, key_name, key_seq",
                        "marks",
                        "user1"))
                .containsExactly(
                        List.of("user1", "marks", "fk_two", "user1", "enrolled", "course", "c", 1),
                        List.of("user1", "marks", "fk_two", "user1", "enrolled", "student", "s", 2));
        assertThat(client.query("select key_name, enable, validate, on_delete from LXSYS.FOREIGN_KEYS where "
                        + "table_name = 'enrolled'"))
                .containsExactly(List.of("fk_student", true, true, "CASCADE"));
    }

    @Test
    void foreignKeysByTheOldNames() throws IOException {
        assertThat(client.query(
                        "SELECT fktableSchem, fktableName, fkName, pktableSchem, pktableName, pkcolumnName, "
                                + "fkcolumnName, keySeq"
                                + " FROM LXSYS.FOREIGN_KEYS WHERE fktableName = ? ORDER BY fktableSchem, "
                                + "fktableName, fkName, keySeq",
                        "enrolled"))
                .containsExactly(List.of("user1", "enrolled", "fk_student", "user1", "Students", "id", "student", 1));
    }

    @Test
    void indexesAreThoseOfUsersAndUniqueConstraints() throws IOException {
        assertThat(client.query(
                        "select index_name, column_name, cast(non_unique as INTEGER) from LXSYS.INDEX_COLUMNS"
                                + " where table_name = ? order by index_name, ordinal_position",
                        "Students"))
                .containsExactly(
                        List.of("ix_name", "name", 1), List.of("ix_name", "born", 1), List.of("ux_born", "born", 0));
        assertThat(client.query(
                        "select indexName, columnName, cast(nonUnique as INTEGER) from LXSYS.INDEX_COLUMNS"
                                + " where tableName = ? and tableSchem = ? order by indexName, ordinalPosition",
                        "enrolled",
                        "user1"))
                .containsExactly(List.of("once", "term", 0), List.of("once", "course", 0));
        assertThat(client.query("select * from LXSYS.INDEX_COLUMNS where table_name = 'marks'"))
                .isEmpty();
    }

    @Test
    void directionsOfIndexColumnsAreShown() throws IOException {
        assertThat(client.query(
                        "select column_name, asc_or_desc, non_unique from LXSYS.INDEX_COLUMNS where index_name = "
                                + "'ix_name'"
                                + " order by ordinal_position"))
                .containsExactly(List.of("name", "A", true), List.of("born", "D", true));
    }

    @Test
    void namesAreComparedExactly() throws IOException {
        assertThat(client.query("SELECT table_name FROM LXSYS.TABLES WHERE table_name = 'STUDENTS'"))
                .isEmpty();
    }

    @Test
    void viewsTakeAnyPredicateJoinAndAggregate() throws IOException {
        assertThat(client.query("SELECT t.table_name, COUNT(*) FROM LXSYS.TABLES t JOIN LXSYS.COLUMNS c"
                        + " ON c.table_schem = t.table_schem AND c.table_name = t.table_name"
                        + " WHERE t.table_type = 'TABLE' GROUP BY t.table_name HAVING COUNT(*) > 4 ORDER BY 1"))
                .containsExactly(List.of("Students", 5L), List.of("nokey", 5L));
    }

    /** Within a transaction, the catalog is current although the data is a snapshot. */
    @Test
    void tableOfAnotherConnectionIsSeenInsideTransaction() throws IOException {
        String sql = "SELECT c.column_name, k.key_seq FROM LXSYS.COLUMNS c JOIN LXSYS.PRIMARY_KEYS k"
                + " ON k.table_name = c.table_name AND k.column_name = c.column_name WHERE c.table_name = 'arrived'";
        try (ProtocolClient other = ProtocolClient.open(server.port(), "other", "b")) {
            client.autoCommit(false);
            assertThat(client.query(sql)).isEmpty();
            other.update("CREATE TABLE arrived (a INTEGER, k INTEGER PRIMARY KEY)");
            assertThat(client.query(sql)).containsExactly(List.of("k", 1));
            other.update("DROP TABLE arrived");
            assertThat(client.query(sql)).isEmpty();
            client.rollback();
        } finally {
            client.autoCommit(true);
        }
    }

    @Test
    void tablesOfOthersAreListedButNotReadable() throws IOException {
        assertThat(client.query("SELECT table_schem FROM LXSYS.TABLES WHERE table_name = 'secret'"))
                .containsExactly(List.of("other"));
        assertThatThrownBy(() -> client.query("SELECT * FROM other.secret"))
                .isInstanceOfSatisfying(
                        ProtocolClient.Refused.class,
                        e -> assertThat(e.sqlState()).isEqualTo("42501"));
    }

    @Test
    void oneFamilyHasExactlyTheVendorsColumns() throws IOException {
        assertThat(columnsOf(CatalogNames.OLD, "COLUMNS"))
                .containsExactly(
                        "tableCat",
                        "tableSchem",
                        "tableName",
                        "columnName",
                        "dataType",
                        "typeName",
                        "nullable",
                        "columnDef");
        assertThat(columnsOf(CatalogNames.OLD, "TABLES")).containsExactly("tableSchem", "tableName", "tableType");
        assertThat(columnsOf(CatalogNames.OLD, "PRIMARY_KEYS"))
                .containsExactly("columnName", "tableName", "tableSchem", "keySeq");
        assertThat(columnsOf(CatalogNames.OLD, "FOREIGN_KEYS"))
                .containsExactlyInAnyOrder(
                        "fktableSchem",
                        "fktableName",
                        "fkName",
                        "fkcolumnName",
                        "pktableSchem",
                        "pktableName",
                        "pkcolumnName",
                        "keySeq");
        assertThat(columnsOf(CatalogNames.OLD, "INDEX_COLUMNS"))
                .containsExactly(
                        "nonUnique",
                        "indexQualifier",
                        "indexName",
                        "type",
                        "ordinalPosition",
                        "columnName",
                        "ascOrDesc",
                        "tableSchem",
                        "tableName");
        assertThat(columnsOf(CatalogNames.OLD, "CONNECTIONS")).containsExactlyInAnyOrder("schema", "iscurrent");
        assertThat(columnsOf(CatalogNames.NEW, "COLUMNS"))
                .containsExactly(
                        "table_cat",
                        "table_schem",
                        "table_name",
                        "column_name",
                        "data_type",
                        "type_name",
                        "column_size",
                        "buffer_length",
                        "decimal_digits",
                        "num_prec_radix",
                        "nullable",
                        "remarks",
                        "column_def",
                        "sql_data_type",
                        "sql_datetime_sub",
                        "char_octet_length",
                        "ordinal_position",
                        "is_nullable",
                        "scope_cat",
                        "scope_schem",
                        "scope_table",
                        "source_data_type",
                        "is_autoincrement",
                        "is_generated_column");
        assertThat(columnsOf(CatalogNames.NEW, "TABLES")).containsExactly("table_schem", "table_name", "table_type");
        assertThat(columnsOf(CatalogNames.NEW, "PRIMARY_KEYS")).containsExactly("column_name", "table_name", "key_seq");
        assertThat(columnsOf(CatalogNames.NEW, "FOREIGN_KEYS"))
                .containsExactly(
                        "table_cat",
                        "table_schem",
                        "table_name",
                        "column_name",
                        "key_name",
                        "key_seq",
                        "ptable_cat",
                        "ptable_schem",
                        "ptable_name",
                        "pcolumn_name",
                        "enable",
                        "validate",
                        "on_delete");
        assertThat(columnsOf(CatalogNames.NEW, "INDEX_COLUMNS"))
                .containsExactly(
                        "non_unique",
                        "index_qualifier",
                        "index_name",
                        "type",
                        "ordinal_position",
                        "column_name",
                        "asc_or_desc",
                        "cardinality",
                        "pages",
                        "filter_condition",
                        "table_cat",
                        "table_schem",
                        "table_name");
        assertThat(columnsOf(CatalogNames.NEW, "CONNECTIONS")).containsExactly("username", "current", "table_schem");
    }

    private static List<String> columnsOf(CatalogNames names, String view) throws IOException {
        try (EmbeddedLeanxcale cut =
                        EmbeddedLeanxcale.builder().catalogNames(names).start();
                ProtocolClient client = ProtocolClient.open(cut.port())) {
            return ProtocolClient.signature(client.execute("SELECT * FROM LXSYS." + view)).columns().stream()
                    .map(ColumnMetaData::label)
                    .toList();
        }
    }
}
