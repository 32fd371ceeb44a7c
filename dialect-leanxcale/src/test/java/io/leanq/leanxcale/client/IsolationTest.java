package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.Isolation;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.wire.request.ConnectionSyncRequest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The option {@code isolation}: what is sent for it, and how a server behaves. */
@Timeout(60)
class IsolationTest {
    @ParameterizedTest
    @CsvSource({"SERVER_DEFAULT, 0", "READ_COMMITTED, 2", "SNAPSHOT, 4"})
    void isolationLevelIsSentWithEveryModeSwitch(Isolation isolation, int level) throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            try (LeanxcaleDriver driver = new LeanxcaleDriver(
                            server.options().isolation(isolation).build());
                    DriverConnection connection = driver.acquire()) {
                connection.execute("a", BindWriter.NONE);
                connection.autocommit(false);
                connection.execute("b", BindWriter.NONE);
                connection.commit();
            }
            assertThat(server.requests())
                    .filteredOn(ConnectionSyncRequest.class::isInstance)
                    .extracting(request ->
                            ((ConnectionSyncRequest) request).properties().transactionIsolation())
                    .containsExactly(level, level);
        }
    }

    @Test
    void aReaderSeesLaterCommitsUnderReadCommittedAndNotUnderSnapshot() {
        assertThat(secondReading("read_committed")).isEqualTo(2);
        assertThat(secondReading("snapshot")).isEqualTo(1);
    }

    /** The value that a transaction reads the second time, after another one has committed a change from 1 to 2. */
    private static int secondReading(String isolation) {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(
                        server.url() + (server.url().contains("?") ? "&" : "?") + "isolation=" + isolation));
                DriverConnection reader = driver.acquire();
                DriverConnection writer = driver.acquire()) {
            writer.execute("CREATE TABLE t (a INTEGER)", BindWriter.NONE);
            writer.execute("INSERT INTO t VALUES (1)", BindWriter.NONE);
            reader.autocommit(false);
            assertThat(read(reader)).isEqualTo(1);
            writer.execute("UPDATE t SET a = 2", BindWriter.NONE);
            return read(reader);
        }
    }

    private static int read(DriverConnection connection) {
        try (DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE)) {
            assertThat(cursor.next()).isTrue();
            return cursor.getInt(0);
        }
    }
}
