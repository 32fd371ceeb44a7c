package io.leanq.codegen.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** Matches names during one run, and knows which patterns matched none. Not thread-safe. */
final class PatternUse {
    private final Set<PlacedPattern> matched = new HashSet<>();
    private final Set<SequenceChoice> applied = new HashSet<>();

    boolean matches(PlacedPattern pattern, String name) {
        return matcher(pattern, name).isPresent();
    }

    /** The match of the whole name; empty if the pattern does not match it. */
    Optional<Matcher> matcher(PlacedPattern pattern, String name) {
        Matcher matcher = pattern.pattern().matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        mark(pattern);
        return Optional.of(matcher);
    }

    /** Counts the pattern as used. */
    void mark(PlacedPattern pattern) {
        matched.add(pattern);
    }

    /** Counts the entry as one that gave a column its sequence. */
    void applied(SequenceChoice choice) {
        applied.add(choice);
    }

    /** A warning for each of the entries that gave no column a sequence. */
    List<String> unapplied(Collection<SequenceChoice> choices) {
        return choices.stream()
                .filter(choice -> !applied.contains(choice))
                .map(choice -> choice.place() + ": " + choice.sequence() + " is the sequence of no column: correct the"
                        + " name or the pattern, or remove the entry")
                .toList();
    }

    /** True if any of the patterns matches; all of them count as used that do. */
    boolean anyMatches(Collection<PlacedPattern> patterns, String name) {
        boolean any = false;
        for (PlacedPattern pattern : patterns) {
            any |= matches(pattern, name);
        }
        return any;
    }

    /** A warning for each of the patterns that matched no name. */
    List<String> unused(Collection<PlacedPattern> patterns, String what) {
        List<String> warnings = new ArrayList<>();
        for (PlacedPattern pattern : patterns) {
            if (!matched.contains(pattern)) {
                warnings.add(pattern.place() + ": \"" + pattern + "\" matches no " + what
                        + ": correct the pattern, or remove it");
            }
        }
        return warnings;
    }
}
