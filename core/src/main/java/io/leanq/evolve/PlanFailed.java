package io.leanq.evolve;

import io.leanq.LeanqException;
import java.util.List;

/** A statement of a plan failed. The steps before it are done; after the cause is mended, the same plan goes on. */
public final class PlanFailed extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient List<PlanStep> done;
    private final transient PlanStep failed;
    private final transient List<PlanStep> open;

    PlanFailed(List<PlanStep> steps, int failedStep, LeanqException cause) {
        super(message(steps, failedStep, cause), cause);
        this.done = List.copyOf(steps.subList(0, failedStep));
        this.failed = steps.get(failedStep);
        this.open = List.copyOf(steps.subList(failedStep + 1, steps.size()));
    }

    private static String message(List<PlanStep> steps, int failedStep, LeanqException cause) {
        return "step " + (failedStep + 1) + " of " + steps.size() + " failed: "
                + steps.get(failedStep).change().words() + " (" + cause.getMessage() + "). Steps done: " + failedStep
                + ", not done: " + (steps.size() - failedStep)
                + ". Mend the cause and apply the plan again: it goes on with this step";
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
}
