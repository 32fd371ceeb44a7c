package io.leanq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the program in the JVM of a test, as a script would: nobody can be asked, and nothing is a terminal. */
public final class Leanq {
    private final Map<String, String> environment = new HashMap<>();
    private final String input;

    private Leanq(Map<String, String> environment, String input) {
        this.environment.putAll(environment);
        this.input = input;
    }

    /** The program with the database of this URL in its environment. */
    public static Leanq at(String url) {
        return new Leanq(Map.of("LEANQ_URL", url), "");
    }

    /** The program without a database. */
    public static Leanq alone() {
        return new Leanq(Map.of(), "");
    }

    /** The program with this text piped in. */
    public Leanq input(String text) {
        return new Leanq(environment, text);
    }

    /** What a run printed, and its exit code. */
    public record Ended(int code, String out, String err) {
        public List<String> lines() {
            return out.lines().toList();
        }

        /** Asserts that the run succeeded. */
        public Ended ok() {
            assertThat(code).as(err + out).isZero();
            return this;
        }
    }

    public Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                new Surroundings(
                        environment,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        question -> null),
                arguments);
        return new Ended(code, out.toString(), err.toString());
    }
}
