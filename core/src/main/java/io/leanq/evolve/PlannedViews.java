package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.render.ReadTables;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The drops and creations of views. A view whose table changes in a way that databases refuse while a view reads it is
 * dropped and created again; so are the views over it. Views are created in the order of the wanted schema, and dropped
 * in the reverse order. Used once, by one thread.
 */
final class PlannedViews {
    private static final Effect AGAIN = Effect.safe(
                    "makes way for the changes of its tables; the view is created again below")
            .breaking(
                    "programs that read the view fail until it is created again",
                    "create a view of another name, and drop this one");

    private final SchemaDiff diff;
    private final Dialect dialect;
    private final Map<ObjectName, SchemaChange> changes = new LinkedHashMap<>();
    /** The tables that databases do not let change while a view reads them, then the views that are dropped. */
    private final Set<ObjectName> moved = new HashSet<>();

    private final Set<ObjectName> droppedTables = new HashSet<>();
    private final Set<ObjectName> lateViews = new HashSet<>();
    private boolean dropsColumn;

    private final List<Step> drops = new ArrayList<>();
    private final List<Step> creations = new ArrayList<>();
    private final List<Step> late = new ArrayList<>();

    /** @param effect null for that of every such change */
    record Step(SchemaChange change, @Nullable Effect effect) {}

    /** @param isCopied whether the copy of a table makes a change */
    PlannedViews(SchemaDiff diff, Dialect dialect, Predicate<SchemaChange> isCopied) {
        this.diff = diff;
        this.dialect = dialect;
        for (SchemaChange change : diff.changes()) {
            if (isOfView(change)) {
                changes.put(change.object().key(), change);
            } else if (isRefusedUnderViews(change) || isCopied.test(change)) {
                moved.add(change.object().key());
            }
            if (change instanceof SchemaChange.RenameTable rename) {
                moved.add(rename.before().key());
            }
            if (change instanceof SchemaChange.DropTable) {
                droppedTables.add(change.object().key());
            }
            dropsColumn |= change instanceof SchemaChange.DropColumn;
        }
        Map<ViewState, ViewState> again = new LinkedHashMap<>();
        diff.wanted().views().forEach(view -> place(view, again));
        changes.values().stream()
                .filter(change -> change instanceof SchemaChange.DropView)
                .forEach(change -> drops.add(0, new Step(change, null)));
        List<ViewState> reversed = new ArrayList<>(again.keySet());
        Collections.reverse(reversed);
        reversed.forEach(before -> drops.add(new Step(new SchemaChange.DropView(before), AGAIN)));
    }

    static boolean isOfView(SchemaChange change) {
        return change instanceof SchemaChange.CreateView
                || change instanceof SchemaChange.DropView
                || change instanceof SchemaChange.ChangeView;
    }

    private static boolean isRefusedUnderViews(SchemaChange change) {
        return change instanceof SchemaChange.RenameTable
                || change instanceof SchemaChange.RenameColumn
                || change instanceof SchemaChange.DropColumn
                || change instanceof SchemaChange.ChangeType;
    }

    /** The drops, which come before all other changes. */
    List<Step> drops() {
        return drops;
    }

    /** The creations and changes, which come before columns and tables are dropped. */
    List<Step> creations() {
        return creations;
    }

    /** The creations of views with the names of dropped tables, and of views over them. */
    List<Step> late() {
        return late;
    }

    private void place(ViewState view, Map<ViewState, ViewState> again) {
        Optional<ViewState> there = diff.current().view(view.name());
        SchemaChange change = changes.get(view.name().key());
        if (there.isEmpty()) {
            if (change != null) {
                create(view, change);
            }
        } else if (reads(view, moved) || reads(there.get(), moved) || isReplacedByNoStatement(change)) {
            again.put(there.get(), view);
            moved.add(view.name().key());
            create(view, new SchemaChange.CreateView(view));
        } else if (change != null) {
            create(view, change);
        } else if (mayReadWhatIsDropped(there.get(), view)) {
            replace(there.get(), view, again);
        }
    }

    private static boolean reads(ViewState view, Set<ObjectName> names) {
        return view.query().isPresent()
                && ReadTables.of(view.query().get()).stream().anyMatch(table -> names.contains(table.key()));
    }

    private boolean isReplacedByNoStatement(@Nullable SchemaChange change) {
        return change instanceof SchemaChange.ChangeView
                && change.accept(new Statements(dialect)).isEmpty();
    }

    private void create(ViewState view, SchemaChange change) {
        boolean isLate = droppedTables.contains(view.name().key()) || reads(view, lateViews);
        if (isLate) {
            lateViews.add(view.name().key());
        }
        (isLate ? late : creations).add(new Step(change, null));
    }

    /** Whether the query that only the database knows may be an older one, which reads what the plan drops. */
    private boolean mayReadWhatIsDropped(ViewState there, ViewState wanted) {
        return there.query().isEmpty() && wanted.query().isPresent() && (dropsColumn || !droppedTables.isEmpty());
    }

    private void replace(ViewState there, ViewState view, Map<ViewState, ViewState> again) {
        SchemaChange replaced = new SchemaChange.ChangeView(there, view);
        if (isReplacedByNoStatement(replaced)) {
            again.put(there, view);
            moved.add(view.name().key());
            create(view, new SchemaChange.CreateView(view));
        } else {
            create(view, replaced);
        }
    }
}
