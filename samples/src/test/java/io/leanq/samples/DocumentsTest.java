package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Every block of Java on these pages compiles and runs, and prints what the comment after a line says. */
class DocumentsTest {
    private static final Pattern NAME =
            Pattern.compile("^(?:public |final )*(?:class|record) (\\w+)", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows.md",
                "query.md",
                "selecting.md",
                "paging.md",
                "transactions.md",
                "errors.md",
                "evolution.md",
                "operations.md",
                "types.md",
                "../README.md"
            })
    void theBlocksPrintWhatTheySay(String name, @TempDir Path folder) throws Exception {
        DocumentPage page = DocumentPage.of(name);
        try (URLClassLoader loader = compiled(page, folder);
                EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            String printed = Printed.by(() -> loader.loadClass("Page")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {server.url()}));
            assertThat(printed.lines()).containsExactlyElementsOf(page.printed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "testing.md")
    void theTestOnThePagePasses(String name, @TempDir Path folder) throws Exception {
        theBlocksPrintWhatTheySay(name, folder);
        try (URLClassLoader loader = compiled(DocumentPage.of(name), folder)) {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(loader.loadClass("AccountsTest")))
                    .build();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, listener);
            assertThat(listener.getSummary().getFailures()).isEmpty();
            assertThat(listener.getSummary().getTestsSucceededCount()).isEqualTo(1);
        }
    }

    private static URLClassLoader compiled(DocumentPage page, Path folder) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        List<String> types = new ArrayList<>(DocumentPage.of("rows.md").types());
        if (!page.toString().equals("rows.md")) {
            types.addAll(page.types());
        }
        types.forEach(type -> sources.add(source(type)));
        sources.add(source(page.program()));
        sources.add(source(DocumentPage.imports("rows.md") + "class Imports {}"));
        StringWriter messages = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, List.of("-d", folder.toString()), null, sources)
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()});
    }

    /**
     * A file may hold one public type. The last type of a block gives the file its name, and the others lose the word
     * public.
     */
    private static JavaFileObject source(String code) {
        Matcher name = NAME.matcher(code);
        String last = "";
        while (name.find()) {
            last = name.group(1);
        }
        String file = last;
        String text = code.replaceAll("(?m)^public (?=(?:final )?(?:class|record) (?!" + file + "\\b))", "");
        return new SimpleJavaFileObject(URI.create("string:///" + file + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
