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

/** diff, plan and apply: a database is compared with a snapshot and becomes what it says. */
class EvolutionCommandsTest {
    private EmbeddedLeanxcale server;
    private Leanq leanq;
    private String wanted = "";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void createSchema() throws Exception {
        server = EmbeddedLeanxcale.start();
        leanq = Leanq.at(server.url());
        leanq.run(
                        "sql",
                        "--execute",
                        "CREATE TABLE pets (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, age INTEGER);"
                                + "INSERT INTO pets VALUES (1, 'Rex', 3)")
                .ok();
        wanted = folder.resolve("wanted.json").toString();
        leanq.run("snapshot", "--output", wanted).ok();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private void want(String sql) {
        leanq.run("sql", "--execute", sql).ok();
    }

    private void edit(String from, String to) throws Exception {
        Path file = Path.of(wanted);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void namesThatLookLikeSqlAreNamesOnly() throws Exception {
        want("CREATE TABLE \"a;b\" (\"x -- y\" INTEGER PRIMARY KEY, \"o'\"\"q\" VARCHAR(10));"
                + "CREATE TABLE \"/* c\" (\"日本\" INTEGER PRIMARY KEY)");
        leanq.run("snapshot", "--output", wanted).ok();
        want("DROP TABLE \"a;b\"; DROP TABLE \"/* c\"");
        Path plan = folder.resolve("plan.sql");
        leanq.run("plan", "--snapshot", wanted, "--output", plan.toString()).ok();
        assertThat(leanq.run("apply", "--snapshot", wanted, "--plan", plan.toString())
                        .ok()
                        .lines())
                .last()
                .isEqualTo("2 statements done");
        leanq.run("diff", "--snapshot", wanted).ok();
    }

    @Test
    void nameThatNoFileCanHoldIsRefusedWithTheCommandToRun() {
        want("CREATE TABLE lines (\"a\nb\" INTEGER PRIMARY KEY)");
        leanq.run("snapshot", "--output", wanted).ok();
        want("DROP TABLE lines");
        Path plan = folder.resolve("plan.sql");
        Ended ended = leanq.run("plan", "--snapshot", wanted, "--output", plan.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("run it by leanq apply, without a file")
                .doesNotContain("applyTo");
        assertThat(plan).doesNotExist();
        leanq.run("apply", "--snapshot", wanted).ok();
        leanq.run("diff", "--snapshot", wanted).ok();
    }

    @Test
    void diffExitsWithZeroOneOrTwo() throws Exception {
        assertThat(leanq.run("diff", "--snapshot", wanted).ok().lines()).containsExactly("no difference");
        edit("VARCHAR(20)", "VARCHAR(40)");
        Ended different = leanq.run("diff", "--snapshot", wanted);
        assertThat(different.code()).isEqualTo(1);
        assertThat(different.lines()).containsExactly("change column pets.name: VARCHAR(20) becomes VARCHAR(40)");
        Ended json = leanq.run("diff", "--json", "--snapshot", wanted);
        assertThat(json.out())
                .contains("\"same\":false", "VARCHAR(20) becomes VARCHAR(40)")
                .hasLineCount(1);
        Ended failed =
                leanq.run("diff", "--snapshot", folder.resolve("none.json").toString());
        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.err()).startsWith("error: ").hasLineCount(1);
        want("CREATE TABLE more (id INTEGER PRIMARY KEY)");
        assertThat(leanq.run("diff", "--snapshot", wanted, "--exclude", "more").lines())
                .hasSize(1);
    }

    @Test
    void planIsAppliedByPermissionAndOnlyToItsSchema() throws Exception {
        String plan = folder.resolve("plan.sql").toString();
        edit("VARCHAR(20)", "VARCHAR(40)");
        want("ALTER TABLE pets ADD COLUMN city VARCHAR(9)");

        Ended planned =
                leanq.run("plan", "--snapshot", wanted, "--output", plan).ok();
        assertThat(planned.out())
                .contains("safe: change column pets.name", "destructive: drop column pets.city")
                .contains("apply needs --permit drop-column")
                .endsWith("written " + plan + "\n");
        assertThat(Path.of(plan)).content().contains("ALTER TABLE pets DROP COLUMN city;");

        Ended refused = leanq.run("apply", "--snapshot", wanted, "--plan", plan);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("nothing is done").contains("--permit drop-column");

        want("ALTER TABLE pets ADD COLUMN since DATE");
        Ended other = leanq.run("apply", "--snapshot", wanted, "--plan", plan, "--permit", "drop-column");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("was made for another schema");

        want("ALTER TABLE pets DROP COLUMN since");
        // A part of the plan is done already, as after a run that was killed.
        want("ALTER TABLE pets ALTER COLUMN name SET DATA TYPE VARCHAR(40)");
        assertThat(leanq.run("apply", "--snapshot", wanted, "--plan", plan, "--permit", "drop-column")
                        .ok()
                        .lines())
                .containsExactly("done ALTER TABLE pets DROP COLUMN city", "1 statement done");
        assertThat(leanq.run("diff", "--snapshot", wanted).code()).isZero();
        assertThat(leanq.run("apply", "--snapshot", wanted).ok().lines()).containsExactly("nothing to do");
        assertThat(leanq.run("sql", "--format", "csv", "--execute", "SELECT * FROM pets")
                        .out())
                .isEqualTo("id,name,age\n1,Rex,3\n");
    }

    @Test
    void planOfTwoSnapshotsIsWrittenAsAMigration() throws Exception {
        String today = folder.resolve("today.json").toString();
        Files.copy(Path.of(wanted), Path.of(today));
        edit("VARCHAR(20)", "VARCHAR(40)");
        Path migrations = folder.resolve("migrations");
        Ended planned = Leanq.alone()
                .run(
                        "plan",
                        "--from",
                        today,
                        "--snapshot",
                        wanted,
                        "--migrations",
                        migrations.toString(),
                        "--as-version",
                        "12",
                        "--words",
                        "longer names")
                .ok();
        Path file = migrations.resolve("V12__longer_names.sql");
        assertThat(planned.lines()).contains("written " + file);
        assertThat(leanq.run("migrate", "--folder", migrations.toString()).ok().lines())
                .last()
                .isEqualTo("1 migration done");
        assertThat(leanq.run("diff", "--snapshot", wanted).ok().lines()).containsExactly("no difference");
        assertThat(Leanq.alone()
                        .run("plan", "--from", today, "--snapshot", wanted, "--migrations", "x")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void unknownPermissionIsRefusedWithThoseThatThereAre() {
        Ended ended = leanq.run("apply", "--snapshot", wanted, "--permit", "everything");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("there is no permission everything", "drop-table,drop-column");
    }
}
