package io.leanq.migrate;

import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the head of a statement that creates one object. Used once. */
final class CreationHead {
    /** Words behind ADD that begin no column. */
    private static final Set<String> NO_COLUMN =
            Set.of("CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "PARTITION", "INDEX", "(");

    private final List<String> words;
    private int at;

    CreationHead(List<String> words) {
        this.words = words;
    }

    Optional<ObjectProbe> probe() {
        if (skip("CREATE")) {
            return created();
        }
        return skip("ALTER") && skip("TABLE") ? column() : Optional.empty();
    }

    private Optional<ObjectProbe> created() {
        if (skip("TABLE") || (skip("CACHE") || skip("DELTA")) && skip("TABLE")) {
            return stands("AS") ? Optional.empty() : object(ObjectProbe.Kind.TABLE);
        }
        if (skip("VIEW")) {
            return object(ObjectProbe.Kind.VIEW);
        }
        if (skip("SEQUENCE")) {
            return object(ObjectProbe.Kind.SEQUENCE);
        }
        return skip("INDEX") || skip("UNIQUE") && skip("INDEX") ? index() : Optional.empty();
    }

    private Optional<ObjectProbe> object(ObjectProbe.Kind kind) {
        ifNotExists();
        return name().map(object -> new ObjectProbe(kind, object, ""));
    }

    private Optional<ObjectProbe> index() {
        ifNotExists();
        Optional<String> index = part();
        if (index.isEmpty() || !skip("ON")) {
            return Optional.empty();
        }
        return name().map(table -> new ObjectProbe(ObjectProbe.Kind.INDEX, table, index.get()));
    }

    /** {@code ALTER TABLE t ADD [COLUMN] c …} of one column. */
    private Optional<ObjectProbe> column() {
        Optional<ObjectName> table = name();
        if (table.isEmpty() || !skip("ADD") || stands(",")) {
            return Optional.empty();
        }
        skip("COLUMN");
        ifNotExists();
        if (at < words.size() && NO_COLUMN.contains(words.get(at))) {
            return Optional.empty();
        }
        return part().map(column -> new ObjectProbe(ObjectProbe.Kind.COLUMN, table.get(), column));
    }

    private void ifNotExists() {
        if (skip("IF") && skip("NOT")) {
            skip("EXISTS");
        }
    }

    private boolean skip(String word) {
        boolean there = at < words.size() && words.get(at).equals(word);
        at += there ? 1 : 0;
        return there;
    }

    /** Whether a word stands behind this place, outside of parentheses. */
    private boolean stands(String word) {
        int open = 0;
        for (String one : words.subList(at, words.size())) {
            open += one.equals("(") ? 1 : one.equals(")") ? -1 : 0;
            if (open == 0 && one.equals(word)) {
                return true;
            }
        }
        return false;
    }

    private Optional<ObjectName> name() {
        Optional<String> first = part();
        if (first.isEmpty() || !skip(".")) {
            return first.map(ObjectName::of);
        }
        return part().map(second -> new ObjectName(first, second));
    }

    /**
     * A name as LeanQ has it. Empty for a name in quotes that would be regular without them: the catalog may have it in
     * two cases.
     */
    private Optional<String> part() {
        if (at >= words.size()) {
            return Optional.empty();
        }
        String word = words.get(at++);
        if (word.startsWith("\"") && word.length() > 2) {
            String name = word.substring(1, word.length() - 1).replace("\"\"", "\"");
            return Identifiers.isRegular(name.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(name);
        }
        String name = word.toLowerCase(Locale.ROOT);
        return Identifiers.isRegular(name) ? Optional.of(name) : Optional.empty();
    }
}
