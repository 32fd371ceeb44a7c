package io.leanq.benchmarks;

import io.leanq.benchmarks.wire.StockServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures everything and writes the results, in about ten minutes. All that is compared is measured in each of several
 * rounds, so that what else the machine does meets all of it.
 */
public final class Benchmarks {
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

    private Benchmarks() {}

    /** @param args where to write, {@code benchmarks/RESULTS.md} if nothing is said; {@code --quick} before it for a try */
    public static void main(String[] args) throws Exception {
        boolean quick = args.length > 0 && args[0].equals("--quick");
        Depth depth = quick ? Depth.QUICK : Depth.FULL;
        int named = quick ? 1 : 0;
        Path file = Path.of(args.length > named ? args[named] : "benchmarks/RESULTS.md");
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
        Files.writeString(file, new Report(measurements, depth.rows, depth.rounds).text());
        System.out.println("written to " + file);
    }
}
