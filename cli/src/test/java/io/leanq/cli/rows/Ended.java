package io.leanq.cli.rows;

import io.leanq.cli.Main;
import io.leanq.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A run of the program that has ended: its exit code and what it has printed. */
record Ended(int code, String out, String err) {
    static Ended of(String... args) {
        return withInput("", args);
    }

    static Ended withInput(String input, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false,
                question -> null);
        int code = Main.run(surroundings, args);
        return new Ended(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
