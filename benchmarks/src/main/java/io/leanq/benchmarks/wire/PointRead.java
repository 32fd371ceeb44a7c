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

/** Reads one row by its key, with a statement that is prepared on the server. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PointRead {
    @Param({Clients.STOCK, Clients.PREBUILT_HTTP, Clients.AFRESH_HTTP, Clients.PREBUILT_TCP, Clients.AFRESH_TCP})
    String client = Clients.STOCK;

    /** The server's table has at least this many rows. */
    static final int ROWS = 1_000;

    private static final int STRIDE = 7;

    private Client connected;
    private long id;

    @Setup
    public void connect() throws Exception {
        connected = Clients.named(client);
    }

    @TearDown
    public void close() throws Exception {
        connected.close();
    }

    @Benchmark
    public Reading read(ThreadCost cost) throws Exception {
        cost.operations++;
        id = (id + STRIDE) % ROWS;
        return connected.read(id);
    }
}
