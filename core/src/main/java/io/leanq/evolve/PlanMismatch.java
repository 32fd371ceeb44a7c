package io.leanq.evolve;

import io.leanq.LeanqException;
import java.util.List;

/**
 * A database has another schema than the one that a plan was made for, and none that the steps of the plan make of it:
 * nothing has been done then. Or the steps ran, and the database has another schema than they make, since a statement
 * was accepted without effect, or since another program changed the schema meanwhile.
 */
public final class PlanMismatch extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient SchemaDiff difference;
    private final transient List<PlanStep> done;

    private PlanMismatch(String message, SchemaDiff difference, List<PlanStep> done) {
        super(message + "\n  " + difference.toString().replace("\n", "\n  ") + "\nMake a new diff and a new plan");
        this.difference = difference;
        this.done = List.copyOf(done);
    }

    static PlanMismatch before(SchemaDiff difference) {
        return new PlanMismatch(
                "the plan was made for another schema; nothing was done. From that schema to the database's:",
                difference,
                List.of());
    }

    /** @param done the steps after which the run found another schema */
    static PlanMismatch within(List<PlanStep> done, SchemaDiff difference) {
        return new PlanMismatch(
                done.size() + " steps of the plan are done, and the database has another schema than they make: another"
                        + " program changed it meanwhile. From the schema after these steps to the database's:",
                difference,
                done);
    }

    static PlanMismatch after(List<PlanStep> done, SchemaDiff difference) {
        return new PlanMismatch(
                "all steps of the plan ran, and the database has another schema than they make: it accepted a statement"
                        + " that had no effect, or another program changed the schema meanwhile. From the database's"
                        + " schema to that of the plan:",
                difference,
                done);
    }

    /** The steps that are done; empty if the schema differed before the first one. */
    public List<PlanStep> done() {
        return done;
    }

    /**
     * The changes from the schema that the plan was made for to that of the database; if the steps ran, those from the
     * schema of the database to that of the plan.
     */
    public SchemaDiff difference() {
        return difference;
    }
}
