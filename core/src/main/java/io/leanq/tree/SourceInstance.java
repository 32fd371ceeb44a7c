package io.leanq.tree;

import java.util.List;
import java.util.Optional;

/** One occurrence of a source in a from clause, to which columns belong. */
public sealed interface SourceInstance {

    /** The source of declared columns, which stands in no from clause. */
    SourceInstance DECLARED = new OfQuery("field", List.of(), 0);

    /**
     * Whether two sources with these names could be confused: the names are compared in any case, since some servers
     * compare even quoted names so.
     */
    static boolean sameName(String a, String b) {
        return a.length() == b.length() && !differAtOnce(a, b) && a.equalsIgnoreCase(b);
    }

    /**
     * Whether one character shows that the names differ, as with most names. ASCII only, where the cases of a letter
     * differ in one bit.
     */
    private static boolean differAtOnce(String a, String b) {
        if (a.isEmpty()) {
            return false;
        }
        int one = a.charAt(a.length() - 1);
        int other = b.charAt(b.length() - 1);
        return one < 128 && other < 128 && (one | 0x20) != (other | 0x20);
    }

    /** The qualifier of the columns of this instance. */
    String qualifier();

    /** A table under its own name or an alias. The same table under another alias is another instance. */
    record OfTable(TableIdentity table, Optional<String> alias) implements SourceInstance {
        @Override
        public String qualifier() {
            return alias.isPresent() ? alias.get() : table.name().name();
        }

        @Override
        public String toString() {
            return alias.map(a -> table + " AS " + a).orElse(table.toString());
        }
    }

    /**
     * A derived table, identified by its alias, the names of its columns and the hash code of its query. The hash code
     * distinguishes derived tables with the same alias without a walk over the query for each column.
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

    /** A common table under its own name or an alias. */
    record OfCommonTable(TableIdentity table, Optional<String> alias) implements SourceInstance {
        @Override
        public String qualifier() {
            return alias.isPresent() ? alias.get() : table.name().name();
        }

        @Override
        public String toString() {
            return "common table " + table + alias.map(a -> " AS " + a).orElse("");
        }
    }
}
