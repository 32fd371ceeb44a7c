package io.leanq.benchmarks;

/**
 * The cost of one operation.
 *
 * @param nanos wall clock time in ns
 * @param cpuNanos CPU time of the measured thread in ns
 * @param bytes allocated by the measured thread
 */
record Measurement(double nanos, double cpuNanos, double bytes) {

    /** The smaller value of each cost, since a disturbance only adds to a measurement. */
    Measurement least(Measurement other) {
        return new Measurement(
                Math.min(nanos, other.nanos), Math.min(cpuNanos, other.cpuNanos), Math.min(bytes, other.bytes));
    }
}
