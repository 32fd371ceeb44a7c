package io.leanq.benchmarks.wire;

import io.leanq.benchmarks.ThreadCost;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Inserts a hundred thousand rows into an empty table, in one transaction. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BatchInsert {
    @Param({Clients.STOCK, Clients.STOCK_SMALL_BATCHES, Clients.HTTP, Clients.TCP, Clients.ENCODED_BEFOREHAND})
    String client = Clients.STOCK;

    private static final List<Reading> ROWS =
            LongStream.range(0, 100_000).mapToObj(Reading::of).toList();

    private Client connected;
    private StockDriver administrator;

    @Setup
    public void connect() throws Exception {
        connected = Clients.named(client);
        administrator = (StockDriver) Clients.named(Clients.STOCK);
    }

    @TearDown
    public void close() throws Exception {
        connected.close();
        administrator.close();
    }

    @Setup(Level.Invocation)
    public void empty() throws Exception {
        administrator.emptyLoaded();
    }

    @Benchmark
    public void insert(ThreadCost cost) throws Exception {
        cost.operations++;
        connected.insert(ROWS);
    }
}
