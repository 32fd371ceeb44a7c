package io.leanq.evolve;

import io.leanq.LeanqException;
import java.util.List;
import java.util.stream.Collectors;

/** A plan would lose something that its user did not permit. Nothing has been done. */
public final class NotPermitted extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient List<SchemaChange> changes;

    private NotPermitted(List<SchemaChange> changes) {
        super(changes.stream()
                .map(change -> change.words() + ": "
                        + Effects.of(change).words() + ". Permit it by Permission."
                        + change.permission().orElseThrow().name())
                .collect(Collectors.joining("\n  ", "the plan does what is not permitted; nothing was done:\n  ", "")));
        this.changes = List.copyOf(changes);
    }

    /** The failure for changes that need a permission. */
    public static NotPermitted of(List<SchemaChange> changes) {
        return new NotPermitted(changes);
    }

    /** The changes that lack a permission. */
    public List<SchemaChange> changes() {
        return changes;
    }
}
