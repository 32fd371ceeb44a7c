package io.leanq.render;

import io.leanq.tree.QueryNode;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sources that a column may belong to at one place of a statement: those of its query, then those around it. */
final class Scope {
    private static final SourceInstance[] NONE = {};

    final @Nullable Scope outer;

    /**
     * Whether names need no qualifier, since there is only one source: in the condition and values of an update or
     * delete.
     */
    final boolean unqualified;

    /**
     * The select whose list is being printed, which may use its named windows; null in its other clauses, and in all of
     * a sub-query.
     */
    QueryNode.@Nullable Select listed;

    /** The named windows that the list has used so far; null for none. */
    @Nullable
    List<Window> windows;

    /** The first source, which most statements have alone; null until one is added. */
    private @Nullable SourceInstance first;

    private final SourceInstance[] others;
    private int visible;

    /** A bit for the last character of each qualifier, so that most names are found to be new by one look. */
    private short lastCharacters;

    /** @param most the most sources that will be added */
    Scope(@Nullable Scope outer, boolean unqualified, int most) {
        this.outer = outer;
        this.unqualified = unqualified;
        this.others = most > 1 ? new SourceInstance[most - 1] : NONE;
    }

    /** @return false, without adding it, if a source with this qualifier is there */
    boolean add(SourceInstance source) {
        String qualifier = source.qualifier();
        short bit = bit(qualifier);
        if ((lastCharacters & bit) != 0 && find(qualifier) != null) {
            return false;
        }
        lastCharacters |= bit;
        if (visible == 0) {
            first = source;
        } else {
            others[visible - 1] = source;
        }
        visible++;
        return true;
    }

    /** The same bit for a letter in both cases; all bits where one bit does not tell the case. */
    private static short bit(String qualifier) {
        char last = qualifier.isEmpty() ? 0 : qualifier.charAt(qualifier.length() - 1);
        return last > 0 && last < 128 ? (short) (1 << (last & 0xf)) : -1;
    }

    boolean isEmpty() {
        return visible == 0;
    }

    /**
     * Makes only so many sources visible: a join condition does not see later joins, and a lateral source sees those
     * before it. The condition of the last join sees all.
     */
    void show(int sources) {
        visible = sources;
    }

    /**
     * The source in this scope to which a column of the wanted source would belong by its qualifier; null if there is
     * none.
     */
    @Nullable
    SourceInstance find(SourceInstance wanted) {
        if (first == wanted && visible > 0) {
            return wanted;
        }
        for (int i = 1; i < visible; i++) {
            if (others[i - 1] == wanted) {
                return wanted;
            }
        }
        return find(wanted.qualifier());
    }

    /** The source in this scope with this qualifier; null if there is none. */
    @Nullable
    SourceInstance find(String qualifier) {
        if (first != null && visible > 0 && SourceInstance.sameName(first.qualifier(), qualifier)) {
            return first;
        }
        for (int i = 1; i < visible; i++) {
            SourceInstance source = others[i - 1];
            if (SourceInstance.sameName(source.qualifier(), qualifier)) {
                return source;
            }
        }
        return null;
    }

    /** Another instance of the same table in this scope; null if there is none. */
    @Nullable
    SourceInstance sameTable(SourceInstance wanted) {
        if (isSameTable(first, wanted)) {
            return first;
        }
        for (SourceInstance source : others) {
            if (isSameTable(source, wanted)) {
                return source;
            }
        }
        return null;
    }

    private static boolean isSameTable(@Nullable SourceInstance source, SourceInstance wanted) {
        return source instanceof SourceInstance.OfTable one
                && wanted instanceof SourceInstance.OfTable two
                && one.table().equals(two.table());
    }
}
