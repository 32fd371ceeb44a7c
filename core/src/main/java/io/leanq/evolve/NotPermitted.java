package io.leanq.evolve;

import io.leanq.LeanqException;
import java.util.List;
import java.util.stream.Collectors;

/** A plan would lose something that its user did not permit. Nothing has been done. */
public final class NotPermitted extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient List<PlanStep> steps;

    NotPermitted(List<PlanStep> steps) {
        super(steps.stream()
                .map(step -> step.change().words() + ": " + step.effect() + ". Permit it by Permission."
                        + step.permission().orElseThrow().name())
                .collect(Collectors.joining("\n  ", "the plan does what is not permitted; nothing was done:\n  ", "")));
        this.steps = List.copyOf(steps);
    }

    /** The steps that lack a permission. */
    public List<PlanStep> steps() {
        return steps;
    }
}
