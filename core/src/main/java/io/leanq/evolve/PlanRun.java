package io.leanq.evolve;

import java.util.List;

/**
 * What a run of a plan did. Immutable.
 *
 * @param before the steps that were done before this run
 * @param done the steps that were done meanwhile, by this run or by a program beside it
 */
public record PlanRun(List<PlanStep> before, List<PlanStep> done) {
    public PlanRun {
        before = List.copyOf(before);
        done = List.copyOf(done);
    }
}
