package io.leanq.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Leanq;
import io.leanq.cli.Leanq.Ended;
import io.leanq.embedded.EmbeddedLeanxcale;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {
    private EmbeddedLeanxcale server;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws Exception {
        server = EmbeddedLeanxcale.start();
        write("V1__pets.sql", "CREATE TABLE pets (id INTEGER PRIMARY KEY);\nINSERT INTO pets VALUES (1);");
        write("V2__names.sql", "ALTER TABLE pets ADD COLUMN name VARCHAR(9);\nINSERT INTO pets VALUES (1, 'twice');");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private void write(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql);
    }

    private Ended migrate(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "migrate";
        all[1] = "--folder";
        all[2] = folder.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Leanq.at(server.url()).run(all);
    }

    @Test
    void runStopsAtAFailureAndGoesOn() throws Exception {
        assertThat(migrate("--dry-run").ok().lines())
                .hasSize(4)
                .contains("V1__pets.sql, line 2: INSERT INTO pets VALUES (1)");
        Ended failed = migrate();
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("error: V2__names.sql, statement 2 of 2 at line 2");
        assertThat(migrate("--status").ok().lines().get(1)).startsWith("2 names: stopped, 1 of 2 statements; ");

        write("V2__names.sql", "ALTER TABLE pets ADD COLUMN name VARCHAR(9);\nINSERT INTO pets VALUES (2, 'other');");
        assertThat(migrate().ok().lines()).hasSize(2).last().isEqualTo("1 migration done");
        assertThat(migrate().ok().lines()).containsExactly("nothing to do");
        assertThat(migrate("--validate").ok().lines()).containsExactly("files and history agree");
    }

    @Test
    void adviceNamesOptionsOfTheCommand() throws Exception {
        write("V2__names.sql", "ALTER TABLE pets ADD COLUMN name VARCHAR(9);");
        migrate().ok();
        write("V2__names.sql", "ALTER TABLE pets ADD COLUMN name VARCHAR(10);");
        Ended changed = migrate();
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.err()).contains("leanq migrate --accept-change 2").doesNotContain("Repair.");
        assertThat(migrate("--accept-change", "2").ok().lines())
                .last()
                .asString()
                .startsWith("2 names: done");
        migrate().ok();
    }

    @Test
    void baselineCountsEarlierFilesAsDone() throws Exception {
        Leanq.at(server.url())
                .run("sql", "--execute", "CREATE TABLE pets (id INTEGER PRIMARY KEY)")
                .ok();
        write("V2__names.sql", "ALTER TABLE pets ADD COLUMN name VARCHAR(9);");
        assertThat(migrate("--baseline", "1").ok().lines())
                .containsExactly("1 baseline: baseline", "2 names: pending, 0 of 1 statement");
        assertThat(migrate().ok().lines()).last().isEqualTo("1 migration done");
        assertThat(migrate("--baseline", "1", "--status").code()).isEqualTo(2);
    }
}
