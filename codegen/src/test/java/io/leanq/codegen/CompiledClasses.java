package io.leanq.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Generated sources, compiled as strictly as LeanQ itself, and loaded. */
public final class CompiledClasses implements AutoCloseable {
    private final URLClassLoader loader;
    private final String packageName;

    private CompiledClasses(URLClassLoader loader, String packageName) {
        this.loader = loader;
        this.packageName = packageName;
    }

    /** Compiles every source below the folder; a warning is a failure. */
    public static CompiledClasses of(Path sources, String packageName) throws IOException {
        Path classes = Files.createTempDirectory(sources, "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            found,
                            List.of(
                                    "--release",
                                    "17",
                                    "-proc:none",
                                    "-Xlint:all",
                                    "-Werror",
                                    "-Xdoclint:all,-missing",
                                    "-d",
                                    classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sourcesIn(sources)))
                    .call();
            assertThat(found.getDiagnostics())
                    .filteredOn(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                    .isEmpty();
            assertThat(compiled).isTrue();
        }
        return new CompiledClasses(
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, CompiledClasses.class.getClassLoader()),
                packageName);
    }

    /**
     * The exit code and messages of a younger JDK's javac for the same sources; empty if the machine has no such JDK.
     */
    static Optional<String> compiledByYoungerJdk(Path sources) throws Exception {
        Optional<Path> jdk = youngerJdk();
        if (jdk.isEmpty()) {
            return Optional.empty();
        }
        Path classes = Files.createTempDirectory(sources, "younger");
        List<String> command = new ArrayList<>(List.of(
                jdk.get().resolve("bin").resolve("javac").toString(),
                "-encoding",
                "UTF-8",
                "-proc:none",
                "-Xlint:all",
                "-Werror",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        sourcesIn(sources).forEach(file -> command.add(file.toString()));
        Path arguments = Files.createTempFile(sources, "javac", ".args");
        Files.write(
                arguments,
                command.subList(1, command.size()).stream()
                        .map(argument -> "\"" + argument.replace("\\", "\\\\") + "\"")
                        .toList());
        Path output = Files.createTempFile(sources, "javac", ".txt");
        Process javac = new ProcessBuilder(
                        command.get(0), "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "@" + arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(javac.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            javac.destroyForcibly();
        }
        return Optional.of(javac.exitValue() + " " + Files.readString(output));
    }

    /** A JDK of 21 or later: named by LEANQ_YOUNGER_JDK, or beside the one that runs. */
    private static Optional<Path> youngerJdk() throws IOException {
        String named = System.getenv("LEANQ_YOUNGER_JDK");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path beside = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(beside)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin").resolve("javac")))
                    .filter(home -> version(home) >= 21)
                    .max(java.util.Comparator.comparingInt(CompiledClasses::version));
        }
    }

    private static int version(Path home) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    static List<Path> sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    ClassLoader loader() {
        return loader;
    }

    public Class<?> type(String simpleName) throws ClassNotFoundException {
        return Class.forName(packageName + "." + simpleName, true, loader);
    }

    Table<?> table(String simpleName, String constant) throws ReflectiveOperationException {
        return (Table<?>) type(simpleName).getField(constant).get(null);
    }

    public MetaData metadata() throws ReflectiveOperationException {
        return (MetaData) type("GeneratedSchema").getField("METADATA").get(null);
    }

    /** The class path for compiling further sources that use the generated classes. */
    String classPath() {
        return Path.of(loader.getURLs()[0].getPath()) + File.pathSeparator + System.getProperty("java.class.path");
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
