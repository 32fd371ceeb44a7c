package io.leanq.render;

import io.leanq.tree.SourceInstance;
import org.jspecify.annotations.Nullable;

/** The sources that a column may belong to at one place of a statement: those of its query, then those around it. */
final class Scope {
    final @Nullable Scope outer;

    /** Where no other source can be meant, names need no qualifier: the condition and values of one table's change. */
    final boolean unqualified;

    private final SourceInstance[] sources;
    private int count;
    private int visible;

    /** @param most sources that will be added at most */
    Scope(@Nullable Scope outer, boolean unqualified, int most) {
        this.outer = outer;
        this.unqualified = unqualified;
        this.sources = new SourceInstance[most];
    }

    void add(SourceInstance source) {
        sources[count++] = source;
        visible = count;
    }

    /** Only the first {@code first} sources can be seen: a join condition does not see later joins. */
    void show(int first) {
        visible = first;
    }

    void showAll() {
        visible = count;
    }

    /** The source that a column of the wanted one would be taken to belong to, looking at this scope only. */
    @Nullable
    SourceInstance find(SourceInstance wanted) {
        for (int i = 0; i < visible; i++) {
            if (sources[i] == wanted) {
                return wanted;
            }
        }
        return find(wanted.qualifier());
    }

    /** The source that a qualifier means here, looking at this scope only. */
    @Nullable
    SourceInstance find(String qualifier) {
        for (int i = 0; i < visible; i++) {
            SourceInstance source = sources[i];
            if (SourceInstance.sameName(source.qualifier(), qualifier)) {
                return source;
            }
        }
        return null;
    }

    /** Another instance of the same table. */
    @Nullable
    SourceInstance sameTable(SourceInstance wanted) {
        for (int i = 0; i < count; i++) {
            SourceInstance source = sources[i];
            if (source instanceof SourceInstance.OfTable one
                    && wanted instanceof SourceInstance.OfTable two
                    && one.table().equals(two.table())) {
                return source;
            }
        }
        return null;
    }
}
