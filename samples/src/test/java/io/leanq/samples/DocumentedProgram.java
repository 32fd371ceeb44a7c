package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A program in a document, run without changes. */
final class DocumentedProgram {

    private DocumentedProgram() {}

    /** The output of the program's main method for the URL of a new server. Compiler warnings are failures. */
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
