package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.UnknownSortKey;
import io.leanq.schema.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The orders that somebody outside of the program may ask for by name, such as the user of a web page:
 *
 * <pre>{@code
 * static final Sorting ALLOWED = Sorting.of(o.price, o.due).with("newest", o.at.desc());
 *
 * selectFrom(o).orderBy(ALLOWED.parse("price,-due")).orderBy(o.id).limit(20)
 * }</pre>
 *
 * <p>A name of the text only selects among the allowed keys; no part of the text reaches SQL. Immutable and
 * thread-safe.
 */
public final class Sorting {
    private static final Sorting NONE = new Sorting(Map.of());

    /** The keys of each name, in the order in which they were given. */
    private final Map<String, Entry> entries;

    /** A name as it was given, and its keys. */
    private record Entry(String name, List<SortKey> keys) {}

    private Sorting(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * Allows columns by their names in the database.
     *
     * @throws InvalidStatement if two columns have the same name: give one of both another by {@link #with}
     */
    public static Sorting of(Column<?, ?>... columns) {
        Sorting all = NONE;
        for (Column<?, ?> column : Needed.ARRAY.in("Sorting.of", columns)) {
            Column<?, ?> present = Needed.COLUMN.in("Sorting.of", column);
            all = all.and(present.name(), List.of(present.sortKey()));
        }
        return all;
    }

    /** {@link #of(Column...)} with columns that are known at run time only. */
    public static Sorting of(Collection<? extends Column<?, ?>> columns) {
        return of(Needed.COLUMNS.in("Sorting.of", columns).toArray(new Column<?, ?>[0]));
    }

    /**
     * The same orders and another one.
     *
     * @param name letters of either case mean the same name
     * @throws InvalidStatement if the name is given already, is blank, begins with a minus, or contains a comma or a
     *     space; or if no key is given
     */
    public Sorting with(String name, Sortable... keys) {
        List<SortKey> sortKeys = new ArrayList<>();
        for (Sortable key : Needed.ARRAY.in("with(name, null)", keys)) {
            sortKeys.add(Needed.SORT_KEY.in("with(name, null)", key).sortKey());
        }
        return and(Needed.NAME.in("with(null, …)", name), sortKeys);
    }

    /** {@link #with(String, Sortable...)} with keys that are known at run time only. */
    public Sorting with(String name, List<? extends Sortable> keys) {
        return with(name, Needed.SORT_KEYS.in("with(name, null)", keys).toArray(new Sortable[0]));
    }

    private Sorting and(String name, List<SortKey> keys) {
        if (name.isEmpty()
                || name.startsWith("-")
                || name.chars().anyMatch(c -> c == ',' || Character.isWhitespace(c))) {
            throw new InvalidStatement(
                    "Sorting: \"" + name + "\" cannot be the name of an order: a name is not empty, does"
                            + " not begin with a minus, and has no comma and no space");
        }
        if (keys.isEmpty()) {
            throw new InvalidStatement("Sorting: the order " + name + " needs at least one key");
        }
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        if (more.put(folded(name), new Entry(name, List.copyOf(keys))) != null) {
            throw new InvalidStatement(
                    "Sorting: two orders are named " + name + ": name one of both otherwise, by with(name, key)");
        }
        return new Sorting(more);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The names that are allowed, in the order in which they were given. */
    public List<String> names() {
        return entries.values().stream().map(Entry::name).toList();
    }

    /**
     * The keys that a text asks for: names with commas between them, each with a minus before it for the reverse order,
     * such as {@code "price,-due"}. Letters of either case, and spaces around a name, mean the same. A blank text asks
     * for none, and so does a blank name.
     *
     * <p>The reverse of an order reverses each of its keys; NULLs that are first or last by
     * {@link SortKey#nullsFirst()} or {@link SortKey#nullsLast()} stay there. Rows that are equal in all keys have no
     * order among themselves: where pages must not overlap, a unique key stands behind, as in
     * {@code orderBy(allowed.parse(text)).orderBy(t.id)}.
     *
     * @return the keys for {@link Ordered#orderBy(List)}, empty for none
     * @throws UnknownSortKey if a name is not allowed, or is said twice; its message lists the allowed names and does
     *     not repeat the text
     */
    public List<SortKey> parse(String text) {
        List<SortKey> keys = new ArrayList<>();
        Set<Entry> seen = new HashSet<>();
        String[] names = Needed.ORDER.in("parse", text).split(",");
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            if (!name.isEmpty()) {
                boolean reversed = name.startsWith("-");
                Entry entry = entries.get(folded(reversed ? name.substring(1).strip() : name));
                if (entry == null) {
                    throw refused(i + 1, "is not allowed");
                }
                if (!seen.add(entry)) {
                    throw refused(i + 1, "is there already");
                }
                entry.keys.forEach(key -> keys.add(reversed ? key.reversed() : key));
            }
        }
        return List.copyOf(keys);
    }

    private UnknownSortKey refused(int position, String reason) {
        return new UnknownSortKey(
                "sort key " + position + " " + reason + "; allowed are " + names()
                        + ", each once, a minus before it for" + " the reverse order",
                position,
                names());
    }

    @Override
    public String toString() {
        return "Sorting" + names();
    }
}
