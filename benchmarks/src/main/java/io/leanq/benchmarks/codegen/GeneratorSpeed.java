package io.leanq.benchmarks.codegen;

import com.sun.management.ThreadMXBean;
import io.leanq.codegen.Generator;
import io.leanq.codegen.GeneratorOptions;
import io.leanq.exec.Database;
import io.leanq.schema.MetaData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Generates and compiles the classes of many tables, by turns with LeanQ and jOOQ, and prints the least disturbed round
 * of each: {@code java -cp leanq-benchmarks.jar io.leanq.benchmarks.codegen.GeneratorSpeed [TABLES [ROUNDS]]}. Each
 * round reads the schema anew and writes into an empty folder. jOOQ generates tables and records, with its defaults
 * otherwise.
 */
public final class GeneratorSpeed {
    private static final int TABLES = 500;
    private static final int ROUNDS = 6;
    private static final double NANOS = 1e6;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What is measured. */
    private enum Peer {
        LEANQ("LeanQ"),
        JOOQ("jOOQ");

        private final String label;
        private Cost generated = Cost.WORST;
        private Cost compiled = Cost.WORST;
        private long lines;
        private long files;

        Peer(String label) {
            this.label = label;
        }
    }

    /** The time of a call: of its thread, which other work on the machine disturbs less, and of the clock. */
    private record Cost(long cpuNanos, long clockNanos) {
        private static final Cost WORST = new Cost(Long.MAX_VALUE, Long.MAX_VALUE);

        private static Cost of(Call call) throws Exception {
            System.gc();
            long cpu = THREADS.getCurrentThreadCpuTime();
            long clock = System.nanoTime();
            call.run();
            return new Cost(THREADS.getCurrentThreadCpuTime() - cpu, System.nanoTime() - clock);
        }

        private Cost orLess(Cost other) {
            return new Cost(Math.min(cpuNanos, other.cpuNanos), Math.min(clockNanos, other.clockNanos));
        }
    }

    /** What takes time. */
    private interface Call {
        void run() throws Exception;
    }

    private GeneratorSpeed() {}

    /** Measures, and prints a table. */
    public static void main(String[] args) throws Exception {
        int tables = args.length > 0 ? Integer.parseInt(args[0]) : TABLES;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        System.out.print(measured(tables, rounds));
    }

    /** The table of what was measured. */
    static String measured(int tables, int rounds) throws Exception {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Path folder = Files.createTempDirectory("leanq-generator-speed");
        try (ManyTables schema = new ManyTables(tables)) {
            for (int round = 0; round < rounds; round++) {
                for (Peer peer : Peer.values()) {
                    measure(peer, schema, folder.resolve(peer + "-" + round));
                }
            }
            return table(tables);
        } finally {
            delete(folder);
        }
    }

    private static void measure(Peer peer, ManyTables schema, Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("src"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        peer.generated = peer.generated.orLess(Cost.of(() -> {
            if (peer == Peer.LEANQ) {
                leanq(schema, sources);
            } else {
                jooq(sources);
            }
        }));
        List<Path> files = javaFiles(sources);
        peer.files = files.size();
        peer.lines = 0;
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file)) {
                peer.lines += lines.count();
            }
        }
        peer.compiled = peer.compiled.orLess(Cost.of(() -> compile(files, classes)));
        delete(folder);
    }

    private static void leanq(ManyTables schema, Path sources) {
        try (Database db = schema.database()) {
            new Generator(GeneratorOptions.of("measured", sources))
                    .generate(MetaData.reflect(db).metadata());
        }
    }

    private static void jooq(Path sources) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.ERROR)
                .withJdbc(new Jdbc().withUrl(ManyTables.URL).withDriver("org.h2.Driver"))
                .withGenerator(new org.jooq.meta.jaxb.Generator()
                        .withDatabase(new org.jooq.meta.jaxb.Database()
                                .withName("org.jooq.meta.h2.H2Database")
                                .withInputSchema("PUBLIC"))
                        .withGenerate(new Generate().withRecords(true))
                        .withTarget(
                                new Target().withDirectory(sources.toString()).withPackageName("measured"))));
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the classes are not compiled: javac's messages are above");
            }
        }
    }

    private static String table(int tables) {
        StringBuilder out = new StringBuilder();
        out.append("| ")
                .append(tables)
                .append(" tables | generate: CPU ms | clock ms | javac: CPU ms | clock ms |"
                        + " files | lines per table |\n|---|---|---|---|---|---|---|\n");
        for (Peer peer : Peer.values()) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.0f | %d | %.1f |%n",
                    peer.label,
                    peer.generated.cpuNanos / NANOS,
                    peer.generated.clockNanos / NANOS,
                    peer.compiled.cpuNanos / NANOS,
                    peer.compiled.clockNanos / NANOS,
                    peer.files,
                    (double) peer.lines / tables));
        }
        Peer leanq = Peer.LEANQ;
        Peer jooq = Peer.JOOQ;
        return out.append(String.format(
                        Locale.ROOT,
                        "| jOOQ's is … times LeanQ's | %.1f | %.1f | %.1f | %.1f | | %.1f |%n",
                        (double) jooq.generated.cpuNanos / leanq.generated.cpuNanos,
                        (double) jooq.generated.clockNanos / leanq.generated.clockNanos,
                        (double) jooq.compiled.cpuNanos / leanq.compiled.cpuNanos,
                        (double) jooq.compiled.clockNanos / leanq.compiled.clockNanos,
                        (double) jooq.lines / leanq.lines))
                .toString();
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
