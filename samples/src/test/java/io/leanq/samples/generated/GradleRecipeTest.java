package io.leanq.samples.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipe for Gradle of docs/codegen.md, in a project of its own. Runs where there is a {@code gradle} on the path
 * and the program has been packaged.
 */
@Tag("slow")
class GradleRecipeTest {
    private static final Path PROGRAM = Path.of("..", "cli", "target", "leanq.jar");

    @TempDir
    private Path folder;

    private static String block(String mark) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "codegen.md"));
        assertThat(page).contains(mark);
        String from = page.substring(page.indexOf(mark));
        String text = from.substring(from.indexOf("```"));
        text = text.substring(text.indexOf('\n') + 1);
        return text.substring(0, text.indexOf("```"));
    }

    private static boolean hasGradle() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "gradle")));
    }

    private String gradle() throws IOException, InterruptedException {
        Path out = folder.resolve("gradle.txt");
        Process gradle = new ProcessBuilder("gradle", "--offline", "--no-daemon", "generateTables")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(gradle.waitFor(3, TimeUnit.MINUTES)).as("Gradle ends").isTrue();
        } finally {
            gradle.destroyForcibly();
        }
        String text = Files.readString(out);
        assertThat(text).contains("BUILD SUCCESSFUL");
        return text;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void tablesAreGeneratedAgainOnlyAfterChange() throws Exception {
        assumeThat(hasGradle()).as("there is a Gradle").isTrue();
        assumeThat(PROGRAM).exists();
        Files.copy(PROGRAM, folder.resolve("leanq.jar"));
        Files.writeString(folder.resolve("build.gradle"), block("<!-- file: build.gradle -->"));
        Files.writeString(folder.resolve("settings.gradle"), "rootProject.name = 'shop'\n");
        Files.writeString(folder.resolve("leanq.yaml"), block("<!-- file: leanq.yaml -->"));
        Path schema = folder.resolve("src/main/leanq/schema.json");
        Files.createDirectories(schema.getParent());
        Files.copy(Path.of("src/main/leanq/library.json"), schema);

        assertThat(gradle()).contains("written ");
        Path books = folder.resolve("build/generated/leanq/com/acme/db/Books.java");
        assertThat(books).exists();
        assertThat(gradle()).contains("UP-TO-DATE").doesNotContain("written ");

        Files.writeString(schema, Files.readString(schema).replace("\"books\"", "\"volumes\""));
        assertThat(gradle()).contains("written ", "removed ");
        assertThat(books).doesNotExist();
    }
}
