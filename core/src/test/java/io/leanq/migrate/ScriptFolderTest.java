package io.leanq.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts are found in folders and jars, in the order of their numbers. */
class ScriptFolderTest {
    @TempDir
    private Path folder;

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void filesAreOrderedByTheirNumbers() throws IOException {
        file("V10__ten.sql", "A");
        file("V2__two_words.sql", "B;C");
        file("later/V2_1__more.sql", "");
        file("V1.10.0__x.sql", "");
        file("V01.9__x.sql", "");
        file("README.md", "no migration");
        Migrations migrations = Migrations.in(folder);
        assertThat(migrations.all())
                .extracting(migration -> migration.version().toString())
                .containsExactly("1.9", "1.10", "2", "2.1", "10");
        assertThat(migrations.all().get(2).description()).isEqualTo("two words");
        assertThat(migrations.all().get(2).source()).isEqualTo("V2__two_words.sql");
        assertThat(migrations.all().get(2).statements()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1__x.sql",
                "V1_x.sql",
                "V__x.sql",
                "V1__.sql",
                "V1__x.SQL",
                "V1a__x.sql",
                "x.sql",
                "R__x.sql",
                "U1__x.sql",
                "V1__x.sql.sql.SQL",
                "V1..2__x.sql"
            })
    void nameThatIsNoMigrationsIsRefused(String name) throws IOException {
        file(name, "");
        assertThatThrownBy(() -> Migrations.in(folder))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining(
                        "file \"" + name + "\": the name of a migration has the form V12__what_it_does.sql");
    }

    @Test
    void versionThatOccursTwiceIsRefusedByBothNames() throws IOException {
        file("V1__a.sql", "");
        file("V1.0__b.sql", "");
        assertThatThrownBy(() -> Migrations.in(folder))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("version 1 occurs twice")
                .hasMessageContaining("V1__a.sql")
                .hasMessageContaining("V1.0__b.sql");
        assertThatThrownBy(() -> Migrations.none().step(3, "a", "1", tx -> {}).script("3", "b", ""))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("as 3 a and as script 3");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Files.write(folder.resolve("V1__x.sql"), "INSERT INTO t VALUES ('é')".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Migrations.in(folder))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage("file \"V1__x.sql\": its bytes are not UTF-8; save it as UTF-8");
    }

    @Test
    void missingFoldersAreRefused() {
        assertThatThrownBy(() -> Migrations.in(folder.resolve("none")))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("there is no such directory");
        assertThatThrownBy(() -> Migrations.onClassPath("no/such/folder"))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("the class path has no such folder");
    }

    @Test
    void classPathOfFoldersAndJarsIsRead() throws IOException {
        file("db/migration/V1__in_folder.sql", "A");
        Path jar = folder.resolve("x.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name :
                    new String[] {"db/", "db/migration/", "db/migration/V2__in_jar.sql", "db/V3__other.sql"}) {
                out.putNextEntry(new JarEntry(name));
                out.write(name.endsWith(".sql") ? "B".getBytes(StandardCharsets.UTF_8) : new byte[0]);
            }
        }
        URL[] path = {folder.toUri().toURL(), jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            assertThat(Migrations.onClassPath("/db/migration/", loader).all())
                    .extracting(Migration::source)
                    .containsExactly("V1__in_folder.sql", "V2__in_jar.sql");
        }
    }

    @Test
    void lineEndsByteOrderMarkAndCommentsAreNotInTheChecksum() throws IOException {
        file("V1__x.sql", "INSERT INTO t\nVALUES ('a\nb');");
        file("V2__x.sql", "\uFEFF-- why\r\nINSERT INTO t\r\nVALUES ('a\r\nb')");
        file("V3__x.sql", "INSERT INTO t\nVALUES ('a\nc');");
        assertThat(Migrations.in(folder).all())
                .extracting(Migration::checksum)
                .satisfies(all -> assertThat(all.get(0)).hasSize(64).isEqualTo(all.get(1)))
                .satisfies(all -> assertThat(all.get(0)).isNotEqualTo(all.get(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1.", "-1", "1234567890123456789", "1.2.3.4.5.6", "1 "})
    void versionsAreNumbers(String text) {
        assertThatThrownBy(() -> MigrationVersion.of(text))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("a version is a number such as 12");
    }
}
