package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example is compiled and run as it stands, and prints what the README says. */
class ReadmeTest {

    @Test
    void theExampleCompilesAndPrintsWhatItSays(@TempDir Path folder) throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        String example = between(readme, "```java\n", "```");
        String promised = between(readme.substring(readme.indexOf("It prints")), "```\n", "```");

        Path source = folder.resolve("Example.java");
        Files.writeString(source, example);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-Xlint:all", "-Werror", "-d", folder.toString(), source.toString());
        assertThat(result).isZero();

        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            assertThat(Printed.by(() -> loader.loadClass("Example")
                            .getMethod("main", String[].class)
                            .invoke(null, (Object) new String[] {server.url()})))
                    .isEqualTo(promised);
        }
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
