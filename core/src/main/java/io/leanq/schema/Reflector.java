package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Catalog.ForeignKeyFound;
import io.leanq.catalog.Catalog.TableFound;
import io.leanq.catalog.Catalog.ViewFound;
import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.Facet;
import io.leanq.query.DataType;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the model of a catalog's objects. Used once, by one thread. */
final class Reflector {
    private final Catalog catalog;
    private final ReflectedNames names;
    private final List<NotTold> notTold = new ArrayList<>();
    private final Map<ObjectName, ReflectedTable> shapes = new HashMap<>();
    private final Map<ObjectName, DynamicTable> built = new HashMap<>();
    private final Map<ObjectName, Sequence> sequences = new TreeMap<>(ObjectName.BY_SCHEMA_AND_NAME);

    private Reflector(Catalog catalog, CatalogSelection selection) {
        this.catalog = catalog;
        this.names = new ReflectedNames(catalog, selection);
    }

    static Reflection reflect(SchemaTarget target, CatalogSelection selection) {
        Reflector reflector = new Reflector(target.catalog(selection), selection);
        Set<ObjectName> outside = reflector.targetsOutside();
        if (!outside.isEmpty()) {
            reflector.addOutside(target.catalog(CatalogSelection.named(outside)), outside);
        }
        return reflector.run();
    }

    private void tell(String object, Facet facet, String words) {
        notTold.add(new NotTold(object, facet, words));
    }

    /** The tables that were not selected, but that foreign keys reference. */
    private Set<ObjectName> targetsOutside() {
        Set<ObjectName> outside = new LinkedHashSet<>();
        for (TableFound table : catalog.tables()) {
            for (ForeignKeyFound key : table.foreignKeys()) {
                if (catalog.tables().stream().noneMatch(other -> other.name().equals(key.target()))) {
                    outside.add(key.target());
                }
            }
        }
        return outside;
    }

    /**
     * Adds tables that were not selected, with their columns and primary keys only. What their models lack is not
     * reported.
     */
    private void addOutside(Catalog others, Set<ObjectName> wanted) {
        for (TableFound table : others.tables()) {
            Optional<ObjectName> name = names.name(table.name());
            if (wanted.contains(table.name()) && name.isPresent()) {
                TableFound bare =
                        new TableFound(table.name(), table.columns(), table.primaryKey(), List.of(), List.of());
                ReflectedTable shape = new ReflectedTable(names, name.get(), bare, new ArrayList<>());
                if (shape.isUsable()) {
                    shapes.put(table.name(), shape);
                    built.put(table.name(), shape.build(Map.of(), Map.of(), this::spelled, Set.of()));
                }
            }
        }
    }

    private Reflection run() {
        catalog.notTold().stream()
                .filter(facet -> facet != Facet.LENGTH)
                .sorted()
                .forEach(facet -> tell(NotTold.EVERY_TABLE, facet, "the catalog does not tell"));
        if (!catalog.showsUniqueConstraints() && !catalog.notTold().contains(Facet.UNIQUE)) {
            tell(NotTold.EVERY_TABLE, Facet.UNIQUE, "the catalog need not tell constraints that are no indexes");
        }
        for (Catalog.OtherFound other : catalog.others()) {
            tell(
                    other.name().name(),
                    Facet.EXISTENCE,
                    "a " + other.kind().toLowerCase(Locale.ROOT)
                            + ", of which the catalog tells no definition: read it by View.existing(…)");
        }
        catalog.sequences().stream().sorted(ObjectName.BY_SCHEMA_AND_NAME).forEach(this::sequence);
        Map<ObjectName, ReflectedTable> own = new LinkedHashMap<>();
        catalog.tables().stream()
                .sorted(Comparator.comparing(TableFound::name, ObjectName.BY_SCHEMA_AND_NAME))
                .forEach(table -> table(table).ifPresent(shape -> own.put(table.name(), shape)));
        shapes.putAll(own);
        List<SchemaObject> objects = new ArrayList<>();
        own.forEach((found, shape) -> {
            DynamicTable table = shape.build(shapes, built, this::spelled, keyTargets(found));
            built.put(found, table);
            objects.add(table);
        });
        catalog.views().stream()
                .sorted(Comparator.comparing(ViewFound::name, ObjectName.BY_SCHEMA_AND_NAME))
                .forEach(view -> view(view).ifPresent(objects::add));
        objects.addAll(sequences.values());
        return new Reflection(MetaData.of(objects.toArray(SchemaObject[]::new)), notTold);
    }

    private Set<Set<String>> keyTargets(ObjectName table) {
        return catalog.tables().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .filter(key -> key.target().equals(table))
                .map(key -> Set.copyOf(key.targetColumns()))
                .collect(Collectors.toSet());
    }

    private void sequence(ObjectName found) {
        Optional<ObjectName> name = names.name(found);
        if (name.isEmpty() || sequences.values().stream().anyMatch(other -> isSame(other.name(), name.get()))) {
            tell("sequence " + found, Facet.EXISTENCE, "no statement of LeanQ can name it, so it is left out");
            return;
        }
        tell(
                "sequence " + name.get(),
                Facet.SEQUENCE_OPTIONS,
                "first number and step are not told; 1 and 1 in the model");
        sequences.put(found, Sequence.of(name.get()));
    }

    private static boolean isSame(ObjectName one, ObjectName other) {
        return one.key().equals(other.key());
    }

    /** The sequence that a default names. A sequence that was not selected is made from the name. */
    private Sequence spelled(ObjectName name) {
        for (Map.Entry<ObjectName, Sequence> known : sequences.entrySet()) {
            ObjectName found = known.getKey();
            boolean sameSchema = name.schema().isEmpty()
                            && found.schema().map(catalog::isDefault).orElse(true)
                    || name.schema().equals(found.schema());
            if (sameSchema && name.name().equalsIgnoreCase(found.name())) {
                return known.getValue();
            }
        }
        return Sequence.of(names.name(name).orElse(name));
    }

    private Optional<ReflectedTable> table(TableFound found) {
        Optional<ObjectName> name = names.name(found.name());
        if (name.isEmpty() || !names.takeTable(name.get())) {
            tell(
                    found.name().toString(),
                    Facet.EXISTENCE,
                    "no statement of LeanQ can name the table, so it is left out");
            return Optional.empty();
        }
        ReflectedTable table = new ReflectedTable(names, name.get(), found, notTold);
        if (!table.isUsable()) {
            tell(name.get().toString(), Facet.EXISTENCE, "LeanQ knows none of its columns, so the table is left out");
            return Optional.empty();
        }
        return Optional.of(table);
    }

    private Optional<DynamicView> view(ViewFound found) {
        Optional<ObjectName> name = names.name(found.name());
        if (name.isEmpty() || !names.takeTable(name.get())) {
            tell(
                    found.name().toString(),
                    Facet.EXISTENCE,
                    "no statement of LeanQ can name the view, so it is left out");
            return Optional.empty();
        }
        ReflectedColumns columns = new ReflectedColumns(
                names,
                found.columns(),
                (column, inCatalog, why) -> notTold.add(new NotTold(
                        name.get() + "." + inCatalog,
                        Facet.UNKNOWN_COLUMN,
                        why,
                        Optional.of(new LeftOutColumn(name.get(), true, column)))));
        if (columns.all().isEmpty()) {
            tell(name.get().toString(), Facet.EXISTENCE, "LeanQ knows none of its columns, so the view is left out");
            return Optional.empty();
        }
        tell(name.get().toString(), Facet.VIEW_QUERY, "the view's query is known to the database only");
        DynamicView.Builder builder = new DynamicView.Builder(name.get());
        columns.all().forEach(column -> addTo(builder, name.get(), column, column.type()));
        return Optional.of(builder.build());
    }

    private <V> void addTo(
            DynamicView.Builder builder, ObjectName view, ReflectedColumns.Known column, DataType<V, ?, ?> type) {
        if (!column.found().lengthTold()) {
            tell(
                    view + "." + column.name(),
                    Facet.LENGTH,
                    "the length of " + column.found().typeName() + " is not told");
        }
        builder.add(new RunTimeColumns.Spec<>(
                column.name(), type, column.found().nullable() ? List.of() : List.of(ColumnOption.notNull())));
    }
}
