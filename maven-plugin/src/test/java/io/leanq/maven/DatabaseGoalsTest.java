package io.leanq.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.Dsl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals that need a database: snapshot, diff and migrate. */
class DatabaseGoalsTest {
    @TempDir
    private Path folder;

    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
    private final Database db = Leanxcale.connect(server.url());
    private Goal goal;
    private Path snapshot;

    @BeforeEach
    void makesProject() throws IOException {
        goal = new Goal(folder).property("leanq.url", server.url());
        snapshot = folder.resolve("src/main/leanq/schema.json");
        file("leanq.yaml", "snapshot: src/main/leanq/schema.json\nexclude: tmp_.*\n");
        file("src/main/resources/db/migration/V1__one.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        file("src/main/resources/db/migration/V2__two.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY);");
    }

    @AfterEach
    void endsServer() {
        db.close();
        server.close();
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void sql(String text) {
        db.execute(Dsl.sql(text));
    }

    private List<String> takeSnapshot(Object... values) throws Exception {
        return goal.run(new SnapshotMojo(Goal.NO_SERVERS), values);
    }

    private List<String> diff(Object... values) throws Exception {
        return goal.run(new DiffMojo(Goal.NO_SERVERS), values);
    }

    private List<String> migrate(Object... values) throws Exception {
        return goal.run(new MigrateMojo(Goal.NO_SERVERS), values);
    }

    @Test
    void migrationsRunOnce() throws Exception {
        assertThat(migrate())
                .containsExactly(
                        "info migration 1 of 2: V1__one.sql",
                        "info migration 2 of 2: V2__two.sql",
                        "info 2 migrations ran, 0 had run before");
        assertThat(migrate()).containsExactly("info 0 migrations ran, 2 had run before");
    }

    @Test
    void dryRunChangesNothing() throws Exception {
        assertThat(migrate("dryRun", true))
                .containsExactly(
                        "info V1__one.sql 1: CREATE TABLE a (id INTEGER PRIMARY KEY)",
                        "info V2__two.sql 1: CREATE TABLE b (id INTEGER PRIMARY KEY)");
        assertThat(migrate()).hasSize(3);
    }

    @Test
    void directoryOfConfigurationIsMigrated() throws Exception {
        file("leanq.yaml", "migrations: steps\n");
        file("steps/V7__seven.sql", "CREATE TABLE seven (id INTEGER PRIMARY KEY);");
        assertThat(migrate()).contains("info migration 1 of 1: V7__seven.sql");
    }

    @Test
    void failedMigrationTellsServersWords() throws Exception {
        file("src/main/resources/db/migration/V3__three.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        assertThatThrownBy(this::migrate)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("V3__three.sql, statement 1 of 1 at line 1: ");
    }

    @Test
    void snapshotHasWantedObjectsWithoutHistory() throws Exception {
        migrate();
        sql("CREATE TABLE tmp_rows (id INTEGER PRIMARY KEY)");
        assertThat(takeSnapshot()).contains("info written src/main/leanq/schema.json");
        assertThat(Files.readString(snapshot))
                .contains("\"a\"", "\"b\"")
                .doesNotContain("leanq_migrations")
                .doesNotContain("tmp_rows");
        assertThat(takeSnapshot()).contains("info unchanged src/main/leanq/schema.json");
    }

    @Test
    void databaseWithoutWantedObjectsIsRefused() {
        sql("CREATE TABLE tmp_rows (id INTEGER PRIMARY KEY)");
        assertThatThrownBy(this::takeSnapshot)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "the session's own schema has no table, view or sequence with a wanted name: look at schema,"
                                + " include and exclude");
        assertThat(snapshot).doesNotExist();
    }

    @Test
    void sameSchemaHasNoDifference() throws Exception {
        migrate();
        takeSnapshot();
        sql("CREATE TABLE tmp_rows (id INTEGER PRIMARY KEY)");
        assertThat(diff()).containsExactly("info the database is as src/main/leanq/schema.json says");
    }

    @Test
    void differentSchemaFailsTheBuild() throws Exception {
        migrate();
        takeSnapshot();
        sql("ALTER TABLE a ADD COLUMN extra VARCHAR(10)");
        sql("DROP TABLE b");
        assertThatThrownBy(this::diff)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("the database differs from src/main/leanq/schema.json. What would make the"
                        + " database equal to it:\n")
                .hasMessageContaining("\n  drop column a.extra")
                .hasMessageContaining("\n  create table b")
                .hasMessageEndingWith("\nIf the database is right, take the snapshot anew (leanq:snapshot); if the"
                        + " snapshot is, change the database (leanq:migrate)");
    }

    @Test
    void snapshotWithMoreThanWantedIsComparedInWanted() throws Exception {
        migrate();
        takeSnapshot();
        sql("DROP TABLE b");
        assertThat(diff("include", "a")).containsExactly("info the database is as src/main/leanq/schema.json says");
    }

    @Test
    void snapshotFileMustBeNamed() throws Exception {
        file("leanq.yaml", "package: com.acme.db\n");
        assertThatThrownBy(this::takeSnapshot)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("no snapshot file is named: give the key snapshot in the configuration file, or"
                        + " leanq.snapshot");
        migrate();
        takeSnapshot("snapshot", folder.resolve("other.json"));
        assertThat(folder.resolve("other.json")).exists();
    }

    @Test
    void wrongPasswordIsNotTold() {
        goal.property("leanq.password", "guessed4user1");
        assertThatThrownBy(this::migrate)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageNotContaining("guessed4user1")
                .hasMessageNotContaining("pass4user1");
    }
}
