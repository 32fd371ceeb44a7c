package io.leanq.leanxcale.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps {@code docs/query.md} true: the Java of each line of its tables renders to the SQL beside it. */
class QueryPageTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "query.md");

    @TempDir
    Path folder;

    @Test
    void javaOfThePageRendersToItsSql() throws Throwable {
        List<String> lines = Files.readAllLines(DOCUMENT);
        List<String> java = lines.stream()
                .filter(QueryPageTest::isExample)
                .map(QueryPageTest::java)
                .toList();
        assertThat(java).hasSizeGreaterThan(25);
        ConstructStatements statements = new ConstructStatements(java, folder);
        List<String> expected = new ArrayList<>();
        for (String line : lines) {
            if (isExample(line)) {
                String sql = statements
                        .of(java(line))
                        .render(LeanxcaleDialect.INSTANCE)
                        .sql();
                expected.add("| `" + java(line) + "` | `" + sql.replace("|", "\\|") + "` |");
            } else {
                expected.add(line);
            }
        }
        Files.write(Path.of("target", "query.md"), expected);
        assertThat(lines)
                .as("docs/query.md should hold what target/query.md has")
                .isEqualTo(expected);
    }

    private static boolean isExample(String line) {
        return line.startsWith("| `");
    }

    private static String java(String line) {
        return line.substring(3, line.indexOf("` | `"));
    }
}
