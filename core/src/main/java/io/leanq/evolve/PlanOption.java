package io.leanq.evolve;

/** How a plan is made. */
public enum PlanOption {
    /**
     * A table with a change that the database cannot make in place is created under another name as wanted, filled with
     * the rows of the old one, and takes its place: both are renamed, and the old one is dropped. Rows that
     * programs write meanwhile are lost, so they must stop. The plan needs {@link Permission#COPY_AND_SWAP}.
     */
    COPY_AND_SWAP
}
