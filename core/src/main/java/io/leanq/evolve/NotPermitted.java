package io.leanq.evolve;

import io.leanq.LeanqException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan would lose something that its user did not permit. Nothing of that plan has been done; {@link #done} has what
 * earlier plans of the same call did, which made a new one since a program beside it changed the schema.
 */
public final class NotPermitted extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient List<SchemaChange> changes;
    private final transient List<PlanStep> done;

    private NotPermitted(List<SchemaChange> changes, List<PlanStep> done) {
        super(changes.stream()
                .map(change -> change.words() + ": "
                        + Effects.of(change).words() + ". Permit it by Permission."
                        + change.permission().orElseThrow().name())
                .collect(Collectors.joining(
                        "\n  ", "the plan does what is not permitted; " + words(done) + ":\n  ", "")));
        this.changes = List.copyOf(changes);
        this.done = List.copyOf(done);
    }

    private static String words(List<PlanStep> done) {
        return done.isEmpty()
                ? "nothing was done"
                : "nothing of it was done, after earlier plans of this call did "
                        + done.stream().map(step -> step.change().words()).collect(Collectors.joining("; "));
    }

    /**
     * The failure for changes that need a permission.
     *
     * @param done what earlier plans of the same call did
     */
    public static NotPermitted of(List<SchemaChange> changes, List<PlanStep> done) {
        return new NotPermitted(changes, done);
    }

    /** The steps that earlier plans of the same call did; empty if there was none. */
    public List<PlanStep> done() {
        return done;
    }

    /** The changes that lack a permission. */
    public List<SchemaChange> changes() {
        return changes;
    }
}
