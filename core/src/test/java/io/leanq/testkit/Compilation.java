package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles source texts with the class path of the test and reports the errors of each. No class files are written. All
 * texts are compiled in one task, which is much faster than a task for each.
 */
public final class Compilation {
    private static final List<String> OPTIONS = List.of(
            "-proc:none",
            "-implicit:none",
            "-Xdiags:verbose",
            // javac reports a hundred errors, and of the classes behind the first wrong one no flow, unless told
            // otherwise
            "-Xmaxerrs",
            "100000",
            "-XDshould-stop.ifError=FLOW",
            "-XDshould-stop.ifNoError=FLOW");

    private Compilation() {}

    /** The errors of the source, in English, without line numbers and with simple class names. */
    public static List<String> errorsOf(String className, String source) {
        return errorsOf(Map.of(className, source)).get(className);
    }

    /**
     * The errors of each source, by the name of its class, as if it were compiled alone; a source must not use the
     * class of another. Sources that cannot be parsed are left out of the task, since javac would stop for all sources
     * after parsing.
     */
    public static Map<String, List<String>> errorsOf(Map<String, String> sources) {
        Map<Source, List<String>> errors = new LinkedHashMap<>();
        sources.forEach((name, text) -> errors.put(new Source(name, text), new ArrayList<>()));
        run(errors, JavacTask::parse);
        List<Source> parsed = errors.keySet().stream()
                .filter(source -> errors.get(source).isEmpty())
                .toList();
        Map<Source, List<String>> found = new LinkedHashMap<>();
        parsed.forEach(source -> found.put(source, errors.get(source)));
        run(found, JavacTask::analyze);
        return errors.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().className, Map.Entry::getValue));
    }

    /** Like {@link #errorsOf(Map)}, with warnings, and as javac writes them when it is asked for no more. */
    public static Map<String, List<String>> answersOf(Map<String, String> sources) {
        Map<Source, List<String>> answers = new LinkedHashMap<>();
        sources.forEach((name, text) -> answers.put(new Source(name, text), new ArrayList<>()));
        List<String> options =
                OPTIONS.stream().filter(option -> !option.startsWith("-Xdiags")).toList();
        run(answers, JavacTask::analyze, options, Set.of(Diagnostic.Kind.ERROR, Diagnostic.Kind.MANDATORY_WARNING));
        return answers.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().className, Map.Entry::getValue));
    }

    private interface Phase {
        Iterable<?> of(JavacTask task) throws IOException;
    }

    private static void run(Map<Source, List<String>> errors, Phase phase) {
        run(errors, phase, OPTIONS, Set.of(Diagnostic.Kind.ERROR));
    }

    private static void run(
            Map<Source, List<String>> errors, Phase phase, List<String> options, Set<Diagnostic.Kind> kinds) {
        if (errors.isEmpty()) {
            return;
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try {
            phase.of((JavacTask)
                    ToolProvider.getSystemJavaCompiler().getTask(null, null, found, options, null, errors.keySet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
            if (kinds.contains(diagnostic.getKind()) && diagnostic.getSource() != null) {
                List<String> ofSource = errors.get((Source) diagnostic.getSource());
                assertThat(ofSource).as("not of a source: %s", diagnostic).isNotNull();
                ofSource.add(diagnostic.getMessage(Locale.ENGLISH).replaceAll("([a-z]\\w*\\.)+(?=[A-Z])", ""));
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String className;
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.className = className;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
