package io.leanq.benchmarks;

import io.leanq.benchmarks.wire.StockServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures everything and writes the results, in about ten minutes. All that is compared is measured in each of several
 * rounds, so that what else the machine does meets all of it.
 */
@Command(
        name = "leanq-benchmarks",
        mixinStandardHelpOptions = true,
        version = "LeanQ benchmarks 0.1.0-SNAPSHOT",
        description = "Measures LeanQ beside its peers, in about ten minutes, and writes a page of tables.",
        sortOptions = false)
public final class Benchmarks implements Callable<Integer> {
    private static final int RENDERING_WARMUPS = 3;

    /** How thoroughly. */
    private enum Depth {
        FULL(2, 1_000_000, 3, 600),
        /** To see that everything runs; the figures mean nothing. */
        QUICK(1, 10_000, 1, 50);

        private final int rounds;
        private final long rows;
        private final int iterations;
        private final int millis;

        Depth(int rounds, long rows, int iterations, int millis) {
            this.rounds = rounds;
            this.rows = rows;
            this.iterations = iterations;
            this.millis = millis;
        }

        ChainedOptionsBuilder options(String packageName) {
            return new OptionsBuilder()
                    .include("\\." + packageName + "\\.")
                    .forks(1)
                    .warmupIterations(iterations)
                    .measurementIterations(iterations)
                    .warmupTime(TimeValue.milliseconds(millis))
                    .measurementTime(TimeValue.milliseconds(millis));
        }

        /** Warmed up for longer: a large peer is slow until all that it calls is compiled, and would look worse than it is. */
        ChainedOptionsBuilder rendering() {
            return options("rendering").warmupTime(TimeValue.milliseconds(RENDERING_WARMUPS * millis));
        }
    }

    @Option(names = "--quick", description = "only see that everything runs; the figures mean nothing")
    private boolean quick;

    @Option(
            names = "--undisturbed",
            description = "nothing else runs on this machine meanwhile; without it, the page says that it was shared")
    private boolean undisturbed;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "benchmarks/RESULTS.md",
            description = "where to write (default: ${DEFAULT-VALUE})")
    private Path file = Path.of("");

    private Benchmarks() {}

    /** The program's arguments, and its help. */
    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks());
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Depth depth = quick ? Depth.QUICK : Depth.FULL;
        Measurements measurements = new Measurements();
        try (StockServerProcess server = StockServerProcess.start(depth.rows)) {
            for (int round = 0; round < depth.rounds; round++) {
                measurements.add(new Runner(depth.rendering().build()).run());
                measurements.add(new Runner(depth.options("wire")
                                .jvmArgsAppend(server.properties())
                                .build())
                        .run());
            }
        }
        Files.writeString(file, new Report(measurements, depth.rows, depth.rounds, undisturbed).text());
        System.out.println("written to " + file);
        return CommandLine.ExitCode.OK;
    }
}
