package io.leanq.evolve;

import io.leanq.ConnectionLost;
import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One run of a plan. Used by one thread. */
final class PlanApplication {
    /** The most readings of the catalog while programs beside this one change the schema. */
    private static final int MOST_READINGS = 50;

    private final SchemaPlan plan;
    private final PlanTarget target;
    private final List<PlanStep> steps;
    /** As of the latest reading. */
    private PlanProgress progress;

    PlanApplication(SchemaPlan plan, PlanTarget target) {
        this.plan = plan;
        this.target = target;
        this.steps = plan.steps();
        this.progress = new PlanProgress(plan, plan.stateAfter(0));
    }

    PlanRun run(Permission... permitted) {
        requireDialect();
        requirePermissions(Set.of(permitted));
        int first = start();
        int next = first;
        while (next < steps.size()) {
            int endOfDrops = ViewDrops.end(steps, next);
            if (endOfDrops > next + 1) {
                next = dropViews(next, endOfDrops);
                continue;
            }
            try {
                if (next > first && isSwap(next)) {
                    next = here(next);
                    if (next == steps.size()) {
                        break;
                    }
                }
                steps.get(next).statement().run(target);
                next++;
            } catch (ConnectionLost e) {
                boolean unknown = e.mayHaveRun() && !progress.isShown(next);
                throw new PlanFailed(steps, next, e, unknown);
            } catch (SqlException e) {
                next = doneBeside(next, e);
            }
        }
        if (first < steps.size()) {
            requireEnd();
        }
        return new PlanRun(steps.subList(0, first), steps.subList(first, steps.size()));
    }

    /** Runs drops of views in any order that the database takes, and returns the next step. */
    private int dropViews(int first, int end) {
        ViewDrops drops = new ViewDrops(steps.subList(first, end));
        while (true) {
            try {
                drops.run(target);
                return end;
            } catch (ConnectionLost e) {
                throw failed(first, end, drops, e);
            } catch (SqlException e) {
                OptionalInt done = readAfter(first, e);
                if (done.isPresent() && done.getAsInt() >= end) {
                    return done.getAsInt();
                }
                if (done.isEmpty() || !drops.removeGone(this::isGone)) {
                    throw failed(first, end, drops, e);
                }
            }
        }
    }

    private boolean isGone(PlanStep drop) {
        return progress.now().view(drop.change().object()).isEmpty();
    }

    /** The failure of a drop of a view, with the drops in the order in which they ran. */
    private PlanFailed failed(int first, int end, ViewDrops drops, SqlException cause) {
        List<PlanStep> order = new ArrayList<>(steps.subList(0, first));
        order.addAll(drops.dropped());
        order.addAll(drops.open());
        order.addAll(steps.subList(end, steps.size()));
        return new PlanFailed(order, first + drops.dropped().size(), cause, false);
    }

    private OptionalInt readAfter(int least, LeanqException cause) {
        try {
            return read(least);
        } catch (LeanqException e) {
            cause.addSuppressed(e);
            return OptionalInt.empty();
        }
    }

    /**
     * Whether a step concerns a table that is there between some steps only. It would do harm where a program beside
     * this one has done it already: the name then means another table.
     */
    private boolean isSwap(int step) {
        SchemaChange change = steps.get(step).change();
        return isPassing(change.object())
                || change instanceof SchemaChange.RenameTable rename && isPassing(rename.before());
    }

    private boolean isPassing(ObjectName table) {
        return plan.stateAfter(0).table(table).isEmpty()
                && plan.stateAfter(steps.size()).table(table).isEmpty();
    }

    /** The next step as the catalog tells it now, which is at least the given one. */
    private int here(int next) {
        OptionalInt done = read(next);
        return (done.isPresent() ? done : dropLateCopies(next))
                .orElseThrow(() -> PlanMismatch.within(
                        steps.subList(0, next), SchemaDiff.between(plan.stateAfter(next), progress.now())));
    }

    /** Checks that the steps made the schema of the plan: a statement with IF EXISTS can do nothing and not fail. */
    private void requireEnd() {
        OptionalInt done = read(steps.size());
        if (done.isEmpty() && mend(steps.size()).isEmpty()) {
            throw PlanMismatch.after(steps, SchemaDiff.between(progress.now(), plan.stateAfter(steps.size())));
        }
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
            throw NotPermitted.of(refused.stream().map(PlanStep::change).toList(), List.of());
        }
    }

    /** The number of steps that are done. */
    private int start() {
        OptionalInt done = read(0);
        if (done.isEmpty()) {
            done = mend(0);
        }
        return done.orElseThrow(() -> PlanMismatch.before(SchemaDiff.between(plan.stateAfter(0), progress.now())));
    }

    /**
     * Reads the number of steps that are done, at least {@code least}; empty if the database has another schema. A
     * reading consists of several queries, between which a program beside this one can change the schema: a schema is
     * another one only if two readings agree in it.
     */
    private OptionalInt read(int least) {
        String before = "";
        for (int readings = 0; readings < MOST_READINGS; readings++) {
            progress = new PlanProgress(plan, target.state(plan.names()));
            OptionalInt done = progress.done(least);
            String difference = done.isPresent() ? "" : progress.toString();
            if (done.isPresent() || difference.equals(before)) {
                return done;
            }
            before = difference;
        }
        return OptionalInt.empty();
    }

    /** Undoes what a late program did to a schema of the plan, and returns the number of steps that are then done. */
    private OptionalInt mend(int least) {
        OptionalInt done = createAgain(least);
        return done.isPresent() ? done : dropLateCopies(least);
    }

    /**
     * Drops the copies of tables that a late program created after another one had put its own in the place of the
     * table, and returns the number of steps that are then done; empty if the database differs in something else.
     */
    private OptionalInt dropLateCopies(int least) {
        for (int done = steps.size(); done >= least; done--) {
            List<ObjectName> late = progress.lateCopies(done);
            if (!late.isEmpty()) {
                late.forEach(copy -> target.execute(new DdlNode.DropTable(copy)));
                return read(least);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Creates anew what a program beside another one has dropped after the other one had already created it again, and
     * returns the number of steps that are then done; empty if the database differs in something else.
     */
    private OptionalInt createAgain(int least) {
        for (int done = steps.size(); done >= least; done--) {
            Optional<List<PlanStep>> dropped = progress.droppedAgain(done);
            if (dropped.isPresent()) {
                dropped.get().forEach(step -> step.statement().run(target));
                return read(least);
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
            done = read(failed + 1);
            if (done.isEmpty() && !progress.isAt(failed)) {
                done = mend(failed + 1);
            }
        } catch (LeanqException e) {
            cause.addSuppressed(e);
            done = OptionalInt.empty();
        }
        if (done.isEmpty() || progress.isAt(failed)) {
            throw new PlanFailed(steps, failed, cause, !progress.isShown(failed));
        }
        return done.getAsInt();
    }
}
