package io.leanq.testkit.random;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that an engine does otherwise than the evaluator, though LeanQ can do nothing about it.
 *
 * @param sort as in {@link Judgement}
 * @param constructs what the statement has in it: parts of operations with the types of their operands
 * @param words a regular expression found in the engine's message; empty for other rows
 * @param count how many statements of the build's run show it
 */
public record Difference(String engine, String sort, List<String> constructs, String words, int count, String reason) {

    /** A statement that fails though it should not. */
    static Difference failing(String engine, List<String> constructs, String words, int count, String reason) {
        return new Difference(engine, "fails", constructs, words, count, reason);
    }

    /** A statement that gives other rows. */
    static Difference ofRows(String engine, List<String> constructs, int count, String reason) {
        return new Difference(engine, "other rows", constructs, "", count, reason);
    }

    /** A message tells a failure apart; other rows are told apart by what is left of the statement once it is narrowed down. */
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
