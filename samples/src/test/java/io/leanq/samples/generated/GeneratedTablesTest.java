package io.leanq.samples.generated;

import static io.leanq.samples.generated.db.GeneratedSchema.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.samples.Printed;
import io.leanq.schema.MetaData;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The sample runs, and its classes match the library as its administrators created it. */
class GeneratedTablesTest {

    @Test
    void programLendsBooksByGeneratedClasses() throws Exception {
        assertThat(Printed.by(() -> GeneratedTables.main(new String[0]))).isEqualTo("""
                3 loans
                Borrowed[member=Ada, title=Engines, since=2026-02-25]
                Borrowed[member=Blaise, title=Thoughts, since=2026-03-02]
                Ada borrowed 2
                Blaise borrowed 1, no address
                library closed
                """);
    }

    @Test
    void liveSchemaMatchesClassesAndSnapshot() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            createLibrary(server);
            assertThat(METADATA.createAllSql(db))
                    .as("what is missing in the database")
                    .isEmpty();
            Path file = Path.of("src", "main", "leanq", "library.json");
            assertThat(Snapshot.of(MetaData.reflect(db)).text())
                    .isEqualTo(Snapshot.read(file).text());
        }
    }

    /** Creates the library with hand-written statements, one on each line, without LeanQ's model. */
    private static void createLibrary(EmbeddedLeanxcale server) throws Exception {
        try (InputStream in = Objects.requireNonNull(GeneratedTablesTest.class.getResourceAsStream("library.sql"));
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(sql -> connection.execute(sql, BindWriter.NONE));
        }
    }
}
