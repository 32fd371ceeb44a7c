package io.leanq.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The cost of the measured thread itself: its CPU time, which other work on the machine disturbs less than wall clock
 * time, and the bytes that it allocated, which nothing disturbs. Each benchmark counts its operations here.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ThreadCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public long operations;
    public long cpuNanos;
    public long allocatedBytes;

    private long cpuBefore;
    private long bytesBefore;

    @Setup(Level.Iteration)
    public void begin() {
        bytesBefore = THREADS.getThreadAllocatedBytes(thread());
        cpuBefore = THREADS.getThreadCpuTime(thread());
    }

    @TearDown(Level.Iteration)
    public void end() {
        cpuNanos = THREADS.getThreadCpuTime(thread()) - cpuBefore;
        allocatedBytes = THREADS.getThreadAllocatedBytes(thread()) - bytesBefore;
    }

    private static long thread() {
        return Thread.currentThread().getId();
    }
}
