package io.leanq.evolve;

import io.leanq.LeanqException;

/**
 * A database has another schema than the one that a plan was made for, and none that the steps of the plan make of it.
 * Nothing has been done.
 */
public final class PlanMismatch extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient SchemaDiff difference;

    PlanMismatch(SchemaDiff difference) {
        super("the plan was made for another schema; nothing was done. From that schema to the database's:\n  "
                + difference.toString().replace("\n", "\n  ")
                + "\nMake a new diff and a new plan");
        this.difference = difference;
    }

    /** The changes from the schema that the plan was made for to that of the database. */
    public SchemaDiff difference() {
        return difference;
    }
}
