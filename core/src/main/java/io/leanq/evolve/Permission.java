package io.leanq.evolve;

/** What a plan may do only where its user says so, since something is lost. */
public enum Permission {
    /** Tables are dropped with their rows. */
    DROP_TABLE("drop table"),
    /** Columns are dropped with their values. */
    DROP_COLUMN("drop column"),
    /** Tables are copied and dropped; rows that programs write meanwhile are lost. */
    COPY_AND_SWAP("copy and swap"),
    /** Columns get a type that does not hold all values of the old one: the database refuses or cuts values. */
    NARROW_TYPE("narrow type"),
    /**
     * Indexes are dropped: queries read more rows, and a unique one no longer refuses equal rows; or a unique one is
     * replaced by one of its name that admits more rows.
     */
    DROP_INDEX("drop index"),
    /** Constraints are dropped, so that rows get in which they refused. */
    DROP_CONSTRAINT("drop constraint"),
    /** Views are dropped; a query that only the database knew is lost. */
    DROP_VIEW("drop view"),
    /** Sequences are dropped; the number that they have reached is lost. */
    DROP_SEQUENCE("drop sequence");

    private final String words;

    Permission(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
