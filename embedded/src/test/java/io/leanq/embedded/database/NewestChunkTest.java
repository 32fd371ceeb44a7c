package io.leanq.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The data file of a killed server, which is like the file of a server that does nothing. H2 by itself may not find its
 * end.
 */
class NewestChunkTest {
    /** About every third attempt meets a commit that H2 does not find. */
    private static final int MOST_COMMITS = 2_000;

    @Test
    void commitsThatH2MissesAreFound(@TempDir Path folder) throws Exception {
        Path live = folder.resolve("live.mv.db");
        Path killed = folder.resolve("killed.mv.db");
        long last = -1;
        boolean missed = false;
        try (Connection connection = open(folder.resolve("live"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, text VARCHAR(100))");
            statement.execute("CREATE INDEX ix ON t (text)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM t WHERE id = ?")) {
                while (!missed && last < MOST_COMMITS) {
                    last++;
                    if (last % 3 == 2) {
                        delete.setLong(1, last - 1);
                        delete.executeUpdate();
                    }
                    insert.setLong(1, last);
                    insert.setString(2, "x".repeat(60) + last);
                    insert.executeUpdate();
                    if (last % 20 == 19) {
                        Files.copy(live, killed, StandardCopyOption.REPLACE_EXISTING);
                        missed = newest(killed, false) < newest(killed, true);
                    }
                }
            }
        }
        assertThat(missed)
                .as("H2 finds the end of its files by itself: NewestChunk is not needed any more")
                .isTrue();
        NewestChunk.find(folder.resolve("killed"));
        assertThat(lastRow(folder.resolve("killed"))).isEqualTo(last);
    }

    @Test
    void closedFileStaysUnchanged(@TempDir Path folder) throws Exception {
        try (Connection connection = open(folder.resolve("closed"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (7)");
        }
        byte[] before = Files.readAllBytes(folder.resolve("closed.mv.db"));
        NewestChunk.find(folder.resolve("closed"));
        assertThat(Files.readAllBytes(folder.resolve("closed.mv.db"))).isEqualTo(before);
        NewestChunk.find(folder.resolve("none"));
        assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }

    private static Connection open(Path files) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + files + ";WRITE_DELAY=0;RETENTION_TIME=0");
    }

    private static long newest(Path file, boolean everyBlock) {
        MVStore.Builder builder =
                new MVStore.Builder().fileName(file.toString()).readOnly();
        try (MVStore store = (everyBlock ? builder.recoveryMode() : builder).open()) {
            return store.getFileStore().lastChunkVersion();
        }
    }

    private static long lastRow(Path files) throws SQLException {
        try (Connection connection = open(files);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(id) FROM t")) {
            row.next();
            return row.getLong(1);
        }
    }
}
