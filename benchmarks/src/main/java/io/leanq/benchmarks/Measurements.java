package io.leanq.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The results of all rounds: for each benchmark and peer, the iteration that was disturbed least. The speed of a
 * virtual machine changes from second to second; an average would charge that to the peer that was running.
 */
final class Measurements {
    private final Map<String, Map<String, Measurement>> byBenchmark = new LinkedHashMap<>();

    void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
            String parameter = result.getParams().getParamsKeys().iterator().next();
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    add(name, result.getParams().getParam(parameter), measurement(iteration));
                }
            }
        }
    }

    void add(String benchmark, String peer, Measurement measurement) {
        byBenchmark
                .computeIfAbsent(benchmark, any -> new LinkedHashMap<>())
                .merge(peer, measurement, Measurement::least);
    }

    private static Measurement measurement(IterationResult iteration) {
        double operations = counted(iteration, "operations");
        return new Measurement(
                iteration.getPrimaryResult().getScore(),
                counted(iteration, "cpuNanos") / operations,
                counted(iteration, "allocatedBytes") / operations);
    }

    private static double counted(IterationResult iteration, String counter) {
        Result<?> found = Objects.requireNonNull(iteration.getSecondaryResults().get(counter), counter);
        return found.getScore();
    }

    /** The measurements of a benchmark by peer, in the order of measuring. */
    Map<String, Measurement> of(String benchmark) {
        return Objects.requireNonNull(byBenchmark.get(benchmark), benchmark);
    }
}
