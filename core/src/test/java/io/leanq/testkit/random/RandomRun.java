package io.leanq.testkit.random;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs a number of random statements on an engine and collects the differences from the evaluator. */
public final class RandomRun {
    private static final int CHANGES_IN_HUNDRED = 15;

    private final SampleData data;
    private final Engine engine;
    private final Map<Difference, Integer> listed = new LinkedHashMap<>();
    private final Map<String, Finding> unlisted = new TreeMap<>();

    /** An unlisted difference, narrowed down, with the number of its occurrences. */
    private static final class Finding {
        private final String text;
        private int count;

        Finding(String text) {
            this.text = text;
        }
    }

    /** @param differences the known differences of the engine */
    public RandomRun(SampleData data, Engine engine, List<Difference> differences) {
        this.data = data;
        this.engine = engine;
        differences.forEach(difference -> listed.put(difference, 0));
    }

    /** @param first the number of the first statement; a statement depends only on its number and the seed */
    public void run(long first, long count) {
        for (long i = first; i < first + count; i++) {
            Judged statement = made(data.choice(i));
            Optional<Judgement> judgement = statement.on(engine);
            if (judgement.isPresent()) {
                note(i, statement, judgement.get());
            }
        }
    }

    private Judged made(Choice choice) {
        return choice.percent(CHANGES_IN_HUNDRED)
                ? new ChangeMaker(choice, data).change()
                : new JudgedQuery(new QueryMaker(choice, data).query());
    }

    private void note(long number, Judged statement, Judgement judgement) {
        if (count(number, statement, judgement, true)) {
            return;
        }
        Judged least = new Narrowing(engine).narrowed(statement, judgement);
        Judgement shown = least.on(engine).orElse(judgement);
        if (count(number, least, shown, false)) {
            return;
        }
        String label = engine.name() + " | " + shown.sort() + " | " + String.join("; ", constructs(least));
        unlisted.computeIfAbsent(
                        label,
                        key -> new Finding(
                                """
                        %s
                            seed %d, statement %d
                            SQL %s
                            expected %s
                            found    %s
                        """.formatted(key, data.seed(), number, shown.sql(), shown.expected(), shown.found())))
                .count++;
    }

    /** Counts the statement if it shows a known difference, and prints its number. */
    private boolean count(long number, Judged statement, Judgement judgement, boolean byMessage) {
        TreeSet<String> constructs = constructs(statement);
        for (Difference difference : listed.keySet()) {
            if ((difference.isOfMessage() || !byMessage) && difference.covers(engine.name(), judgement, constructs)) {
                listed.merge(difference, 1, Integer::sum);
                System.out.println("statement " + number + " shows the difference of " + difference.constructs() + " "
                        + difference.words());
                return true;
            }
        }
        return false;
    }

    private static TreeSet<String> constructs(Judged statement) {
        TreeSet<String> constructs = new TreeSet<>();
        statement.collectConstructs(constructs);
        return constructs;
    }

    /** The number of statements that showed each known difference. */
    public Map<Difference, Integer> listed() {
        return listed;
    }

    /**
     * A report of the unknown differences, each with a narrowed statement, its seed and its number; empty if there are
     * none.
     */
    public String unlisted() {
        StringBuilder report = new StringBuilder();
        unlisted.values()
                .forEach(finding -> report.append(finding.count).append(" x ").append(finding.text));
        return report.toString();
    }
}
