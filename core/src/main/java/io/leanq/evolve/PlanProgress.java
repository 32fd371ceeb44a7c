package io.leanq.evolve;

import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a database is in a plan, as told by one reading of its catalog. Tables that no step changes are compared
 * once, and not once for each step. Used by one thread.
 */
final class PlanProgress {
    private final SchemaPlan plan;
    private final SchemaState now;
    private final Map<TableState, Boolean> compared = new IdentityHashMap<>();

    /** @param now the objects of the plan's names that the database has */
    PlanProgress(SchemaPlan plan, SchemaState now) {
        this.plan = plan;
        this.now = now;
    }

    SchemaState now() {
        return now;
    }

    /**
     * The least number of steps, at least {@code least}, after which the schema is that of the database; empty if there
     * is none. A step that the catalog does not show is not counted if it is the last one that ran.
     */
    OptionalInt done(int least) {
        for (int done = least; done <= plan.steps().size(); done++) {
            if (isAt(done)) {
                return OptionalInt.of(done);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Whether the database shows the schema that it has after so many steps, or after these and some, in any order, of
     * the drops of views behind them: {@link ViewDrops}.
     */
    boolean isAt(int done) {
        return isSame(plan.stateAfter(done)) || isAmongDrops(done);
    }

    private boolean isAmongDrops(int first) {
        int end = ViewDrops.end(plan.steps(), first);
        boolean isInside = first > 0 && ViewDrops.end(plan.steps(), first - 1) > first;
        SchemaState state = plan.stateAfter(first);
        int gone = 0;
        for (PlanStep drop : plan.steps().subList(first, end)) {
            if (now.view(drop.change().object()).isEmpty()) {
                state = state.withoutView(drop.change().object());
                gone++;
            }
        }
        boolean isAfterOtherSteps = first + gone < end && isSame(plan.stateAfter(first + gone));
        return !isInside && !isAfterOtherSteps && gone > 0 && first + gone < end && isSame(state);
    }

    private boolean isSame(SchemaState state) {
        return state.tables().size() == now.tables().size()
                && state.views().size() == now.views().size()
                && state.tables().stream().allMatch(table -> isThere(table, state))
                && SchemaDiff.between(state, now).isEmpty();
    }

    private boolean isThere(TableState table, SchemaState state) {
        return compared.computeIfAbsent(
                table,
                wanted -> now.table(wanted.name())
                        .filter(there -> new TableDiff(wanted, there, state, now)
                                .changes()
                                .isEmpty())
                        .isPresent());
    }

    /**
     * The steps to repeat where a program beside another one has dropped what the other one had already created again:
     * an index, a constraint or a view that one step drops and a later step creates anew. Empty if that is not what distinguishes
     * the database from one of the schemas of the plan.
     *
     * @param done after how many steps the schema is that of the database, but for these objects
     */
    Optional<List<PlanStep>> droppedAgain(int done) {
        List<PlanStep> again = new ArrayList<>();
        for (SchemaChange missing :
                SchemaDiff.between(now, plan.stateAfter(done)).changes()) {
            Optional<PlanStep> creation = plan.steps().subList(0, done).stream()
                    .filter(step -> step.change().equals(missing) && isDroppedBefore(step))
                    .findFirst();
            if (creation.isEmpty()) {
                return Optional.empty();
            }
            again.add(creation.get());
        }
        return again.isEmpty() ? Optional.empty() : Optional.of(again);
    }

    /**
     * The copies of tables that a late program created again after another one had put its own copy in the place of the
     * table. Empty if that is not what distinguishes the database from one of the schemas of the plan.
     *
     * @param done after how many steps the schema is that of the database, but for these copies
     */
    List<ObjectName> lateCopies(int done) {
        SchemaState state = plan.stateAfter(done);
        SchemaState rest = now;
        List<ObjectName> late = new ArrayList<>();
        for (int i = 0; i < done; i++) {
            ObjectName name = plan.steps().get(i).change().object();
            boolean isCopy = plan.steps().get(i).change() instanceof SchemaChange.CreateTable
                    && state.table(name).isEmpty()
                    && plan.stateAfter(plan.steps().size()).table(name).isEmpty();
            if (isCopy && isThere(plan.stateAfter(i + 1).table(name).orElseThrow(), plan.stateAfter(i + 1))) {
                late.add(name);
                rest = rest.withoutTable(name);
            }
        }
        return !late.isEmpty() && new PlanProgress(plan, rest).isAt(done) ? late : List.of();
    }

    private boolean isDroppedBefore(PlanStep creation) {
        return plan.steps().stream()
                .map(PlanStep::change)
                .takeWhile(change -> change != creation.change())
                .anyMatch(change -> isDropOf(change, creation.change()));
    }

    private static boolean isDropOf(SchemaChange drop, SchemaChange creation) {
        return drop.object().key().equals(creation.object().key())
                && (drop instanceof SchemaChange.DropView && creation instanceof SchemaChange.CreateView
                        || drop instanceof SchemaChange.DropConstraint lost
                                && creation instanceof SchemaChange.AddConstraint added
                                && lost.constraint()
                                        .name()
                                        .equals(added.constraint().name())
                        || drop instanceof SchemaChange.DropIndex dropped
                                && creation instanceof SchemaChange.CreateIndex created
                                && dropped.index().name().equals(created.index().name()));
    }

    /** Whether the catalog shows the effect of a step. */
    boolean isShown(int step) {
        return !SchemaDiff.between(
                        plan.stateAfter(step).telling(now),
                        plan.stateAfter(step + 1).telling(now))
                .isEmpty();
    }

    /** The difference between the schema that the plan was made for and that of the database. */
    @Override
    public String toString() {
        return SchemaDiff.between(plan.stateAfter(0), now).toString();
    }
}
