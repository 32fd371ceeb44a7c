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
 * Measures everything and writes the results, in about twenty minutes. All benchmarks that are compared are
 * measured in each of several rounds, so that other work on the machine affects all of them.
 */
@Command(
        name = "leanq-benchmarks",
        mixinStandardHelpOptions = true,
        version = "LeanQ benchmarks 0.1.0-SNAPSHOT",
        description = "Measures LeanQ beside its peers, in about twenty minutes, and writes a page of tables.",
        sortOptions = false)
public final class Benchmarks implements Callable<Integer> {
    /** How long each benchmark is measured. */
    private enum Depth {
        FULL(2, 1_000_000, 3, 1_800, 8, 250),
        /** Only shows that everything runs; the results have no meaning. */
        QUICK(1, 10_000, 1, 50, 1, 50);

        private final int rounds;
        private final long rows;
        private final int warmups;
        private final int warmupMillis;
        private final int iterations;
        private final int millis;

        Depth(int rounds, long rows, int warmups, int warmupMillis, int iterations, int millis) {
            this.rounds = rounds;
            this.rows = rows;
            this.warmups = warmups;
            this.warmupMillis = warmupMillis;
            this.iterations = iterations;
            this.millis = millis;
        }

        /**
         * The options of a run with a long warm-up. A large library is slow until all the code that it calls is
         * compiled, and would look worse than it is.
         */
        ChainedOptionsBuilder options(String benchmarks) {
            return new OptionsBuilder()
                    .include("\\." + benchmarks)
                    .forks(1)
                    .warmupIterations(warmups)
                    .warmupTime(TimeValue.milliseconds(warmupMillis))
                    .measurementIterations(iterations)
                    .measurementTime(TimeValue.milliseconds(millis));
        }

        /** The options for benchmarks whose single operation takes seconds. */
        ChainedOptionsBuilder longOptions(String benchmarks) {
            return options(benchmarks)
                    .warmupTime(TimeValue.milliseconds(millis))
                    .measurementIterations(Math.min(iterations, 3));
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

    /** The program's arguments and help. */
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
                measurements.add(new Runner(depth.options("rendering\\.").build()).run());
                measurements.add(new Runner(depth.options("children\\.").build()).run());
                measurements.add(new Runner(depth.longOptions("wire\\.FetchAll\\.")
                                .jvmArgsAppend(server.properties())
                                .build())
                        .run());
                measurements.add(new Runner(depth.options("wire\\.(BatchInsert|PointRead)\\.")
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
