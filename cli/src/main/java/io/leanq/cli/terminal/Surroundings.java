package io.leanq.cli.terminal;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the program runs in. A test gives a part of it.
 *
 * @param environment the environment's variables
 * @param in what is typed, or piped in
 * @param out results
 * @param err messages and progress
 * @param interactive true if a person sits before a terminal, who can be asked and sees colours and progress bars
 * @param ask shows a question and reads an answer without echo; null where nobody can be asked or no answer came
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        Function<String, char @Nullable []> ask) {

    /** The surroundings of this process. */
    public static Surroundings ofProcess() {
        Console console = System.console();
        return new Surroundings(
                System.getenv(),
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                console != null,
                question -> console == null ? null : console.readPassword("%s", question));
    }

    /** Surroundings without a terminal: nobody can be asked, nothing can be typed. */
    public static Surroundings of(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        return new Surroundings(environment, InputStream.nullInputStream(), out, err, false, question -> null);
    }
}
