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

/** Like {@link Rendering}, of the libraries that have windows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WindowRendering {
    @Param({Peers.LEANQ, Peers.JOOQ, Peers.QUERYDSL, Peers.LEANQ_CACHED})
    String peer = Peers.LEANQ;

    private Peer renderer = Peers.named(Peers.LEANQ);
    private long id;

    @Setup
    public void setUp() {
        renderer = Peers.named(peer);
    }

    @Benchmark
    public Object twoWindows(ThreadCost cost) {
        cost.operations++;
        return renderer.runningQuantity(id++);
    }
}
