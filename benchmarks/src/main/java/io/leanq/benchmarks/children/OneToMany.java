package io.leanq.benchmarks.children;

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
import org.openjdk.jmh.annotations.TearDown;

/** Reads all authors with their books, by one statement each; what H2 itself does is in every figure. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OneToMany {
    /** The number of authors. */
    public static final int PARENTS = Shelf.AUTHORS;
    /** The number of books of all authors. */
    public static final int CHILDREN = Shelf.BOOKS;

    @Param({Peers.LEANQ, Peers.JOOQ, Peers.HIBERNATE})
    String peer = Peers.LEANQ;

    private final Shelf shelf = new Shelf();
    private Peer reader = Peers.named(Peers.LEANQ, shelf);

    @Setup
    public void setUp() {
        reader = Peers.named(peer, shelf);
    }

    @TearDown
    public void tearDown() {
        reader.close();
        shelf.close();
    }

    @Benchmark
    public Object authorsWithBooks(ThreadCost cost) {
        cost.operations++;
        return reader.fetch();
    }
}
