package io.leanq.render;

import io.leanq.tree.SourceInstance;
import org.jspecify.annotations.Nullable;

/** The sources that a column may belong to at one place of a statement: those of its query, then those around it. */
final class Scope {
    final @Nullable Scope outer;

    /**
     * Whether names need no qualifier, since there is only one source: in the condition and values of an update or
     * delete.
     */
    final boolean unqualified;

    private final SourceInstance[] sources;
    private int count;
    private int visible;

    /** @param most the most sources that will be added */
    Scope(@Nullable Scope outer, boolean unqualified, int most) {
        this.outer = outer;
        this.unqualified = unqualified;
        this.sources = new SourceInstance[most];
    }

    void add(SourceInstance source) {
        sources[count++] = source;
        visible = count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Makes only the first {@code first} sources visible: a join condition does not see later joins. */
    void show(int first) {
        visible = first;
    }

    void showAll() {
        visible = count;
    }

    /**
     * The source in this scope to which a column of the wanted source would belong by its qualifier; null if there is
     * none.
     */
    @Nullable
    SourceInstance find(SourceInstance wanted) {
        for (int i = 0; i < visible; i++) {
            if (sources[i] == wanted) {
                return wanted;
            }
        }
        return find(wanted.qualifier());
    }

    /** The source in this scope with this qualifier; null if there is none. */
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

    /** Another instance of the same table in this scope; null if there is none. */
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
