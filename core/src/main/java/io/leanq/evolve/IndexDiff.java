package io.leanq.evolve;

import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The changes of the indexes and unique constraints of one table. Between two models each is what it is called. Where
 * one side is a catalog, a unique index or a unique constraint without a counterpart of its name is compared with the
 * others of the same columns, since it has the same effect, and catalogs show a constraint as an index. Used once, by
 * one thread.
 */
final class IndexDiff {
    private final TableState before;
    private final TableState after;
    private final SchemaState one;
    private final SchemaState other;
    /** Those without a counterpart of the same name, or of the same columns. */
    private final List<IndexDefinition> lost = new ArrayList<>();

    private final List<IndexDefinition> added = new ArrayList<>();
    private final List<DdlNode.UniqueSpec> lostUniques;
    private final List<DdlNode.UniqueSpec> addedUniques;

    IndexDiff(TableState before, TableState after, SchemaState one, SchemaState other) {
        this.before = before;
        this.after = after;
        this.one = one;
        this.other = other;
        before.indexes().stream()
                .filter(index -> after.index(index.name()).isEmpty())
                .forEach(lost::add);
        after.indexes().stream()
                .filter(index -> before.index(index.name()).isEmpty())
                .forEach(added::add);
        lostUniques = without(before.uniques(), after.uniques());
        addedUniques = without(after.uniques(), before.uniques());
        if (one.isFromCatalog() || other.isFromCatalog()) {
            pair(lost, added, this::isSame);
            pair(
                    lostUniques,
                    added,
                    (unique, index) -> standsFor(unique, index) && isFree(unique.name(), index.name()));
            pair(
                    addedUniques,
                    lost,
                    (unique, index) -> standsFor(unique, index) && isFree(index.name(), unique.name()));
            lostUniques.removeIf(unique -> isShown(unique, after));
            addedUniques.removeIf(unique -> isShown(unique, before));
        }
    }

    private boolean told(Facet facet) {
        return one.tells(facet) && other.tells(facet);
    }

    private static List<DdlNode.UniqueSpec> without(List<DdlNode.UniqueSpec> all, List<DdlNode.UniqueSpec> others) {
        List<DdlNode.UniqueSpec> rest = new ArrayList<>(all);
        rest.removeIf(
                unique -> others.stream().anyMatch(same -> TableState.sameColumns(same.columns(), unique.columns())));
        return rest;
    }

    private interface Same<X> {
        boolean test(X one, IndexDefinition index);
    }

    /** Removes those of both lists that have the same effect, one for one. */
    private static <X> void pair(List<X> all, List<IndexDefinition> indexes, Same<X> isSame) {
        all.removeIf(one -> {
            Optional<IndexDefinition> same =
                    indexes.stream().filter(index -> isSame.test(one, index)).findFirst();
            same.ifPresent(indexes::remove);
            return same.isPresent();
        });
    }

    private boolean isSame(IndexDefinition index, IndexDefinition wanted) {
        return index.unique() && !isOther(index, wanted) && isFree(index.name(), wanted.name());
    }

    /** Whether nothing but its counterpart is wanted under the name of what stays. */
    private boolean isFree(String stays, String counterpart) {
        String name = Identifiers.key(stays);
        return Identifiers.key(counterpart).equals(name)
                || Stream.concat(
                                after.uniques().stream().map(DdlNode.UniqueSpec::name),
                                after.indexes().stream().map(IndexDefinition::name))
                        .noneMatch(wanted -> Identifiers.key(wanted).equals(name));
    }

    /** Whether a unique index has the effect of a constraint. A catalog may show the columns in another order. */
    private static boolean standsFor(DdlNode.UniqueSpec unique, IndexDefinition index) {
        return index.unique() && TableState.sameColumns(unique.columns(), index.columns());
    }

    /** Whether a catalog may show the constraint by an index of another one, or by the primary key. */
    private static boolean isShown(DdlNode.UniqueSpec unique, TableState table) {
        Predicate<List<String>> isSame = columns -> TableState.sameColumns(columns, unique.columns());
        return isSame.test(table.primaryKey())
                || table.indexes().stream().anyMatch(index -> index.unique() && isSame.test(index.columns()));
    }

    /** The changes of unique constraints. */
    List<SchemaChange> uniques() {
        List<SchemaChange> changes = new ArrayList<>();
        if (told(Facet.UNIQUE)) {
            lostUniques.forEach(unique -> changes.add(new SchemaChange.DropConstraint(before.name(), unique)));
            addedUniques.forEach(unique -> changes.add(new SchemaChange.AddConstraint(before.name(), unique)));
        }
        return changes;
    }

    /** The changes of indexes. */
    List<SchemaChange> indexes() {
        List<SchemaChange> changes = new ArrayList<>();
        if (!told(Facet.INDEX)) {
            return changes;
        }
        for (IndexDefinition index : before.indexes()) {
            Optional<IndexDefinition> wanted = after.index(index.name());
            if (lost.contains(index)) {
                changes.add(new SchemaChange.DropIndex(before.name(), index));
            } else if (wanted.isPresent() && isOther(index, wanted.get())) {
                changes.add(new SchemaChange.ChangeIndex(before.name(), index, wanted.get()));
            }
        }
        added.forEach(index -> changes.add(new SchemaChange.CreateIndex(before.name(), index)));
        return changes;
    }

    private boolean isOther(IndexDefinition index, IndexDefinition wanted) {
        return index.unique() != wanted.unique()
                || !TableState.keys(index.columns()).equals(TableState.keys(wanted.columns()))
                || told(Facet.INDEX_OPTIONS) && !index.options().equals(wanted.options());
    }
}
