package io.leanq.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.EmbeddedStartException;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that other versions of the server have written. */
class DataFormatTest {
    @TempDir
    private Path directory = Path.of("");

    /** Uses data that a server without format marks wrote for user1 and LXADMIN, with the password a. */
    private void useEarlierData() throws IOException {
        try (InputStream data = new GZIPInputStream(
                Objects.requireNonNull(DataFormatTest.class.getResourceAsStream("before-format-marks.mv.db.gz")))) {
            Files.copy(data, directory.resolve("dbtest.mv.db"));
        }
    }

    @Test
    void dataOfAnEarlierVersionOpensWhole() throws IOException {
        useEarlierData();
        for (int start = 0; start < 2; start++) {
            try (EmbeddedLeanxcale server =
                            EmbeddedLeanxcale.builder().data(directory).start();
                    ProtocolClient client = ProtocolClient.open(server.port());
                    ProtocolClient admin = ProtocolClient.open(server.port(), "LXADMIN", "a")) {
                assertThat(server.users()).containsExactly("LXADMIN", "user1");
                assertThat(client.query("SELECT s.name, s.grade, m.points FROM students s"
                                + " JOIN marks m ON m.student = s.id ORDER BY s.id"))
                        .containsExactly(List.of("Ann", new BigDecimal("1.50"), 2.5));
                assertThat(client.value("SELECT COUNT(*) FROM adults")).isEqualTo(2L);
                assertThat(client.value("SELECT NEXT VALUE FOR ids")).isNotNull();
                assertThatThrownBy(() -> client.update("INSERT INTO marks VALUES (9, 1, 1)"))
                        .hasMessageStartingWith("23503");
                assertThat(client.query("SELECT * FROM mine WHERE table_name = 'marks'"))
                        .hasSize(1);
                assertThat(client.query("SELECT * FROM LXSYSMETA.PRIMARY_KEYS WHERE tableName = 'MARKS'"))
                        .hasSize(2);
                assertThat(admin.value("SELECT id FROM admins")).isEqualTo(5);
                assertThat(client.value("SELECT JSON_VALUE('{\"a\":\"b\"}', 'lax $.a') FROM students WHERE id = 1"))
                        .isEqualTo("b");
            }
        }
    }

    @Test
    void administratorsTablesOfAnEarlierVersionKeepUserAppOut() throws IOException {
        useEarlierData();
        EmbeddedLeanxcale.Builder withApp =
                EmbeddedLeanxcale.builder().data(directory).user("app", "app");
        assertThatThrownBy(withApp::start)
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("Drop them as LXADMIN");
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().data(directory).start();
                ProtocolClient admin = ProtocolClient.open(server.port(), "LXADMIN", "a")) {
            admin.update("DROP TABLE admins");
        }
        try (EmbeddedLeanxcale server = withApp.start();
                ProtocolClient app = ProtocolClient.open(server.port(), "app", "app")) {
            app.update("CREATE TABLE clients (id INTEGER PRIMARY KEY)");
        }
    }

    @Test
    void dataOfALaterVersionIsRefusedWithWhatToDo() throws SQLException {
        EmbeddedLeanxcale.Builder builder = EmbeddedLeanxcale.builder().data(directory);
        builder.start().close();
        String url = "jdbc:h2:file:" + directory.resolve("dbtest") + ";DATABASE_TO_UPPER=FALSE";
        try (Connection connection = DriverManager.getConnection(url, "LEANQ$ROOT", "");
                Statement statement = connection.createStatement()) {
            statement.execute("COMMENT ON SCHEMA LXSYS IS 'leanq format " + (DataFormat.CURRENT + 1) + "'");
        }
        assertThatThrownBy(builder::start)
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("a later version")
                .hasMessageEndingWith("Start that version, or choose another directory");
    }

    @Test
    void unreadableDataIsRefusedWithWhatToDo() throws IOException {
        Files.writeString(directory.resolve("dbtest.mv.db"), "no database".repeat(1_000));
        assertThatThrownBy(EmbeddedLeanxcale.builder().data(directory)::start)
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageEndingWith("or choose another directory");
    }
}
