package io.leanq.testkit.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns and keys that an expression may refer to.
 *
 * @param outer the scope of the query around; null for none
 * @param keys the keys of the groups for which expressions are computed; null for single rows
 */
record Scope(
        List<Instance> sources,
        @Nullable Scope outer,
        @Nullable List<Term> keys) {

    static Scope of(List<Instance> sources, @Nullable Scope outer) {
        return new Scope(sources, outer, null);
    }

    Scope grouped(List<Term> groupKeys) {
        return new Scope(sources, outer, groupKeys);
    }

    /** This scope without derived tables. */
    Scope ofTables() {
        return of(
                sources.stream()
                        .filter(source -> source instanceof TableInstance)
                        .toList(),
                outer);
    }

    boolean isGrouped() {
        return keys != null;
    }

    /** All columns of its own sources, or all keys of its groups. */
    List<Term> leaves() {
        return keys == null ? columns() : keys;
    }

    List<Term> columns() {
        List<Term> columns = new ArrayList<>();
        for (Instance source : sources) {
            for (int i = 0; i < source.kinds().size(); i++) {
                columns.add(new ColumnTerm(source, i));
            }
        }
        return columns;
    }

    List<Term> leaves(Kind.Family family) {
        return leaves().stream().filter(term -> term.family() == family).toList();
    }
}
