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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with 256 MiB of heap and data on disk takes and gives a million rows of 200 bytes. */
class FlatMemoryTest {
    private static final int ROWS = 1_000_000;
    private static final int PER_BATCH = 10_000;

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void aMillionRowsGoInWithinOneTransactionAndComeOutInFrames() throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(List.of("-Xmx256m"), "--port", "0", "--data", directory.toString());
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("CREATE TABLE big (id INTEGER PRIMARY KEY, filler VARCHAR(200))");
            client.autoCommit(false);
            insertAll(client);
            assertThat(client.value("SELECT COUNT(*) FROM big")).isEqualTo((long) ROWS);
            client.commit();
            assertThat(readAll(client, "SELECT id, filler FROM big")).isEqualTo(sumOfIdsBelow(ROWS));
            assertThat(readAll(client, "SELECT id, filler FROM big WHERE id < 200000 ORDER BY filler DESC"))
                    .isEqualTo(sumOfIdsBelow(200_000));
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
                rows.add(new Object[] {id, "%0200d".formatted(id)});
            }
            assertThat(client.batch(insert, rows)).hasSize(PER_BATCH).containsOnly(1L);
        }
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
