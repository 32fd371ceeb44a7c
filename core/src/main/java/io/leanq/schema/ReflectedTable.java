package io.leanq.schema;

import io.leanq.catalog.Catalog.ForeignKeyFound;
import io.leanq.catalog.Catalog.TableFound;
import io.leanq.catalog.DefaultText;
import io.leanq.catalog.Facet;
import io.leanq.catalog.FoundFilling;
import io.leanq.catalog.IndexDefinition;
import io.leanq.query.DataType;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the model of one table from its catalog entries. Used by one thread. */
final class ReflectedTable {
    private final ReflectedNames names;
    private final ObjectName name;
    private final TableFound found;
    private final ReflectedColumns columns;
    private final List<NotTold> notTold;

    /** @param notTold receives what the model does not have */
    ReflectedTable(ReflectedNames names, ObjectName name, TableFound found, List<NotTold> notTold) {
        this.names = names;
        this.name = name;
        this.found = found;
        this.notTold = notTold;
        this.columns = new ReflectedColumns(
                names,
                found.columns(),
                (column, inCatalog, why) -> notTold.add(new NotTold(
                        name + "." + inCatalog,
                        Facet.UNKNOWN_COLUMN,
                        why,
                        Optional.of(new LeftOutColumn(name, false, column)))));
    }

    private void tell(String object, Facet facet, String words) {
        notTold.add(new NotTold(object, facet, words));
    }

    /** Whether the model can have the table. */
    boolean isUsable() {
        return !columns.all().isEmpty();
    }

    Optional<List<String>> columnNames(List<String> inCatalog) {
        return columns.names(inCatalog);
    }

    /**
     * @param shapes all tables that foreign keys can reference, by their names in the catalog
     * @param built the same tables after they are built; read when a foreign key is used
     * @param sequence returns the sequence for a name in the spelling of a default
     * @param keyTargets the sets of columns that foreign keys reference, by their names in the catalog
     */
    DynamicTable build(
            Map<ObjectName, ReflectedTable> shapes,
            Map<ObjectName, DynamicTable> built,
            Function<ObjectName, Sequence> sequence,
            Set<Set<String>> keyTargets) {
        DynamicTable.Builder builder = new DynamicTable.Builder(name);
        columns.all().forEach(column -> add(builder, column, column.type(), sequence));
        primaryKey(builder);
        foreignKeys(builder, shapes, built);
        Set<Set<String>> pointedAt = new HashSet<>(keyTargets);
        pointedAt.remove(Set.copyOf(found.primaryKey()));
        found.indexes().forEach(index -> index(builder, index, pointedAt));
        found.comment().ifPresent(builder::comment);
        return builder.build();
    }

    private <V> void add(
            DynamicTable.Builder builder,
            ReflectedColumns.Known column,
            DataType<V, ?, ?> type,
            Function<ObjectName, Sequence> sequence) {
        String label = name + "." + column.name();
        List<ColumnOption<? super V>> options = new ArrayList<>();
        if (!column.found().nullable()) {
            options.add(ColumnOption.notNull());
        }
        if (!column.found().lengthTold()) {
            tell(label, Facet.LENGTH, "the length of " + column.found().typeName() + " is not told");
        }
        FoundFilling filling = FoundFilling.of(column.found());
        if (filling.isComputed()) {
            tell(label, Facet.DEFAULT, "the database computes it; in the model it is a column like others");
        } else if (filling.isOddIdentity()) {
            tell(label, Facet.IDENTITY, "it is counted up, which LeanQ has for BIGINT only; in the model it is not");
        } else if (filling.meaning() instanceof DefaultText.Meaning.Filled filled) {
            if (filled.filling() instanceof ColumnFilling.Identity) {
                tell(label, Facet.SEQUENCE_OPTIONS, "first number and step are not told; 1 and 1 in the model");
            }
            options.add(ColumnOption.filledBy(filled.filling()));
        } else if (filling.meaning() instanceof DefaultText.Meaning.Next next) {
            options.add(ColumnOption.fedBy(sequence.apply(next.sequence())));
        } else if (filling.meaning() instanceof DefaultText.Meaning.NotUnderstood) {
            tell(label, Facet.DEFAULT, "a default that LeanQ does not understand is not in the model");
        }
        column.found().comment().ifPresent(text -> options.add(ColumnOption.comment(text)));
        builder.add(new RunTimeColumns.Spec<>(column.name(), type, options));
    }

    private void primaryKey(DynamicTable.Builder builder) {
        if (!found.primaryKey().isEmpty()) {
            columns.names(found.primaryKey())
                    .ifPresentOrElse(
                            key -> builder.primaryKey(key.toArray(String[]::new)),
                            () -> tell(
                                    name.toString(),
                                    Facet.PRIMARY_KEY,
                                    "it has a column that is left out, so the key is too"));
        }
    }

    private void foreignKeys(
            DynamicTable.Builder builder, Map<ObjectName, ReflectedTable> shapes, Map<ObjectName, DynamicTable> built) {
        Set<List<String>> taken = new HashSet<>();
        for (ForeignKeyFound key : found.foreignKeys()) {
            String label = "foreign key " + key.name() + " of " + name;
            Optional<String> keyName = names.name(key.name());
            Optional<List<String>> from = columns.names(key.columns());
            ReflectedTable target = shapes.get(key.target());
            Optional<List<String>> to = target == null ? Optional.empty() : target.columnNames(key.targetColumns());
            if (from.isEmpty() || to.isEmpty()) {
                tell(
                        label,
                        Facet.FOREIGN_KEY,
                        "it has a column, or points at one, that is left out, so the key is too");
            } else if (keyName.isEmpty() || !taken.add(from.get()) || !names.takeConstraint(name, keyName.get())) {
                tell(label, Facet.FOREIGN_KEY, "another key has its name or its columns, so it is left out");
            } else {
                key.deleteRule()
                        .filter(rule -> !rule.equalsIgnoreCase("NO ACTION") && !rule.equalsIgnoreCase("RESTRICT"))
                        .ifPresent(
                                rule -> tell(label, Facet.DELETE_RULE, "ON DELETE " + rule + " is not in the model"));
                builder.foreignKey(
                        keyName.get(),
                        from.get(),
                        () -> to.get().stream()
                                .map(column -> column(built.get(key.target()), column))
                                .toList());
            }
        }
    }

    private static Column<?, ?> column(DynamicTable table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** @param pointedAt the sets of columns that foreign keys reference and that have no constraint yet */
    private void index(DynamicTable.Builder builder, IndexDefinition index, Set<Set<String>> pointedAt) {
        String label = "index " + index.name() + " of " + name;
        Optional<String> indexName = names.name(index.name());
        Optional<List<String>> on = columns.names(index.columns());
        if (on.isEmpty()) {
            tell(label, Facet.INDEX, "it has a column that is left out, so the index is too");
        } else if (indexName.isEmpty() || !names.takeConstraint(name, indexName.get())) {
            tell(label, Facet.INDEX, "another index or key has its name, so it is left out");
        } else if (index.unique() && pointedAt.remove(Set.copyOf(index.columns()))) {
            tell(label, Facet.UNIQUE, "an index or a constraint; a constraint in the model, since a key points at it");
            builder.unique(indexName.get(), on.get().toArray(String[]::new));
        } else if (index.unique()) {
            tell(label, Facet.UNIQUE, "an index or a constraint; an index in the model");
            builder.uniqueIndex(indexName.get(), on.get());
        } else {
            builder.index(indexName.get(), on.get());
        }
    }
}
