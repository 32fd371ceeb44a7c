package io.leanq.render;

import io.leanq.tree.SourceInstance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sources that a column may belong to at one place of a statement: those of its query, then those around it. */
final class Scope {
    final @Nullable Scope outer;

    /** Where no other source can be meant, names need no qualifier: the condition and values of one table's change. */
    final boolean unqualified;

    private final List<SourceInstance> sources = new ArrayList<>(4);
    private int visible;

    Scope(@Nullable Scope outer, boolean unqualified) {
        this.outer = outer;
        this.unqualified = unqualified;
    }

    void add(SourceInstance source) {
        sources.add(source);
        visible = sources.size();
    }

    /** Only the first {@code count} sources can be seen: a join condition does not see later joins. */
    void show(int count) {
        visible = count;
    }

    void showAll() {
        visible = sources.size();
    }

    /** The source that a column of the wanted one would be taken to belong to, looking at this scope only. */
    @Nullable
    SourceInstance find(SourceInstance wanted) {
        for (int i = 0; i < visible; i++) {
            if (sources.get(i) == wanted) {
                return wanted;
            }
        }
        return find(wanted.qualifier());
    }

    /** The source that a qualifier means here, looking at this scope only. */
    @Nullable
    SourceInstance find(String qualifier) {
        for (int i = 0; i < visible; i++) {
            SourceInstance source = sources.get(i);
            if (sameName(source.qualifier(), qualifier)) {
                return source;
            }
        }
        return null;
    }

    /** Another instance of the same table. */
    @Nullable
    SourceInstance sameTable(SourceInstance wanted) {
        for (SourceInstance source : sources) {
            if (source instanceof SourceInstance.OfTable one
                    && wanted instanceof SourceInstance.OfTable two
                    && one.table().equals(two.table())) {
                return source;
            }
        }
        return null;
    }

    /** In any case, quoted or not: there are servers that compare all names so, and two of one name would be confused. */
    static boolean sameName(String a, String b) {
        return a.equalsIgnoreCase(b);
    }
}
