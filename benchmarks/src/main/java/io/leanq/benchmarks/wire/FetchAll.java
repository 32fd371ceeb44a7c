package io.leanq.benchmarks.wire;

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

/** Reads every cell of every row of a table. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FetchAll {
    @Param({
        Clients.STOCK,
        Clients.STOCK_LARGE_FRAMES,
        Clients.CURSOR_HTTP,
        Clients.STREAM_HTTP,
        Clients.CURSOR_TCP,
        Clients.STREAM_TCP
    })
    String client = Clients.STOCK;

    private Client connected;

    @Setup
    public void connect() throws Exception {
        connected = Clients.named(client);
    }

    @TearDown
    public void close() throws Exception {
        connected.close();
    }

    @Benchmark
    public long fetch(ThreadCost cost) throws Exception {
        cost.operations++;
        return connected.fetchAll();
    }
}
