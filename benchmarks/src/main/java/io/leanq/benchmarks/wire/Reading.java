package io.leanq.benchmarks.wire;

/** A row of the tables that are fetched and inserted. */
public record Reading(long id, int sensor, double measured, String note) {

    /** The row of this number, the same in every run. */
    static Reading of(long id) {
        return new Reading(id, (int) (id % 1_000), id * 0.25, "reading " + id % 10_000);
    }

    /** A number that depends on every cell, to check that whole rows have arrived. */
    long checksum() {
        return id + sensor + (long) (measured * 4) + note.length();
    }
}
