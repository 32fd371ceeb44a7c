package io.leanq.evolve;

import io.leanq.catalog.Facet;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A schema as a value: what the statements of its creation say. Names are looked up as databases do: a regular name in
 * any case. Immutable and thread-safe.
 */
public final class SchemaState implements SchemaSource {
    /** A schema without objects, of which everything is known. */
    public static final SchemaState EMPTY = of(List.of(), List.of(), List.of(), Set.of());

    private final Map<ObjectName, TableState> tables;
    private final Map<ObjectName, ViewState> views;
    private final Map<ObjectName, DdlNode.CreateSequence> sequences;
    private final Set<Facet> notTold;

    private SchemaState(
            Map<ObjectName, TableState> tables,
            Map<ObjectName, ViewState> views,
            Map<ObjectName, DdlNode.CreateSequence> sequences,
            Set<Facet> notTold) {
        this.tables = tables;
        this.views = views;
        this.sequences = sequences;
        this.notTold = notTold;
    }

    /** @param notTold the facets that are not known of any object */
    public static SchemaState of(
            List<TableState> tables,
            List<ViewState> views,
            List<DdlNode.CreateSequence> sequences,
            Set<Facet> notTold) {
        Map<ObjectName, TableState> tablesByName = new LinkedHashMap<>();
        tables.forEach(table -> tablesByName.put(table.name().key(), table));
        Map<ObjectName, ViewState> viewsByName = new LinkedHashMap<>();
        views.forEach(view -> viewsByName.put(view.name().key(), view));
        Map<ObjectName, DdlNode.CreateSequence> sequencesByName = new LinkedHashMap<>();
        sequences.forEach(sequence -> sequencesByName.put(sequence.name().key(), sequence));
        return new SchemaState(tablesByName, viewsByName, sequencesByName, copy(notTold));
    }

    private static Set<Facet> copy(Set<Facet> facets) {
        return Collections.unmodifiableSet(facets.isEmpty() ? EnumSet.noneOf(Facet.class) : EnumSet.copyOf(facets));
    }

    @Override
    public SchemaState state() {
        return this;
    }

    public Collection<TableState> tables() {
        return Collections.unmodifiableCollection(tables.values());
    }

    public Collection<ViewState> views() {
        return Collections.unmodifiableCollection(views.values());
    }

    /** The sequences, each as the statement that creates it. */
    public Collection<DdlNode.CreateSequence> sequences() {
        return Collections.unmodifiableCollection(sequences.values());
    }

    /** The table to which a written name refers; empty if there is none. */
    public Optional<TableState> table(ObjectName written) {
        return Optional.ofNullable(tables.get(written.key()));
    }

    /** The view to which a written name refers; empty if there is none. */
    public Optional<ViewState> view(ObjectName written) {
        return Optional.ofNullable(views.get(written.key()));
    }

    /** The sequence to which a written name refers; empty if there is none. */
    public Optional<DdlNode.CreateSequence> sequence(ObjectName written) {
        return Optional.ofNullable(sequences.get(written.key()));
    }

    /** The facets that are not known of any object, and so are not compared. */
    public Set<Facet> notTold() {
        return notTold;
    }

    /** Whether it was read from a catalog, none of which tells all of a model. */
    boolean isFromCatalog() {
        return !notTold.isEmpty();
    }

    boolean tells(Facet facet) {
        return !notTold.contains(facet);
    }

    /** This schema, of which no more facets are known than of the other one. */
    SchemaState telling(SchemaState other) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        facets.addAll(notTold);
        facets.addAll(other.notTold);
        return new SchemaState(tables, views, sequences, copy(facets));
    }

    SchemaState withTable(TableState table) {
        Map<ObjectName, TableState> changed = new LinkedHashMap<>(tables);
        changed.put(table.name().key(), table);
        return new SchemaState(changed, views, sequences, notTold);
    }

    SchemaState withoutTable(ObjectName name) {
        Map<ObjectName, TableState> changed = new LinkedHashMap<>(tables);
        changed.remove(name.key());
        return new SchemaState(changed, views, sequences, notTold);
    }

    SchemaState changeTable(ObjectName name, UnaryOperator<TableState> change) {
        return withTable(change.apply(table(name).orElseThrow()));
    }

    /** All tables changed; used where one change concerns the foreign keys of others. */
    SchemaState changeTables(UnaryOperator<TableState> change) {
        Map<ObjectName, TableState> changed = new LinkedHashMap<>();
        tables.values().forEach(table -> {
            TableState after = change.apply(table);
            changed.put(after.name().key(), after);
        });
        return new SchemaState(changed, views, sequences, notTold);
    }

    SchemaState withView(ViewState view) {
        Map<ObjectName, ViewState> changed = new LinkedHashMap<>(views);
        changed.put(view.name().key(), view);
        return new SchemaState(tables, changed, sequences, notTold);
    }

    SchemaState withoutView(ObjectName name) {
        Map<ObjectName, ViewState> changed = new LinkedHashMap<>(views);
        changed.remove(name.key());
        return new SchemaState(tables, changed, sequences, notTold);
    }

    SchemaState withSequence(DdlNode.CreateSequence sequence) {
        Map<ObjectName, DdlNode.CreateSequence> changed = new LinkedHashMap<>(sequences);
        changed.put(sequence.name().key(), sequence);
        return new SchemaState(tables, views, changed, notTold);
    }

    SchemaState withoutSequence(ObjectName name) {
        Map<ObjectName, DdlNode.CreateSequence> changed = new LinkedHashMap<>(sequences);
        changed.remove(name.key());
        return new SchemaState(tables, views, changed, notTold);
    }

    @Override
    public String toString() {
        return "schema of " + tables.size() + " tables, " + views.size() + " views, " + sequences.size() + " sequences";
    }
}
