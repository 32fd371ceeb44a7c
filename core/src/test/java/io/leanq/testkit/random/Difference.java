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
 * @param example the number of a later statement of the same seed that shows it, if none of the run does; else -1
 */
public record Difference(
        String engine, String sort, List<String> constructs, String words, int count, long example, String reason) {
    private static final long NONE = -1;

    /** A statement that fails though it should not. */
    static Difference failing(String engine, List<String> constructs, String words, int count, String reason) {
        return new Difference(engine, "fails", constructs, words, count, NONE, reason);
    }

    /** A statement that gives other rows. */
    static Difference ofRows(String engine, List<String> constructs, int count, String reason) {
        return new Difference(engine, "other rows", constructs, "", count, NONE, reason);
    }

    /** Of a run that does not show it: a later statement does. */
    Difference shownBy(long statement) {
        return new Difference(engine, sort, constructs, words, 0, statement, reason);
    }

    /** In the build's run and its example. */
    int expected() {
        return example == NONE ? count : 1;
    }

    boolean hasExample() {
        return example != NONE;
    }

    /**
     * A message tells a failure apart; other rows are told apart by what is left of the statement once it is narrowed
     * down.
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
