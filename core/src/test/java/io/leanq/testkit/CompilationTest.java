package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The errors of a source do not depend on the other sources of its task. */
class CompilationTest {
    private static final String RIGHT = "int right = 1;";
    private static final List<String> KINDS = List.of(
            RIGHT,
            "int n = \"x\";",
            "int n; n++;",
            "int n = ;",
            "throw new Exception();",
            "return 1;",
            "nobody.knows();",
            "int n = 1; int n = 2;",
            "while (true) {} int n;",
            "}",
            "List<String> names = new Nothing();");

    private static String source(String name, String line) {
        return "package user; class " + name + " { void uses() { " + line + " } }";
    }

    @Test
    void sourcesOfOneTaskHaveTheErrorsOfEachAlone() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String line : KINDS) {
            String name = "User" + sources.size();
            sources.put("user." + name, source(name, line));
        }
        Map<String, List<String>> together = Compilation.errorsOf(sources);
        assertThat(together).hasSameSizeAs(KINDS);
        sources.forEach((name, text) -> assertThat(together.get(name))
                .as(text)
                .isEqualTo(Compilation.errorsOf(name, text))
                .matches(errors -> errors.isEmpty() == text.contains(RIGHT)));
    }

    @Test
    void moreThanAHundredErrorsAreReported() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < 150; i++) {
            sources.put("user.User" + i, source("User" + i, "missing();"));
        }
        assertThat(Compilation.errorsOf(sources).values())
                .allSatisfy(errors -> assertThat(errors).hasSize(1));
    }
}
