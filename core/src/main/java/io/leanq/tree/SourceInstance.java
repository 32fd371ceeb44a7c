package io.leanq.tree;

import java.util.List;
import java.util.Optional;

/** One occurrence of a source in a from clause, which column references point at. */
public sealed interface SourceInstance {

    /**
     * Whether two sources of these names would be confused: in any case, quoted or not, since some servers compare all
     * names so.
     */
    static boolean sameName(String a, String b) {
        return a.length() == b.length() && !differAtOnce(a, b) && a.equalsIgnoreCase(b);
    }

    /** A look at one character tells most names apart; only in ASCII are the cases of a letter one bit apart. */
    private static boolean differAtOnce(String a, String b) {
        if (a.isEmpty()) {
            return false;
        }
        int one = a.charAt(a.length() - 1);
        int other = b.charAt(b.length() - 1);
        return one < 128 && other < 128 && (one | 0x20) != (other | 0x20);
    }

    /** What columns of this instance are qualified with. */
    String qualifier();

    /** A table, under its own name or an alias. The same table under another alias is another instance. */
    record OfTable(TableIdentity table, Optional<String> alias) implements SourceInstance {
        @Override
        public String qualifier() {
            return alias.orElse(table.name().name());
        }

        @Override
        public String toString() {
            return alias.map(a -> table + " AS " + a).orElse(table.toString());
        }
    }

    /**
     * A derived table, known by its alias, the names of its columns and the hash code of its query: so that columns of
     * another derived table of the same alias are told apart without walking the query for each.
     */
    record OfQuery(String alias, List<String> columns, int query) implements SourceInstance {
        public OfQuery {
            columns = List.copyOf(columns);
        }

        @Override
        public String qualifier() {
            return alias;
        }

        @Override
        public String toString() {
            return "derived table " + alias;
        }
    }

    /** A common table expression, under its own name or an alias. */
    record OfCommonTable(TableIdentity table, Optional<String> alias) implements SourceInstance {
        @Override
        public String qualifier() {
            return alias.orElse(table.name().name());
        }

        @Override
        public String toString() {
            return "common table " + table + alias.map(a -> " AS " + a).orElse("");
        }
    }
}
