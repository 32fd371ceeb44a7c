package io.leanq.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.ProtocolClient;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.RowCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server with 64 MiB of heap and data on disk stores and returns 250,000 rows of 200 bytes. As values of H2 the rows
 * would take more than the heap. The client's own memory test sends a million rows through this server.
 */
@Tag("slow")
@Order(1)
class FlatMemoryTest {
    private static final int ROWS = 250_000;
    private static final int PER_BATCH = 10_000;

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void rowsBeyondTheHeapGoInAndOutInOneTransaction() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                        List.of("-Xmx64m", "-XX:+UseSerialGC"), "--port", "0", "--data", directory.toString());
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("CREATE TABLE big (id INTEGER PRIMARY KEY, filler VARCHAR(200))");
            client.autoCommit(false);
            insertAll(client);
            assertThat(client.value("SELECT COUNT(*) FROM big")).isEqualTo((long) ROWS);
            client.commit();
            assertThat(readAll(client, "SELECT id, filler FROM big")).isEqualTo(sumOfIdsBelow(ROWS));
            assertThat(readAll(client, "SELECT id, filler FROM big WHERE id < 50000 ORDER BY filler DESC"))
                    .isEqualTo(sumOfIdsBelow(50_000));
        }
    }

    private static long sumOfIdsBelow(long rows) {
        return rows * (rows - 1) / 2;
    }

    private static void insertAll(ProtocolClient client) throws Exception {
        StatementHandle insert = client.prepare("INSERT INTO big VALUES (?, ?)");
        for (int start = 0; start < ROWS; start += PER_BATCH) {
            List<Object[]> rows = new ArrayList<>(PER_BATCH);
            for (int id = start; id < start + PER_BATCH; id++) {
                rows.add(new Object[] {id, filler(id)});
            }
            assertThat(client.batch(insert, rows)).hasSize(PER_BATCH).containsOnly(1L);
        }
    }

    /** The id in 200 digits. String.format would take as long as the server. */
    private static String filler(int id) {
        String digits = String.valueOf(id);
        return "0".repeat(200 - digits.length()) + digits;
    }

    private static long readAll(ProtocolClient client, String sql) throws Exception {
        int statement = client.prepare(sql).id();
        var result = client.execute(new StatementHandle(client.id(), statement, null));
        Frame frame = Objects.requireNonNull(result.firstFrame());
        long sum = 0;
        long expectedOffset = 0;
        while (true) {
            assertThat(frame.offset()).isEqualTo(expectedOffset);
            RowCursor row = frame.rows().cursor();
            while (row.next()) {
                sum += row.getInt(0);
                assertThat(row.getString(1).length()).isEqualTo(200);
                expectedOffset++;
            }
            if (frame.done()) {
                return sum;
            }
            assertThat(frame.rows().count()).isPositive();
            frame = Objects.requireNonNull(((FetchResponse)
                            client.answer(new FetchRequest(client.id(), statement, frame.nextOffset(), 10_000)))
                    .frame());
        }
    }
}
