package io.leanq.cli.diagram;

import io.leanq.tree.ObjectName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The frames around tables that belong together.
 *
 * @param named names of frames, with the pattern of the whole names of their tables; the first that matches holds
 * @param rule what frames the other tables
 */
record Grouping(Map<String, Pattern> named, Rule rule) {
    static final Grouping NONE = new Grouping(Map.of(), Rule.NONE);

    /** What frames a table that no pattern matches. */
    enum Rule {
        /** Nothing. */
        NONE,
        /** Its schema. */
        SCHEMA,
        /** Its name up to the first underscore, where two tables or more have that in common. */
        PREFIX
    }

    Grouping {
        named = new LinkedHashMap<>(named);
    }

    /** The frames of tables, each at the index of its name. */
    List<Optional<String>> of(List<ObjectName> names) {
        Map<String, Integer> prefixes = new HashMap<>();
        names.stream()
                .filter(name -> pattern(name).isEmpty())
                .forEach(name -> prefixes.merge(prefix(name), 1, Integer::sum));
        return names.stream()
                .map(name -> pattern(name).or(() -> byRule(name, prefixes)))
                .toList();
    }

    private Optional<String> pattern(ObjectName name) {
        return named.entrySet().stream()
                .filter(group -> group.getValue().matcher(name.name()).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<String> byRule(ObjectName name, Map<String, Integer> prefixes) {
        return switch (rule) {
            case NONE -> Optional.empty();
            case SCHEMA -> name.schema();
            case PREFIX -> Optional.of(prefix(name)).filter(prefix -> prefixes.get(prefix) > 1);
        };
    }

    private static String prefix(ObjectName name) {
        int end = name.name().indexOf('_', 1);
        return end < 0 ? name.name() : name.name().substring(0, end);
    }
}
