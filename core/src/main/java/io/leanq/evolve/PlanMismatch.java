package io.leanq.evolve;

import io.leanq.LeanqException;

/**
 * A database has another schema than the one that a plan was made for, and none that the steps of the plan make of it:
 * nothing has been done then. Or the steps ran, and the database has another schema than they make, since a statement
 * was accepted without effect, or since another program changed the schema meanwhile.
 */
public final class PlanMismatch extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient SchemaDiff difference;

    private PlanMismatch(String message, SchemaDiff difference) {
        super(message + "\n  " + difference.toString().replace("\n", "\n  ") + "\nMake a new diff and a new plan");
        this.difference = difference;
    }

    static PlanMismatch before(SchemaDiff difference) {
        return new PlanMismatch(
                "the plan was made for another schema; nothing was done. From that schema to the database's:",
                difference);
    }

    /** @param done the number of steps after which the run found another schema */
    static PlanMismatch within(int done, SchemaDiff difference) {
        return new PlanMismatch(
                done + " steps of the plan are done, and the database has another schema than they make: another"
                        + " program changed it meanwhile. From the schema after these steps to the database's:",
                difference);
    }

    static PlanMismatch after(SchemaDiff difference) {
        return new PlanMismatch(
                "all steps of the plan ran, and the database has another schema than they make: it accepted a statement"
                        + " that had no effect, or another program changed the schema meanwhile. From the database's"
                        + " schema to that of the plan:",
                difference);
    }

    /**
     * The changes from the schema that the plan was made for to that of the database; if the steps ran, those from the
     * schema of the database to that of the plan.
     */
    public SchemaDiff difference() {
        return difference;
    }
}
