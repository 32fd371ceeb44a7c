package io.leanq.evolve;

import io.leanq.ConnectionLost;
import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** One run of a plan. Used by one thread. */
final class PlanApplication {
    private final SchemaPlan plan;
    private final PlanTarget target;
    private final List<PlanStep> steps;

    PlanApplication(SchemaPlan plan, PlanTarget target) {
        this.plan = plan;
        this.target = target;
        this.steps = plan.steps();
    }

    PlanRun run(Permission... permitted) {
        requireDialect();
        requirePermissions(Set.of(permitted));
        int first = place(0);
        int next = first;
        while (next < steps.size()) {
            try {
                steps.get(next).statement().run(target);
                next++;
            } catch (ConnectionLost e) {
                throw new PlanFailed(steps, next, e);
            } catch (SqlException e) {
                next = doneBeside(next, e);
            }
        }
        return new PlanRun(steps.subList(0, first), steps.subList(first, steps.size()));
    }

    private void requireDialect() {
        String made = plan.dialect().toString();
        if (!made.equals(target.dialect().toString())) {
            throw new InvalidDefinition("the plan was made for " + made + ", and the database is " + target.dialect()
                    + ": make it with db.dialect()");
        }
    }

    private void requirePermissions(Set<Permission> permitted) {
        List<PlanStep> refused = steps.stream()
                .filter(step -> step.permission().isPresent()
                        && !permitted.contains(step.permission().get()))
                .toList();
        if (!refused.isEmpty()) {
            throw NotPermitted.of(refused.stream().map(PlanStep::change).toList());
        }
    }

    /** The number of steps that are done, at least {@code least}. */
    private int place(int least) {
        SchemaState now = target.state(plan.names());
        return place(now, least).orElseThrow(() -> new PlanMismatch(SchemaDiff.between(plan.stateAfter(0), now)));
    }

    private OptionalInt place(SchemaState now, int least) {
        for (int done = least; done <= steps.size(); done++) {
            if (SchemaDiff.between(plan.stateAfter(done), now).isEmpty()) {
                return OptionalInt.of(done);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The next step after a failed one, if another program has done it in the meantime.
     *
     * @throws PlanFailed if it is not done
     */
    private int doneBeside(int failed, LeanqException cause) {
        OptionalInt done;
        try {
            done = place(target.state(plan.names()), failed + 1);
        } catch (LeanqException e) {
            cause.addSuppressed(e);
            done = OptionalInt.empty();
        }
        if (done.isEmpty() || !isSeen(failed)) {
            throw new PlanFailed(steps, failed, cause);
        }
        return done.getAsInt();
    }

    /** Whether the catalog shows the effect of a step, so that its failure can be told from its having been done. */
    private boolean isSeen(int step) {
        SchemaState now = target.state(plan.names());
        return !SchemaDiff.between(plan.stateAfter(step), now).isEmpty();
    }
}
