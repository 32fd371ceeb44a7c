package io.leanq.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * The random statements of one test, and the assertion about them. The system properties {@code random.statements},
 * {@code random.seed} and {@code random.first} set their number, seed and first statement.
 */
public final class RandomStatements {
    private static final long USUAL_SEED = 1;

    private final long seed = Long.getLong("random.seed", USUAL_SEED);
    private final long first = Long.getLong("random.first", 0);
    private final long count;
    private final boolean usual;

    /** @param usual the number of statements in the build */
    public RandomStatements(long usual) {
        this.count = Long.getLong("random.statements", usual);
        this.usual = seed == USUAL_SEED && first == 0 && count == usual;
    }

    /** @param earlyDays whether days before 1582-10-15 are among the values, see {@link SampleData} */
    public SampleData data(boolean earlyDays) {
        return new SampleData(seed, earlyDays);
    }

    /**
     * Asserts that the engine agrees with the evaluator except for known differences. Those must be fewer than one
     * statement in a hundred, and in the build's run each must occur exactly as often as it is listed.
     */
    public void agree(SampleData data, Engine engine, List<Difference> known) {
        RandomRun run = new RandomRun(data, engine, known);
        run.run(first, count);
        int differences =
                run.listed().values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("random statements on " + engine.name() + ": " + count + " from " + first
                + " with -Drandom.seed=" + seed + ", of which " + differences + " show listed differences");
        run.listed().forEach((difference, seen) -> System.out.println("  " + seen + " x " + difference));
        assertThat(run.unlisted())
                .as("run again with -Drandom.seed=%d -Drandom.first=NUMBER -Drandom.statements=1", seed)
                .isEmpty();
        assertThat(differences).as("listed differences in %d statements", count).isLessThanOrEqualTo((int)
                Math.max(1, count / 100));
        if (usual) {
            for (Map.Entry<Difference, Integer> entry : run.listed().entrySet()) {
                assertThat(entry.getValue())
                        .as("how often the build's run shows %s", entry.getKey())
                        .isEqualTo(entry.getKey().count());
            }
        }
    }
}
