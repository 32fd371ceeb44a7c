package io.leanq.benchmarks;

/**
 * What one operation took.
 *
 * @param nanos on the clock
 * @param cpuNanos of the measured thread
 * @param bytes allocated by the measured thread
 */
record Measurement(double nanos, double cpuNanos, double bytes) {

    /** The least of both: what disturbs a measurement only ever adds to it. */
    Measurement least(Measurement other) {
        return new Measurement(
                Math.min(nanos, other.nanos), Math.min(cpuNanos, other.cpuNanos), Math.min(bytes, other.bytes));
    }
}
