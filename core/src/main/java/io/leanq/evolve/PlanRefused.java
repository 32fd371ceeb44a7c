package io.leanq.evolve;

import io.leanq.LeanqException;
import java.util.List;
import java.util.stream.Collectors;

/** No plan is made, since the database cannot make one or more of the changes in place. */
public final class PlanRefused extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    PlanRefused(List<Refusal> refusals) {
        super(refusals.stream()
                .map(Refusal::toString)
                .collect(Collectors.joining("\n  ", "the database cannot make these changes in place:\n  ", "")));
        this.refusals = List.copyOf(refusals);
    }

    /** All changes that are refused, in the order of the diff. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
