package io.leanq.testkit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices, the same for the same seed. */
final class Choice {
    private final SplittableRandom random;
    private final boolean earlyDays;
    private final long statement;

    /**
     * @param statement the number of the statement in the run, so that it can be made again without those before it
     * @param earlyDays whether days before 1582-10-15 are among the values
     */
    Choice(long seed, long statement, boolean earlyDays) {
        this.random = new SplittableRandom(seed * 1_000_003 + statement);
        this.earlyDays = earlyDays;
        this.statement = statement;
    }

    /** Whether the statement is one of each so many, which takes nothing from the choices of the others. */
    boolean isOneOf(int many) {
        return statement % many == many - 1;
    }

    boolean earlyDays() {
        return earlyDays;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <E> E one(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // read at once
    final <E> E of(E... elements) {
        return elements[random.nextInt(elements.length)];
    }

    /** A number of elements in random order, each place of the list at most once. */
    <E> List<E> some(List<E> list, int count) {
        List<E> left = new ArrayList<>(list);
        List<E> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
    }
}
