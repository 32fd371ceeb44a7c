package io.leanq.benchmarks.rendering;

import io.leanq.benchmarks.ThreadCost;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Builds one statement from its arguments and renders it at each invocation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Rendering {
    @Param({Peers.LEANQ, Peers.JOOQ, Peers.QUERYDSL, Peers.MYBATIS, Peers.LEANQ_CACHED})
    String peer = Peers.LEANQ;

    private Peer renderer = Peers.named(Peers.LEANQ);
    private long id;

    @Setup
    public void setUp() {
        renderer = Peers.named(peer);
    }

    @Benchmark
    public Object selectByKey(ThreadCost cost) {
        cost.operations++;
        return renderer.selectByKey(id++);
    }

    @Benchmark
    public Object joinOfThreeTables(ThreadCost cost) {
        cost.operations++;
        return renderer.quantityByCity(Arguments.SINCE, Arguments.NAMES);
    }

    @Benchmark
    public Object insertOfHundredRows(ThreadCost cost) {
        cost.operations++;
        return renderer.insert(Arguments.LINES);
    }
}
