package io.leanq.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Main;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.embedded.EmbeddedLeanxcale;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password comes from the first place that has one, and is printed nowhere. */
class PasswordTest {
    private static final String RIGHT = "r1ght-of-ann";
    private static final String WRONG = "wr0ng-of-ann";
    private static EmbeddedLeanxcale server;

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter printed = new StringWriter();
    private final List<String> questions = new ArrayList<>();

    @BeforeAll
    static void startServer() {
        server = EmbeddedLeanxcale.builder().user("ann", RIGHT).start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private int run(Map<String, String> environment, @Nullable String typed, String urlPassword, String... more) {
        PrintWriter out = new PrintWriter(printed, true);
        List<String> arguments = new ArrayList<>(List.of(
                "sql", "--url", server.url().replace(":" + RIGHT + "@", urlPassword + "@"), "--execute", "VALUES 1"));
        arguments.addAll(List.of(more));
        int code = Main.run(
                new Surroundings(environment, InputStream.nullInputStream(), out, out, false, question -> {
                    questions.add(question);
                    return typed == null ? null : typed.toCharArray();
                }),
                arguments.toArray(String[]::new));
        assertThat(printed.toString()).doesNotContain(RIGHT, WRONG);
        return code;
    }

    @Test
    void fileGoesBeforeVariableAndUrl() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), RIGHT + "\nsecond line");
        assertThat(run(Map.of("LEANQ_PASSWORD", WRONG), WRONG, ":" + WRONG, "--password-file", file.toString()))
                .isZero();
        assertThat(run(
                        Map.of(),
                        RIGHT,
                        "",
                        "--password-file",
                        folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(printed.toString()).contains("--password-file", "cannot be read");
    }

    @Test
    void variableGoesBeforeUrl() {
        assertThat(run(Map.of("LEANQ_PASSWORD", RIGHT), WRONG, ":" + WRONG)).isZero();
        assertThat(run(Map.of("LEANQ_PASSWORD", WRONG), RIGHT, ":" + RIGHT)).isEqualTo(1);
        assertThat(questions).isEmpty();
    }

    @Test
    void passwordThatNothingNamesIsAskedFor() {
        assertThat(run(Map.of(), RIGHT, "")).isZero();
        assertThat(questions).containsExactly("Password of ann: ");
        assertThat(run(Map.of(), null, "")).isEqualTo(1);
        assertThat(printed.toString()).contains("error: ");
    }

    @Test
    void passwordOfTheUrlIsTakenLast() {
        assertThat(run(Map.of(), WRONG, ":" + RIGHT)).isZero();
        assertThat(questions).isEmpty();
    }
}
