package io.leanq.evolve;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Steps that stand one behind the other and each drop a view. Only the database may know which of the views reads which
 * other one, and it refuses the drop of a view that another one reads. So the drops run in any order that the database
 * takes: one that is refused runs again after the others. Used once, by one thread.
 */
final class ViewDrops {
    private final List<PlanStep> dropped = new ArrayList<>();
    private final List<PlanStep> open;

    ViewDrops(List<PlanStep> drops) {
        this.open = new ArrayList<>(drops);
    }

    /** The position behind the last of the drops that begin with the given step; the step itself if it is no drop. */
    static int end(List<PlanStep> steps, int first) {
        int end = first;
        while (end < steps.size() && steps.get(end).change() instanceof SchemaChange.DropView) {
            end++;
        }
        return end;
    }

    /** Whether several drops begin with the given step, of which only the database knows the right order. */
    static boolean areInUnknownOrder(List<PlanStep> steps, int first) {
        int end = end(steps, first);
        boolean begins = first == 0 || end(steps, first - 1) == first - 1;
        return begins
                && end > first + 1
                && steps.subList(first, end).stream()
                        .anyMatch(step -> step.change() instanceof SchemaChange.DropView drop
                                && drop.dropped().query().isEmpty());
    }

    /** @throws SqlException if the database takes none of the drops that are left: the refusal of the first one */
    void run(PlanTarget target) {
        while (!open.isEmpty()) {
            int before = open.size();
            SqlException refusal = null;
            for (PlanStep step : List.copyOf(open)) {
                try {
                    step.statement().run(target);
                    open.remove(step);
                    dropped.add(step);
                } catch (ConnectionLost e) {
                    bringForward(step);
                    throw e;
                } catch (SqlException e) {
                    refusal = refusal == null ? e : refusal;
                }
            }
            if (refusal != null && open.size() == before) {
                throw refusal;
            }
        }
    }

    private void bringForward(PlanStep step) {
        open.remove(step);
        open.add(0, step);
    }

    /** Counts the views as dropped that a program beside this one has dropped. Returns whether there is one. */
    boolean removeGone(Predicate<PlanStep> isGone) {
        List<PlanStep> gone = open.stream().filter(isGone).toList();
        open.removeAll(gone);
        dropped.addAll(gone);
        return !gone.isEmpty();
    }

    /** The drops that were done. */
    List<PlanStep> dropped() {
        return dropped;
    }

    /** The drops that were not done; the first is one that failed. */
    List<PlanStep> open() {
        return open;
    }
}
