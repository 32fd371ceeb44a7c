package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A program as it stands in a document. */
final class DocumentedProgram {

    private DocumentedProgram() {}

    /** What it prints when its main is given the URL of a fresh server. Warnings of the compiler are errors. */
    static String printed(String className, String source, Path folder) throws Exception {
        Path file = folder.resolve(className + ".java");
        Files.writeString(file, source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-Xlint:all", "-Werror", "-d", folder.toString(), file.toString());
        assertThat(result).isZero();
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return Printed.by(() -> loader.loadClass(className)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {server.url()}));
        }
    }

    static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
