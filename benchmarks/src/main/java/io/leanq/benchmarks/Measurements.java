package io.leanq.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results of all rounds: for each benchmark and peer, the round in which it was disturbed least. */
final class Measurements {
    private final Map<String, Map<String, Measurement>> byBenchmark = new LinkedHashMap<>();

    void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
            String parameter = result.getParams().getParamsKeys().iterator().next();
            add(name, result.getParams().getParam(parameter), measurement(result));
        }
    }

    void add(String benchmark, String peer, Measurement measurement) {
        byBenchmark
                .computeIfAbsent(benchmark, any -> new LinkedHashMap<>())
                .merge(peer, measurement, Measurement::least);
    }

    private static Measurement measurement(RunResult result) {
        double operations = counted(result, "operations");
        return new Measurement(
                result.getPrimaryResult().getScore(),
                counted(result, "cpuNanos") / operations,
                counted(result, "allocatedBytes") / operations);
    }

    private static double counted(RunResult result, String counter) {
        Result<?> found = Objects.requireNonNull(result.getSecondaryResults().get(counter), counter);
        return found.getScore();
    }

    /** By peer, in the order in which they were measured. */
    Map<String, Measurement> of(String benchmark) {
        return Objects.requireNonNull(byBenchmark.get(benchmark), benchmark);
    }
}
