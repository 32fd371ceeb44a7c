package io.leanq.schema;

import io.leanq.SqlException;
import io.leanq.evolve.Tolerance;
import io.leanq.tree.DdlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Creates the missing objects of a MetaData. Other programs can do the same at the same time. Used once, by one thread.
 */
final class SchemaCreation {
    private static final System.Logger LOG = System.getLogger("io.leanq.schema");

    private final MetaData metadata;
    private final SchemaTarget target;
    private final Set<Tolerance> tolerances;
    private final List<String> created = new ArrayList<>();
    private final List<String> present = new ArrayList<>();

    SchemaCreation(MetaData metadata, SchemaTarget target, Set<Tolerance> tolerances) {
        this.tolerances = tolerances;
        this.metadata = metadata;
        this.target = target;
    }

    Created run() {
        CreationPlan plan = settledPlan();
        plan.requireNoDifference();
        plan.requireTargets();
        present.addAll(plan.present());
        plan.statements().forEach((statement, label) -> (created(statement) ? created : present).add(label));
        CreationPlan last = plan;
        if (!plan.statements().isEmpty()) {
            // IF NOT EXISTS succeeds if another program was first, even if that has created something different.
            last = settledPlan();
            last.requireNoDifference();
            last.requireIndexes();
        }
        last.unseenUniques().forEach(SchemaCreation::warn);
        return new Created(created, present, plan.notCompared());
    }

    private static void warn(TableDefinition table, List<UniqueConstraint> uniques) {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "the catalog does not show whether table " + table + " has "
                        + uniques.stream()
                                .map(unique -> "unique constraint " + unique.name() + " on " + unique.columns())
                                .collect(Collectors.joining(", "))
                        + ": if it has not, duplicates get in. uniqueIndex(…) instead of unique(…) is created and "
                        + "compared");
    }

    /**
     * Makes a plan. While it has differences, a new plan is made, at most twice within half a second: the catalog can
     * show a table that another program is creating before it shows the table's keys.
     */
    private CreationPlan settledPlan() {
        CreationPlan plan = CreationPlan.now(metadata, target, tolerances);
        for (long wait : new long[] {100, 400}) {
            if (!plan.hasDifference()) {
                return plan;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            plan = CreationPlan.now(metadata, target, tolerances);
        }
        return plan;
    }

    /** Runs a statement. Returns false if another program has created the object in the meantime. */
    private boolean created(DdlNode statement) {
        try {
            target.execute(statement);
            return true;
        } catch (SqlException e) {
            CreationPlan now = settledPlan();
            now.requireNoDifference();
            if (now.statements().containsKey(statement)) {
                throw UniqueTarget.explained(metadata, statement, e);
            }
            return false;
        }
    }
}
