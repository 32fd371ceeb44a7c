package io.leanq.evolve;

import io.leanq.LeanqException;
import java.util.List;

/**
 * A statement of a plan failed. The steps before it are done; after the cause is mended, the same plan goes on. Where
 * the catalog does not show what the step makes, as a check constraint, nobody but the user can tell whether an earlier
 * run has done it already: then {@link #isUnknown} is true, and the message says how to go on in both cases.
 */
public final class PlanFailed extends LeanqException {
    private static final long serialVersionUID = 1L;
    private static final String WAY_ON = ". Mend the cause and apply the plan again: it goes on with this step";

    private final transient List<PlanStep> done;
    private final transient PlanStep failed;
    private final transient List<PlanStep> open;
    private final boolean unknown;

    /** @param unknown whether the catalog does not show if the step is done */
    PlanFailed(List<PlanStep> steps, int failedStep, LeanqException cause, boolean unknown) {
        super(message(steps, failedStep, cause) + (unknown ? waysOn(failedStep + 1) : WAY_ON), cause);
        this.unknown = unknown;
        this.done = List.copyOf(steps.subList(0, failedStep));
        this.failed = steps.get(failedStep);
        this.open = List.copyOf(steps.subList(failedStep + 1, steps.size()));
    }

    private static String message(List<PlanStep> steps, int failedStep, LeanqException cause) {
        return "step " + (failedStep + 1) + " of " + steps.size() + " failed: "
                + steps.get(failedStep).change().words() + " (" + cause.getMessage() + "). Steps done: " + failedStep
                + ", not done: " + (steps.size() - failedStep);
    }

    private static String waysOn(int step) {
        return ", unless an earlier run or a program beside this one has done step " + step
                + ": the catalog does not show what it makes. Find out whether the database has it. If it has, go on"
                + " behind it by plan.after(" + step + ").applyTo(…); if not, mend the cause and apply the plan again:"
                + " it goes on with this step";
    }

    /** The steps that are done. */
    public List<PlanStep> done() {
        return done;
    }

    /** The step whose statement failed. */
    public PlanStep failed() {
        return failed;
    }

    /** The steps after the failed one, which did not run. */
    public List<PlanStep> open() {
        return open;
    }

    /**
     * Whether the failed step may be done, by an earlier run or by a program beside this one, since the catalog does
     * not show it.
     */
    public boolean isUnknown() {
        return unknown;
    }
}
