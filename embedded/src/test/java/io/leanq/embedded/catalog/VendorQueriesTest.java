package io.leanq.embedded.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every query that the vendor's tools send (docs/leanxcale.md, "Vendor queries"), as they send it, against a catalog
 * with the names of one family only. Two schemas have a table of one name.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("VendorQueriesTest")
@ParameterizedClass
@EnumSource(
        value = CatalogNames.class,
        names = {"OLD", "NEW"})
class VendorQueriesTest {
    private final CatalogNames names;
    private static @Nullable EmbeddedLeanxcale server;
    private static @Nullable ProtocolClient client;

    VendorQueriesTest(CatalogNames names) {
        this.names = names;
    }

    @BeforeParameterizedClassInvocation
    static void createSchemas(CatalogNames names) throws IOException {
        EmbeddedLeanxcale started = EmbeddedLeanxcale.builder()
                .catalogNames(names)
                .user("user1", "a")
                .user("other", "b")
                .start();
        server = started;
        ProtocolClient own = ProtocolClient.open(started.port(), "user1", "a");
        client = own;
        own.update("CREATE TABLE students (id INTEGER PRIMARY KEY, name VARCHAR(50) DEFAULT 'x' NOT NULL, born DATE)");
        own.update("CREATE TABLE marks (term INTEGER, student INTEGER, points DOUBLE, PRIMARY KEY (term, student),"
                + " CONSTRAINT fk_student FOREIGN KEY (student) REFERENCES students (id))");
        own.update("CREATE TABLE nokey (a BIGINT ARRAY)");
        own.update("CREATE UNIQUE INDEX ux_born ON students (born, name)");
        own.update("CREATE INDEX ix_points ON marks (points)");
        own.update("CREATE SEQUENCE ids");
        own.update("CREATE VIEW adults AS SELECT id FROM students");
        try (ProtocolClient others = ProtocolClient.open(started.port(), "other", "b")) {
            others.update("CREATE TABLE students (code BIGINT, CONSTRAINT pk_code PRIMARY KEY (code))");
            others.update("CREATE INDEX ix_code ON students (code)");
            others.update("CREATE TABLE notes (code BIGINT PRIMARY KEY, CONSTRAINT fk_code FOREIGN KEY (code)"
                    + " REFERENCES students (code))");
        }
    }

    @AfterParameterizedClassInvocation
    static void stop() throws IOException {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** The query in the names of the family, from text with {@code new|old}. */
    private String sql(String text) {
        StringBuilder sql = new StringBuilder();
        for (String word : text.split("(?<=[ ,()=?])|(?=[ ,()=?])")) {
            int bar = word.indexOf('|');
            sql.append(bar < 0 ? word : names == CatalogNames.NEW ? word.substring(0, bar) : word.substring(bar + 1));
        }
        return sql.toString();
    }

    private List<List<@Nullable Object>> ask(String text, String... parameters) throws IOException {
        return Objects.requireNonNull(client).query(sql(text), (Object[]) parameters);
    }

    private List<@Nullable Object> column(String text, String... parameters) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        ask(text, parameters).forEach(row -> {
            assertThat(row).hasSize(1);
            values.add(row.get(0));
        });
        return values;
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    @Test
    void bareBooleanFindsTheDefaultSchema() throws IOException {
        assertThat(column("select username|schema from LXSYS.CONNECTIONS where current|iscurrent"))
                .containsExactly("user1");
    }

    @Test
    void schemas() throws IOException {
        assertThat(column("select distinct(table_schem|tableSchem) from LXSYS.TABLES where "
                        + "table_schem|tableSchem <> 'LXSYS'"))
                .containsExactlyInAnyOrder("user1", "other");
    }

    private static final String TABLES = "SELECT DISTINCT(table_name|tableName) FROM LXSYS.TABLES"
            + " WHERE table_schem|tableSchem <> 'LXSYS' AND table_type|tableType";

    @Test
    void tables() throws IOException {
        String sql = TABLES + " IN ('TABLE', 'MATERIALIZED QUERY TABLE')";
        String ofSchema = " AND table_schem|tableSchem = ?";
        String like = " AND table_name|tableName LIKE ?";
        assertThat(column(sql)).containsExactlyInAnyOrder("students", "marks", "nokey", "notes");
        assertThat(column(sql + ofSchema, "user1")).containsExactlyInAnyOrder("students", "marks", "nokey");
        assertThat(column(sql + like, "no%")).containsExactlyInAnyOrder("nokey", "notes");
        assertThat(column(sql + ofSchema + like, "other", "no%")).containsExactly("notes");
        assertThat(column(sql + ofSchema, "USER1")).as("names are exact").isEmpty();
    }

    @Test
    void views() throws IOException {
        assertThat(column(TABLES + " = 'VIEW'")).containsExactly("adults");
        assertThat(column(TABLES + " = 'VIEW' AND table_schem|tableSchem = ?", "user1"))
                .containsExactly("adults");
        assertThat(column(TABLES + " = 'VIEW' AND table_schem|tableSchem = ?", "other"))
                .isEmpty();
    }

    /** The tool binds a value to a question mark inside of quotes. */
    @Test
    void sequences() throws IOException {
        ProtocolClient own = Objects.requireNonNull(client);
        String sql = sql(TABLES + " = 'SEQUENCE' AND table_schem|tableSchem = '?'");
        assertThat(own.rows(own.execute(own.prepare(sql), "user1"))).isEmpty();
        assertThat(column(TABLES + " = 'SEQUENCE'")).containsExactly("ids");
    }

    private static final String COLUMNS =
            "SELECT column_name|columnName, data_type|dataType, type_name|typeName, nullable,"
                    + " column_def|columnDef FROM LXSYS.COLUMNS";

    /** The newer tools append their filters without a blank; the older ones leave out WHERE if there are no filters. */
    private String filtered(String... columns) {
        if (names == CatalogNames.OLD) {
            return columns.length == 0 ? COLUMNS : COLUMNS + " WHERE " + String.join(" = ? AND ", columns) + " = ?";
        }
        StringBuilder sql = new StringBuilder(COLUMNS + " WHERE 1 = 1");
        for (String column : columns) {
            sql.append("AND ").append(column).append(" = ?");
        }
        return sql.toString();
    }

    @Test
    void columnsComeInOrdinalOrderWithoutOrderBy() throws IOException {
        assertThat(ask(filtered("table_schem|tableSchem", "table_name|tableName"), "user1", "students"))
                .containsExactly(
                        row("id", 4, "INTEGER", 0, null),
                        row("name", 12, "VARCHAR", 0, "'x'"),
                        row("born", 91, "DATE", 1, null));
        assertThat(ask(
                        filtered(
                                "table_cat|tableCat",
                                "table_schem|tableSchem",
                                "table_name|tableName",
                                "column_name|columnName"),
                        "dbtest",
                        "other",
                        "students",
                        "code"))
                .containsExactly(row("code", -5, "BIGINT", 0, null));
        assertThat(ask(filtered("column_name|columnName"), "student"))
                .containsExactly(row("student", 4, "INTEGER", 0, null));
        assertThat(ask(filtered("table_cat|tableCat"), "elsewhere")).isEmpty();
        assertThat(ask(filtered()))
                .contains(row("born", 91, "DATE", 1, null), row("a", 2104, "BIGINT ARRAY", 1, null))
                .contains(row("_UUID_", 12, "VARCHAR", 0, null));
    }

    @Test
    void primaryKeysOfTablesOfOneNameMix() throws IOException {
        String sql = "select column_name|columnName from LXSYS.PRIMARY_KEYS where table_name|tableName = ?"
                + " order by key_seq|keyseq";
        assertThat(column(sql, "marks")).containsExactly("term", "student");
        assertThat(column(sql, "students")).containsExactlyInAnyOrder("id", "code");
        assertThat(column(sql, "nokey")).containsExactly("_UUID_");
    }

    @Test
    void foreignKeys() throws IOException {
        String sql = names == CatalogNames.NEW
                ? "select table_schem, table_name, key_name, ptable_schem, ptable_name, pcolumn_name, column_name, "
                        + "key_seq"
                        + " from LXSYS.FOREIGN_KEYS where table_name = ?"
                : "select fktableSchem, fktableName, fkName, pktableSchem, pktableName, pkcolumnName, fkcolumnName, "
                        + "keySeq"
                        + " from LXSYS.FOREIGN_KEYS where fktableName = ?";
        String schema = " AND table_schem|fktableSchem = ?";
        String order = " order by table_schem|fktableSchem, table_name|fktableName, key_name|fkName, key_seq|keySeq";
        List<@Nullable Object> key = row("user1", "marks", "fk_student", "user1", "students", "id", "student", 1);
        assertThat(ask(sql + order, "marks")).containsExactly(key);
        assertThat(ask(sql + schema + order, "marks", "user1")).containsExactly(key);
        assertThat(ask(sql + schema + order, "marks", "other")).isEmpty();
        assertThat(ask(sql + order, "notes"))
                .containsExactly(row("other", "notes", "fk_code", "other", "students", "code", "code", 1));
    }

    @Test
    void indexes() throws IOException {
        String sql = "select index_name|indexName, column_name|columnName, cast(non_unique|nonUnique as INTEGER)"
                + " from LXSYS.INDEX_COLUMNS where table_name|tableName = ?";
        String order = " order by index_name|indexName, ordinal_position|ordinalposition";
        assertThat(ask(sql + " AND table_schem|tableSchem = ?" + order, "students", "user1"))
                .containsExactly(row("ux_born", "born", 0), row("ux_born", "name", 0));
        assertThat(ask(sql + order, "students"))
                .containsExactly(row("ix_code", "code", 1), row("ux_born", "born", 0), row("ux_born", "name", 0));
        assertThat(ask(sql + order, "marks")).containsExactly(row("ix_points", "points", 1));
    }

    @Test
    void viewsTakeAnyQuery() throws IOException {
        String sql = names == CatalogNames.NEW
                ? "SELECT t.table_schem, COUNT(DISTINCT c.column_name) FROM LXSYS.TABLES t LEFT JOIN LXSYS.COLUMNS c"
                        + " ON c.table_schem = t.table_schem AND c.table_name = t.table_name WHERE t.table_type <> "
                        + "'VIEW'"
                        + " AND UPPER(t.table_name) LIKE '%S' GROUP BY t.table_schem HAVING COUNT(*) > 1 ORDER BY 2 "
                        + "DESC, 1"
                : "SELECT t.tableSchem, COUNT(DISTINCT c.columnName) FROM LXSYS.TABLES t LEFT JOIN LXSYS.COLUMNS c"
                        + " ON c.tableSchem = t.tableSchem AND c.tableName = t.tableName WHERE t.tableType <> 'VIEW'"
                        + " AND UPPER(t.tableName) LIKE '%S' GROUP BY t.tableSchem HAVING COUNT(*) > 1 ORDER BY 2 "
                        + "DESC, 1";
        assertThat(ask(sql)).containsExactly(row("user1", 6L), row("other", 1L));
    }
}
