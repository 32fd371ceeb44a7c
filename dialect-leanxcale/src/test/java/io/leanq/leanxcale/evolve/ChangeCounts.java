package io.leanq.leanxcale.evolve;

import io.leanq.catalog.IndexDefinition;
import io.leanq.evolve.ColumnState;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.TableConstraint;
import io.leanq.type.TypeKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often each kind of object, type and change has occurred. Used by one thread. */
final class ChangeCounts {
    /** The kinds of objects. A sequence or an index without options is one of the kind without these words, too. */
    private static final Set<String> OBJECTS = Set.of(
            "table",
            "table without a key",
            "key of two columns",
            "table options",
            "foreign key",
            "unique",
            "check",
            "index",
            "unique index",
            "index options",
            "view",
            "sequence",
            "sequence options",
            "identity",
            "online aggregate");

    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    void add(SchemaChange change) {
        add(kind(change));
    }

    void add(SchemaState state) {
        state.tables().forEach(this::add);
        state.views().forEach(view -> add("view"));
        for (DdlNode.CreateSequence sequence : state.sequences()) {
            add("sequence");
            addIf(sequence.startWith() != 1 || sequence.incrementBy() != 1, "sequence options");
        }
    }

    private void addIf(boolean is, String kind) {
        if (is) {
            add(kind);
        }
    }

    private void add(TableState table) {
        add("table");
        addIf(table.primaryKey().isEmpty(), "table without a key");
        addIf(table.primaryKey().size() == 2, "key of two columns");
        addIf(!table.options().isEmpty(), "table options");
        table.foreignKeys().forEach(key -> add("foreign key"));
        table.uniques().forEach(unique -> add("unique"));
        table.checks().forEach(check -> add("check"));
        for (IndexDefinition index : table.indexes()) {
            add(index.unique() ? "unique index" : "index");
            addIf(!index.options().isEmpty(), "index options");
        }
        for (ColumnState column : table.columns()) {
            add(column.type().kind().name());
            column.filling().ifPresent(filling -> add(kind(filling)));
        }
    }

    private static String kind(ColumnFilling filling) {
        if (filling instanceof ColumnFilling.Identity) {
            return "identity";
        }
        return filling instanceof ColumnFilling.Clock clock ? clock.words() : "default";
    }

    private static String kind(SchemaChange change) {
        if (change instanceof SchemaChange.AddConstraint add) {
            return kind(add.getClass(), add.constraint().getClass());
        }
        return change instanceof SchemaChange.DropConstraint drop
                ? kind(drop.getClass(), drop.constraint().getClass())
                : change.getClass().getSimpleName();
    }

    private static String kind(Class<?> change, Class<?> constraint) {
        return change.getSimpleName() + " " + constraint.getSimpleName();
    }

    /** The kinds of changes, as the compiler knows them: a new one cannot be forgotten. */
    static Set<String> changes() {
        return leaves(SchemaChange.class).flatMap(ChangeCounts::kinds).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> kinds(Class<?> change) {
        boolean ofConstraint =
                change == SchemaChange.AddConstraint.class || change == SchemaChange.DropConstraint.class;
        return ofConstraint
                ? leaves(TableConstraint.class).map(constraint -> kind(change, constraint))
                : Stream.of(change.getSimpleName());
    }

    private static Stream<Class<?>> leaves(Class<?> sealed) {
        return sealed.isSealed()
                ? Stream.of(sealed.getPermittedSubclasses()).flatMap(ChangeCounts::leaves)
                : Stream.of(sealed);
    }

    /** The kinds of objects, types and defaults. */
    static Set<String> objects() {
        Set<String> all = new TreeSet<>(OBJECTS);
        Stream.of(TypeKind.values()).forEach(type -> all.add(type.name()));
        Stream.of(ColumnFilling.Clock.values()).forEach(clock -> all.add(clock.words()));
        all.add("default");
        return all;
    }

    /** Those of some kinds that have occurred less often. */
    Map<String, Integer> below(int least, Set<String> kinds) {
        Map<String, Integer> rare = new TreeMap<>();
        for (String kind : kinds) {
            int count = counts.getOrDefault(kind, 0);
            if (count < least) {
                rare.put(kind, count);
            }
        }
        return rare;
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
