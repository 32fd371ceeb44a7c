package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a user's code that must not compile.
 *
 * @param reason a text that one of the errors must contain
 * @param errors the errors of javac for this line alone
 */
public record Misuse(String line, String reason, List<String> errors) {

    /**
     * Puts each line into a class of its own and compiles all classes in one task, together with a class without a
     * line, which must have no errors.
     *
     * @param before the source before the line, with CLASS for the name of the class
     * @param after the source after the line
     * @param lines lines of code, each with a bar and its reason after it
     */
    public static List<Misuse> among(String before, String after, String lines) {
        List<String[]> pairs = new ArrayList<>();
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("user.Nothing", source("Nothing", before, "", after));
        for (String pair : lines.strip().split("\n")) {
            String[] parts = pair.split(" \\| ");
            assertThat(parts).as(pair).hasSize(2);
            sources.put("user.User" + pairs.size(), source("User" + pairs.size(), before, parts[0].strip(), after));
            pairs.add(parts);
        }
        Map<String, List<String>> errors = Compilation.errorsOf(sources);
        assertThat(errors.get("user.Nothing")).as("without any line").isEmpty();
        List<Misuse> misuses = new ArrayList<>();
        for (String[] parts : pairs) {
            misuses.add(new Misuse(parts[0].strip(), parts[1].strip(), errors.get("user.User" + misuses.size())));
        }
        return misuses;
    }

    private static String source(String className, String before, String line, String after) {
        return before.replace("CLASS", className) + line + after;
    }

    public void requireItsReason() {
        assertThat(errors).as(line).anySatisfy(error -> assertThat(error).contains(reason));
    }

    @Override
    public String toString() {
        return line;
    }
}
