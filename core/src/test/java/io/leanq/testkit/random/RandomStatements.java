package io.leanq.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * So many random statements, as the system properties {@code random.statements}, {@code random.seed} and
 * {@code random.first} ask for, or else those of the build; and what is asserted of them.
 */
public final class RandomStatements {
    private static final long USUAL_SEED = 1;

    private final long seed = Long.getLong("random.seed", USUAL_SEED);
    private final long first = Long.getLong("random.first", 0);
    private final long count;
    private final boolean usual;

    /** @param usual how many the build runs */
    public RandomStatements(long usual) {
        this.count = Long.getLong("random.statements", usual);
        this.usual = seed == USUAL_SEED && first == 0 && count == usual;
    }

    public SampleData data() {
        return new SampleData(seed);
    }

    /**
     * That the engines agree with the evaluator, known differences apart: those are fewer than one statement in a hundred,
     * and in the build's run each is seen as often as it is listed.
     */
    public void agree(SampleData data, List<Engine> engines, List<Difference> known) {
        RandomRun run = new RandomRun(seed, data, engines, known);
        run.run(first, count);
        int differences =
                run.listed().values().stream().mapToInt(Integer::intValue).sum();
        List<String> names = engines.stream().map(Engine::name).toList();
        System.out.println("random statements on " + names + ": " + count + " from " + first + " with -Drandom.seed="
                + seed + ", of which " + differences + " show listed differences");
        run.listed().forEach((difference, seen) -> System.out.println("  " + seen + " x " + difference));
        assertThat(run.unlisted())
                .as("run again with -Drandom.seed=%d -Drandom.first=NUMBER -Drandom.statements=1", seed)
                .isEmpty();
        assertThat(differences)
                .as("listed differences in %d statements on %d engines", count, engines.size())
                .isLessThanOrEqualTo((int) (count * engines.size() / 100));
        if (usual) {
            for (Map.Entry<Difference, Integer> entry : run.listed().entrySet()) {
                assertThat(entry.getValue())
                        .as("how often the build's run shows %s", entry.getKey())
                        .isEqualTo(entry.getKey().count());
            }
        }
    }
}
