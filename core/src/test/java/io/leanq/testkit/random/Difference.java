package io.leanq.testkit.random;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A known difference between an engine and the evaluator that LeanQ cannot avoid.
 *
 * @param sort the sort of {@link Judgement}
 * @param constructs constructs of the statement: parts of operations with the types of their operands
 * @param words a regular expression that matches a part of the engine's message; empty for other rows
 * @param count the number of statements of the build's run that show it
 */
public record Difference(String engine, String sort, List<String> constructs, String words, int count, String reason) {

    /** A difference whose statements fail though they should not. */
    static Difference failing(String engine, List<String> constructs, String words, int count, String reason) {
        return new Difference(engine, "fails", constructs, words, count, reason);
    }

    /** A difference whose statements find other rows. */
    static Difference ofRows(String engine, List<String> constructs, int count, String reason) {
        return new Difference(engine, "other rows", constructs, "", count, reason);
    }

    /**
     * Whether the difference is recognized by its message, as failures are. Other rows are recognized by the constructs
     * of the narrowed statement.
     */
    boolean isOfMessage() {
        return sort.equals("fails");
    }

    boolean covers(String seenOn, Judgement judgement, Collection<String> found) {
        return engine.equals(seenOn)
                && sort.equals(judgement.sort())
                && Pattern.compile(words).matcher(judgement.found()).find()
                && constructs.stream()
                        .allMatch(wanted -> found.stream().anyMatch(construct -> construct.contains(wanted)));
    }
}
