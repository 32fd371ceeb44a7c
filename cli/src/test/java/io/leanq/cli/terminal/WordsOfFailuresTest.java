package io.leanq.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Leanq;
import io.leanq.cli.Leanq.Ended;
import io.leanq.cli.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is told in one line, in words and not in names of Java's classes. */
class WordsOfFailuresTest {
    private static final String NOWHERE = "leanxcale://ann@localhost:1/db";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql --file FOLDER/none.sql",
                "sql --file FOLDER",
                "sql --file FOLDER/latin.sql",
                "sql --execute x --password-file FOLDER/none",
                "diff --snapshot FOLDER/none.json --url " + NOWHERE,
                "plan --from FOLDER/none.json --snapshot FOLDER/none.json",
                "diagram --snapshot FOLDER/none.json --output FOLDER/x.svg",
                "generate --config FOLDER/none.yaml",
                "snapshot --include ( --output FOLDER/x.json",
                "load --table t --file FOLDER/latin.sql --encoding klingon",
                "load --table t --file /dev/null",
                "migrate --folder FOLDER --status --dry-run",
                "diagram --output x.svg --group x",
                "migrate --folder FOLDER/none",
                "serve --port 0 --data FOLDER/latin.sql"
            })
    void failureIsOneLineWithoutNamesOfClasses(String arguments) throws Exception {
        Files.write(folder.resolve("latin.sql"), new byte[] {'x', (byte) 0xE9, ';'});
        Ended ended = Leanq.at(NOWHERE)
                .run(arguments.replace("FOLDER", folder.toString()).split(" "));
        assertThat(ended.code()).isNotZero();
        assertThat(ended.err())
                .startsWith("error: ")
                .hasLineCount(1)
                .doesNotContain("java.", "Exception", "option option", "Error:", "Migrations.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "sql",
                "load",
                "export",
                "generate",
                "snapshot",
                "diff",
                "plan",
                "apply",
                "migrate",
                "diagram"
            })
    void helpHasExamplesAndExitCodes(String command) {
        assertThat(Leanq.alone().run(command, "--help").ok().out())
                .containsPattern("Examples?:\n  leanq " + command)
                .contains("Exit codes:")
                .doesNotContain("<");
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        assertThat(Leanq.at(NOWHERE).run("sql", "--file", "none.sql").err())
                .isEqualTo("error: none.sql cannot be read as UTF-8 text: there is no none.sql\n");
    }

    @Test
    void fileThatCannotBeReadTwiceIsRefused() {
        assertThat(Leanq.at(NOWHERE)
                        .run("load", "--table", "t", "--file", "/dev/null")
                        .err())
                .contains("/dev/null is no file that can be read twice", "--file -");
    }

    @Test
    void fullMemoryIsAFailureOfTheCommand() {
        StringWriter err = new StringWriter();
        int code = Main.run(
                new Surroundings(
                        Map.of("LEANQ_URL", NOWHERE),
                        InputStream.nullInputStream(),
                        new PrintWriter(err),
                        new PrintWriter(err),
                        false,
                        question -> {
                            throw new OutOfMemoryError();
                        }),
                "diff",
                "--snapshot",
                "x.json");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("error: the memory of the JVM is full")
                .hasLineCount(1);
    }
}
