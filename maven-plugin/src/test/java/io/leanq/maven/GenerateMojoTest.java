package io.leanq.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.codegen.rule.Rule;
import io.leanq.codegen.rule.TableClass;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.Dsl;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {
    private static final String UP_TO_DATE = "info the classes in target/generated-sources/leanq are up to date";
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder;

    private Goal goal;
    private Path classes;

    @BeforeEach
    void makesProject() throws IOException {
        goal = new Goal(folder);
        classes = folder.resolve("target/generated-sources/leanq/com/acme/db");
        schema("a", "b");
        file("leanq.yaml", "snapshot: schema.json\npackage: com.acme.db\n");
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void schema(String... tables) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String table : tables) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append("{\"name\": \"")
                    .append(table)
                    .append("\", \"columns\": [{\"name\": \"id\", \"type\": \"INTEGER\"}]}");
        }
        file("schema.json", "{\"leanqSnapshot\": 1, \"tables\": [" + text + "]}");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void classesAreWrittenAndTheirFolderIsSource() throws Exception {
        assertThat(goal.generate())
                .containsExactly("info 5 classes written, 0 unchanged in target/generated-sources/leanq");
        assertThat(names()).containsExactly("A.java", "ARow.java", "B.java", "BRow.java", "GeneratedSchema.java");
        assertThat(goal.project.getCompileSourceRoots())
                .containsExactly(
                        folder.resolve("target/generated-sources/leanq").toString());
    }

    @Test
    void secondRunWritesNothingAndFolderIsSource() throws Exception {
        goal.generate();
        Files.setLastModifiedTime(classes.resolve("A.java"), LONG_AGO);
        Goal second = new Goal(folder);
        assertThat(second.generate()).containsExactly(UP_TO_DATE);
        assertThat(Files.getLastModifiedTime(classes.resolve("A.java"))).isEqualTo(LONG_AGO);
        assertThat(second.project.getCompileSourceRoots()).hasSize(1);
    }

    @Test
    void changedSnapshotIsRead() throws Exception {
        goal.generate();
        schema("b", "c");
        assertThat(goal.generate())
                .containsExactly(
                        "info removed target/generated-sources/leanq/com/acme/db/A.java",
                        "info removed target/generated-sources/leanq/com/acme/db/ARow.java",
                        "info 3 classes written, 2 unchanged in target/generated-sources/leanq");
        assertThat(names()).containsExactly("B.java", "BRow.java", "C.java", "CRow.java", "GeneratedSchema.java");
        assertThat(goal.generate()).containsExactly(UP_TO_DATE);
    }

    @Test
    void changedConfigurationIsRead() throws Exception {
        goal.generate();
        file("leanq.yaml", "snapshot: schema.json\npackage: com.acme.db\nexclude: b\n");
        goal.generate();
        assertThat(names()).containsExactly("A.java", "ARow.java", "GeneratedSchema.java");
    }

    @Test
    void changedClassIsWrittenAgain() throws Exception {
        goal.generate();
        String text = Files.readString(classes.resolve("A.java"));
        Files.writeString(classes.resolve("A.java"), text + "// mine\n");
        assertThat(goal.generate())
                .containsExactly("info 1 classes written, 4 unchanged in target/generated-sources/leanq");
        assertThat(classes.resolve("A.java")).hasContent(text);
    }

    @Test
    void earlierPackageIsRemoved() throws Exception {
        goal.generate();
        assertThat(goal.generate("packageName", "com.acme.tables"))
                .contains("info removed target/generated-sources/leanq/com/acme/db/A.java");
        assertThat(names()).isEmpty();
        assertThat(folder.resolve("target/generated-sources/leanq/com/acme/tables/A.java"))
                .exists();
    }

    @Test
    void failedRunLeavesNoRecord() throws Exception {
        goal.generate();
        Path schema = folder.resolve("schema.json");
        String text = Files.readString(schema);
        Files.writeString(schema, "{}");
        assertThatThrownBy(goal::generate)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("is no snapshot");
        Files.writeString(schema, text);
        assertThat(goal.generate())
                .containsExactly("info 0 classes written, 5 unchanged in target/generated-sources/leanq");
    }

    @Test
    void parametersReplaceWhatFileSays() throws Exception {
        Path other = folder.resolve("src/main/java");
        goal.generate("include", "a", "output", other, "packageName", "tables");
        assertThat(other.resolve("tables/A.java")).exists();
        assertThat(other.resolve("tables/B.java")).doesNotExist();
        assertThat(goal.project.getCompileSourceRoots()).containsExactly(other.toString());
    }

    @Test
    void configurationIsFoundBesideSnapshot() throws Exception {
        Files.delete(folder.resolve("leanq.yaml"));
        file("src/main/leanq/leanq.json", "{\"snapshot\": \"../../../schema.json\", \"package\": \"com.acme.db\"}");
        goal.generate();
        assertThat(names()).contains("A.java");
    }

    @Test
    void twoConfigurationsAreRefused() throws Exception {
        file("src/main/leanq/leanq.yaml", "package: com.acme.db");
        assertThatThrownBy(goal::generate)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("there are several configuration files")
                .hasMessageEndingWith("keep one, or name it by leanq.configuration");
        assertThat(goal.generate("configuration", folder.resolve("leanq.yaml"))).isNotEmpty();
    }

    @Test
    void missingConfigurationIsRefused() throws Exception {
        Files.delete(folder.resolve("leanq.yaml"));
        assertThatThrownBy(goal::generate)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("there is no leanq.yaml in " + folder + " or its src/main/leanq: write one with the keys"
                        + " snapshot and package, or name it by leanq.configuration");
        file("leanq.yaml", "package: com.acme.db");
        assertThatThrownBy(goal::generate)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("the configuration file names no source: give one of url, snapshot, migrations, metadata");
    }

    @Test
    void skippedGoalDoesNothing() throws Exception {
        assertThat(goal.generate("skip", true)).containsExactly("info skipped, since leanq.skip is true");
        assertThat(folder.resolve("target")).doesNotExist();
        assertThat(goal.project.getCompileSourceRoots()).isEmpty();
    }

    /** The property {@code leanq.url} stands in a pom for the goals that need a database. */
    @Test
    void urlDoesNotReplaceSnapshot() throws Exception {
        goal.property("leanq.url", "leanxcale://nobody@127.0.0.1:1/nowhere").generate();
        assertThat(names()).contains("A.java");
    }

    @Test
    void liveSchemaIsReadEachTime() throws Exception {
        file("leanq.yaml", "package: com.acme.db\n");
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            db.execute(Dsl.sql("CREATE TABLE a (id INTEGER PRIMARY KEY)"));
            goal.property("leanq.url", server.url().replace("pass4user1", "wrong"))
                    .property("leanq.password", "pass4user1");
            goal.generate();
            assertThat(names()).containsExactly("A.java", "ARow.java", "GeneratedSchema.java");
            db.execute(Dsl.sql("DROP TABLE a"));
            db.execute(Dsl.sql("CREATE TABLE b (id INTEGER PRIMARY KEY)"));
            goal.generate();
            assertThat(names()).containsExactly("B.java", "BRow.java", "GeneratedSchema.java");
        }
    }

    @Test
    void migrationsAreRunOnServerOfTheirOwn() throws Exception {
        file("leanq.yaml", "migrations: db\npackage: com.acme.db\n");
        file("db/V1__one.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        goal.generate();
        assertThat(names()).containsExactly("A.java", "ARow.java", "GeneratedSchema.java");
        assertThat(goal.generate()).containsExactly(UP_TO_DATE);
        file("db/V2__two.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY);");
        goal.generate();
        assertThat(names()).contains("A.java", "B.java");
    }

    /** A class of the plug-in's dependencies is loaded as this one is: beside the generator's own. */
    @Test
    void ruleBesideGeneratorIsApplied() throws Exception {
        file("leanq.yaml", "snapshot: schema.json\npackage: com.acme.db\nrules: " + Serial.class.getName() + "\n");
        goal.generate();
        assertThat(classes.resolve("A.java")).content().contains("implements Serializable");
    }

    public static final class Serial implements Rule {
        @Override
        public void apply(TableClass table) {
            table.type().addSuperinterface(Serializable.class);
        }
    }

    @Test
    void wrongKeyIsRefusedWithItsLine() throws Exception {
        file("leanq.yaml", "snapshot: schema.json\npakage: com.acme.db\n");
        assertThatThrownBy(goal::generate)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("leanq.yaml, line 2");
    }
}
