package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Refused;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of JSON in tables, views, changes and transactions; what hostile documents and paths meet. */
@ExtendWith(LeanxcaleExtension.class)
class JsonPathsTest {
    private static final String DOCUMENT = "{\"name\":\"Ann\",\"tags\":[\"x\",\"y\"],\"age\":7}";

    private final ProtocolClient client;

    JsonPathsTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        client.update("DROP TABLE IF EXISTS docs CASCADE");
        client.update("CREATE TABLE docs (k INTEGER PRIMARY KEY, v VARCHAR(200) CHECK (v IS JSON OBJECT AND"
                + " JSON_EXISTS(v, 'strict $.name')), c CHAR(80), t CLOB)");
        client.update("INSERT INTO docs VALUES (1, ?, ?, ?), (2, NULL, NULL, NULL)", DOCUMENT, DOCUMENT, DOCUMENT);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void allTypesOfTextHoldDocuments() throws IOException {
        assertThat(
                        client.query(
                                "SELECT JSON_VALUE(v, 'lax $.name'), JSON_VALUE(c, 'lax $.name'), JSON_VALUE(t, 'lax $.name'),"
                                        + " JSON_QUERY(t, 'lax $.tags'), JSON_EXISTS(t, 'lax $.age'), t IS JSON ARRAY FROM docs ORDER BY k"))
                .containsExactly(
                        List.of("Ann", "Ann", "Ann", "[\"x\",\"y\"]", true, false),
                        Arrays.asList(null, null, null, null, null, null));
    }

    @Test
    void checkConstraintAsksForAnObject() throws IOException {
        assertThatThrownBy(() -> client.update("INSERT INTO docs (k, v) VALUES (3, '[1]')"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("23514");
        assertThatThrownBy(() -> client.update("UPDATE docs SET v = '{}' WHERE k = 1"))
                .hasMessageStartingWith("23514");
        client.update("ALTER TABLE docs ADD CONSTRAINT named CHECK (JSON_VALUE(t, 'lax $.name') <> 'Bob')");
        assertThatThrownBy(() -> client.update("UPDATE docs SET t = '{\"name\":\"Bob\"}'"))
                .hasMessageStartingWith("23514");
        assertThat(client.update("UPDATE docs SET v = JSON_OBJECT('name' VALUE JSON_VALUE(t, 'lax $.tags[1]')) WHERE"
                        + " JSON_VALUE(v, 'lax $.age' RETURNING INTEGER) = 7"))
                .isEqualTo(1);
        assertThat(client.value("SELECT v FROM docs WHERE k = 1")).isEqualTo("{\"name\":\"y\"}");
        assertThat(client.update("UPSERT INTO docs (k, v) VALUES (1, JSON_QUERY(?, 'lax $[0]'))", "[{\"name\":1}]"))
                .isEqualTo(1);
        assertThat(client.update("DELETE FROM docs WHERE JSON_EXISTS(v, 'strict $.name')"))
                .isEqualTo(1);
    }

    @Test
    void viewsHaveTheirColumnsByPaths() throws IOException {
        client.update(
                "CREATE VIEW named AS SELECT k, JSON_VALUE(v, 'lax $.name') AS name, v IS NOT JSON AS broken FROM docs"
                        + " WHERE JSON_EXISTS(v, 'lax $.age')");
        assertThat(client.query("SELECT name, broken FROM named WHERE name LIKE 'A%'"))
                .containsExactly(List.of("Ann", false));
    }

    @Test
    void documentsPathsAndDefaultsAreBound() throws IOException {
        assertThat(client.query(
                        "SELECT JSON_VALUE(?, ?), JSON_VALUE(?, 'lax $.x' DEFAULT ? ON EMPTY), ? IS JSON, JSON_QUERY(?, ?)",
                        DOCUMENT,
                        "lax $.name",
                        DOCUMENT,
                        "none",
                        DOCUMENT,
                        DOCUMENT,
                        "strict $.tags"))
                .containsExactly(List.of("Ann", "none", true, "[\"x\",\"y\"]"));
        assertThat(client.query(
                        "SELECT k FROM docs WHERE JSON_VALUE(v, 'strict $.x' DEFAULT ? ON ERROR DEFAULT ? ON EMPTY) = ?"
                                + " AND k = ?",
                        "error",
                        "empty",
                        "error",
                        1))
                .containsExactly(List.of(1));
        assertThat(client.value("SELECT k FROM docs WHERE JSON_EXISTS(?, 'lax $.a') IS NULL AND k < 2", (Object) null))
                .isEqualTo(1);
    }

    @Test
    void failureOfOneRowLeavesTheTransactionAsItWas() throws IOException {
        client.autoCommit(false);
        client.update("INSERT INTO docs (k, t) VALUES (5, '{\"name\":secret}')");
        assertThatThrownBy(() -> client.query("SELECT JSON_VALUE(t, 'strict $.name' ERROR ON ERROR) FROM docs"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("22032 The text is not JSON")
                .hasMessageNotContaining("secret");
        assertThat(client.value("SELECT COUNT(*) FROM docs")).isEqualTo(3L);
        client.rollback();
        client.autoCommit(true);
        assertThat(client.value("SELECT COUNT(*) FROM docs")).isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT LEANQ$JSON.QUERY_OF('[1]', 'lax $', 'WITHOUT NULL NULL')",
                "SELECT \"leanq$json\".IS_OF_KIND('[1]', 'VALUE')",
                "CREATE TABLE leanq$json.t (k INTEGER)",
                "DROP TABLE \"LEANQ$JSON\".t"
            })
    void serversOwnNamesAreReserved(String sql) {
        assertThatThrownBy(() -> client.update(sql)).hasMessageStartingWith("42602 Names that begin with LEANQ$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VALUE_OF('[1]', 'lax $', 'VARCHAR NULL NULL', NULL, NULL)", "IS_OF_KIND('[1]', 'VALUE')"})
    void functionsOfTheServerHaveNoShortName(String call) {
        assertThatThrownBy(() -> client.query("SELECT " + call)).hasMessageStartingWith("42883");
    }

    @Test
    void functionsAreInNoCatalog() throws IOException {
        assertThat(client.query("SELECT * FROM LXSYS.TABLES WHERE table_schem LIKE 'LEANQ%'"))
                .isEmpty();
        assertThat(client.query("SELECT * FROM LXSYS.COLUMNS WHERE table_schem LIKE 'LEANQ%'"))
                .isEmpty();
    }

    private static Stream<String> hostilePaths() {
        return Stream.of(
                "lax $" + ".a".repeat(4_000),
                "lax $" + "[0]".repeat(3_000),
                "lax $" + "[0,0]".repeat(60),
                "lax $" + "..*".repeat(60),
                "lax $" + "..[0,0,0,0]".repeat(20),
                "lax $" + "[*]".repeat(400) + "..*..*..*",
                "lax $['" + "a".repeat(20_000) + "']",
                "lax $[?(@.a =~ /(a+)+$/)]",
                "lax " + " ".repeat(9_000) + "x");
    }

    /** Each is answered in a moment: with a value, or with a SQLSTATE of its own. */
    @ParameterizedTest
    @MethodSource("hostilePaths")
    void hostilePathIsAnswered(String path) {
        String document = "[".repeat(900) + "0" + "]".repeat(900);
        try {
            assertThat(client.value("SELECT JSON_VALUE(CAST(? AS VARCHAR), ?)", document, path))
                    .isNull();
        } catch (Refused e) {
            assertThat(e.sqlState()).isIn("54001", "0A000");
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private static Stream<String> hostileDocuments() {
        String key = "k".repeat(400_000);
        return Stream.of(
                "[".repeat(500_000),
                "{\"a\":".repeat(100_000),
                "[".repeat(999) + "]".repeat(999),
                "\"" + "\\u0000".repeat(100_000) + "\"",
                "1".repeat(900_000),
                "1e" + "9".repeat(900_000),
                "{\"" + key + "\":[" + "0,".repeat(200_000) + "0]}",
                "{\"" + key + "\":" + "{\"a\":".repeat(500) + "[" + "0,".repeat(10_000) + "0]" + "}".repeat(501));
    }

    @ParameterizedTest
    @MethodSource("hostileDocuments")
    void hostileDocumentIsAnswered(String document) throws IOException {
        for (String path : List.of("lax $", "strict $.*[*]", "lax $..*", "lax $..zz", "lax $..a..*")) {
            try {
                assertThat(client.value("SELECT JSON_EXISTS(CAST(? AS VARCHAR), ?)", document, path))
                        .isInstanceOf(Boolean.class);
            } catch (Refused e) {
                assertThat(e.sqlState()).isEqualTo("54001");
            }
        }
    }

    @Test
    void documentOfOneMegabyteIsRead() throws IOException {
        String document =
                "{\"rows\":[" + "{\"id\":1,\"name\":\"some name\"},".repeat(34_000) + "{\"id\":2}],\"last\":\"end\"}";
        assertThat(document.length()).isBetween(950_000, 1_048_576);
        client.update("INSERT INTO docs (k, t) VALUES (9, ?)", document);
        assertThat(
                        client.query(
                                "SELECT JSON_VALUE(t, 'lax $.last'), JSON_VALUE(t, 'strict $.rows[34000].id' RETURNING INTEGER),"
                                        + " CHAR_LENGTH(JSON_QUERY(t, 'lax $.rows[*].id')), t IS JSON OBJECT FROM docs WHERE k = 9"))
                .containsExactly(List.of("end", 2, 68_003L, true));
        assertThat(client.value("SELECT JSON_VALUE(?, 'lax $.last')", document)).isEqualTo("end");
    }

    @Test
    void tooLongDocumentIsRefused() throws IOException {
        client.update("INSERT INTO docs (k, t) VALUES (8, ?)", "[" + " ".repeat(4 << 20) + "]");
        assertThatThrownBy(() -> client.query("SELECT t IS JSON FROM docs WHERE k = 8"))
                .hasMessageStartingWith("54001 A JSON document has more than");
        assertThat(client.value("SELECT t IS NULL FROM docs WHERE k = 8")).isEqualTo(false);
    }

    @Test
    void viewsAndChecksComeBackWithTheirDirectory(@TempDir Path directory) throws IOException {
        for (int start = 0; start < 2; start++) {
            try (EmbeddedLeanxcale server =
                            EmbeddedLeanxcale.builder().data(directory).start();
                    ProtocolClient owner = ProtocolClient.open(server.port())) {
                if (start == 0) {
                    owner.update("CREATE TABLE kept (k INTEGER PRIMARY KEY, v VARCHAR CHECK (v IS JSON))");
                    owner.update("CREATE VIEW a AS SELECT JSON_VALUE(v, 'lax $.a') AS a FROM kept");
                    owner.update("INSERT INTO kept VALUES (1, '{\"a\":5}')");
                }
                assertThat(owner.value("SELECT a FROM a")).isEqualTo("5");
                assertThatThrownBy(() -> owner.update("INSERT INTO kept VALUES (2, 'x')"))
                        .hasMessageStartingWith("23514");
            }
        }
    }
}
