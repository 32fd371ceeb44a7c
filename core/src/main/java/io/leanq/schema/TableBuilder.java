package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.IndexDefinition;
import io.leanq.catalog.Names;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.tree.Identifiers;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.VendorNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records a table's definition while its constructor runs. Used by one thread. */
final class TableBuilder {
    private final SourceInstance.OfTable instance;
    private final Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> constraintNames = new HashSet<>();
    private List<String> primaryKey = List.of();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<CheckConstraint> checks = new ArrayList<>();
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final List<VendorNode.TableOption> options = new ArrayList<>();
    private Optional<String> comment = Optional.empty();
    private List<String> renamedFrom = List.of();

    TableBuilder(SourceInstance.OfTable instance) {
        this.instance = instance;
    }

    String tableName() {
        return instance.table().name().name();
    }

    ColumnDefinition column(String name, DataType<?, ?, ?> type, List<? extends ColumnOption<?>> columnOptions) {
        if (type == null) {
            throw new InvalidDefinition("column " + instance + "." + name + " has no type");
        }
        if (!names.add(Identifiers.key(Names.required("column of " + instance, name)))) {
            throw new InvalidDefinition("table " + instance + " has two columns named " + name);
        }
        ColumnBuilder column = new ColumnBuilder(this, name, type);
        columnOptions.forEach(option -> option.apply(column));
        ColumnDefinition definition = column.build();
        columns.put(name, definition);
        return definition;
    }

    void primaryKey(List<String> key) {
        if (!primaryKey.isEmpty()) {
            throw new InvalidDefinition("table " + instance + " has two primary keys, " + primaryKey + " and " + key
                    + ": for a key of several columns call primaryKey(a, b) once");
        }
        primaryKey = List.copyOf(requireDifferent("the primary key", key));
    }

    /** @param name the name of the foreign key, null for a name made from the columns */
    void foreignKey(
            @Nullable String name,
            List<String> key,
            Supplier<? extends @Nullable List<? extends Column<?, ?>>> target) {
        for (ForeignKey other : foreignKeys) {
            if (other.columns().equals(key)) {
                throw new InvalidDefinition("table " + instance + " has two foreign keys of " + key + ": keep one");
            }
        }
        String given = name == null ? GeneratedNames.of("fk", tableName(), key) : name;
        foreignKeys.add(new ForeignKey(constraintName(given), instance.toString(), key, target));
    }

    void unique(@Nullable String name, List<String> key) {
        String given = name == null ? GeneratedNames.of("uq", tableName(), key) : name;
        uniques.add(new UniqueConstraint(constraintName(given), requireDifferent("unique " + given, key)));
    }

    void check(String name, Condition condition) {
        checks.add(CheckConstraint.of(constraintName(name), instance, condition));
    }

    private String constraintName(String name) {
        Names.required("constraint of " + instance, name);
        if (!constraintNames.add(Identifiers.key(name))) {
            throw new InvalidDefinition(
                    "table " + instance + " has two constraints named " + name + ": give one of them another name");
        }
        return name;
    }

    void index(IndexDefinition index) {
        Names.required("index of " + instance, index.name());
        requireDifferent("index " + index.name(), index.columns());
        for (IndexDefinition other : indexes) {
            if (Identifiers.key(other.name()).equals(Identifiers.key(index.name()))) {
                throw new InvalidDefinition("table " + instance + " has two indexes named " + index.name());
            }
        }
        indexes.add(index);
    }

    /** Adds options to an index that was recorded without any. */
    void indexOptions(String name, List<VendorNode.IndexOption> indexOptions) {
        indexes.replaceAll(index -> index.name().equals(name)
                ? new IndexDefinition(name, index.columns(), index.unique(), indexOptions)
                : index);
    }

    private List<String> requireDifferent(String what, List<String> key) {
        if (new HashSet<>(key).size() < key.size()) {
            throw new InvalidDefinition(what + " of " + instance + " names a column twice: " + key);
        }
        return key;
    }

    void option(VendorNode.TableOption option) {
        options.add(option);
    }

    void comment(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidDefinition("the comment of " + instance + " needs a text");
        }
        comment = Optional.of(text);
    }

    void renamedFrom(List<String> earlier) {
        if (earlier.contains(tableName())) {
            throw new InvalidDefinition("table " + instance + ", renamedFrom" + earlier + ": this is its present name");
        }
        renamedFrom = earlier;
    }

    TableDefinition build() {
        return build(false);
    }

    private TableDefinition build(boolean view) {
        if (columns.isEmpty()) {
            throw new InvalidDefinition("table " + instance + " has no columns");
        }
        TableDefinition built = new TableDefinition(
                instance,
                List.copyOf(columns.values()),
                primaryKey,
                new TableDefinition.Constraints(foreignKeys, uniques, checks),
                indexes,
                options,
                comment,
                renamedFrom,
                view);
        options.forEach(option -> option.check(built.ddl(List.of())));
        indexes.forEach(index -> Index.check(built, index));
        return built;
    }

    /** The definition of a view, which has columns only: everything else is defined by its query. */
    TableDefinition buildView() {
        boolean plain = primaryKey.isEmpty()
                && foreignKeys.isEmpty()
                && uniques.isEmpty()
                && checks.isEmpty()
                && indexes.isEmpty()
                && options.isEmpty()
                && columns.values().stream().allMatch(column -> column.filling().isEmpty() && !column.isFed());
        if (!plain) {
            throw new InvalidDefinition("view " + instance
                    + " has columns only: keys, constraints, indexes, defaults and options belong to its tables");
        }
        return build(true);
    }
}
