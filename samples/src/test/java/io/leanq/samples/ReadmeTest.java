package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example is compiled and run without changes, and prints what the README says. */
class ReadmeTest {

    @Test
    void readmeExampleCompilesAndPrintsWhatItSays(@TempDir Path folder) throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        String example = DocumentedProgram.between(readme, "```java\n", "```");
        String promised = DocumentedProgram.between(readme.substring(readme.indexOf("It prints")), "```\n", "```");
        assertThat(DocumentedProgram.printed("Example", example, folder)).isEqualTo(promised);
    }
}
