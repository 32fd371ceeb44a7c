package io.leanq.exec;

import io.leanq.query.Dsl;
import io.leanq.query.Query;
import io.leanq.schema.Sequence;
import io.leanq.type.DataType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Draws the keys of a batch ahead, in few round trips: one, two, four … up to 512 at once, so at most as many are lost as
 * were used; gaps are normal. Used by one batch.
 */
final class KeyDraws {
    private static final int MOST_AT_ONCE = 512;

    private final Function<Query<Long>, List<Long>> fetch;
    private final Map<Sequence, Deque<Long>> drawn = new HashMap<>();
    private final Map<Sequence, Integer> nextAmount = new HashMap<>();

    KeyDraws(Function<Query<Long>, List<Long>> fetch) {
        this.fetch = fetch;
    }

    long next(Sequence sequence) {
        Deque<Long> waiting = drawn.computeIfAbsent(sequence, s -> new ArrayDeque<>());
        if (waiting.isEmpty()) {
            int amount = nextAmount.getOrDefault(sequence, 1);
            waiting.addAll(draw(sequence, amount));
            nextAmount.put(sequence, Math.min(MOST_AT_ONCE, amount * 2));
        }
        return waiting.remove();
    }

    /**
     * By one number for each row of a derived table. A server that computes NEXT VALUE once for the whole statement would
     * give one number several times: then only that one is taken.
     */
    private List<Long> draw(Sequence sequence, int amount) {
        if (amount == 1) {
            return fetch.apply(Dsl.select(sequence.next()));
        }
        Query<Integer> row = Dsl.select(Dsl.value(0, DataType.INTEGER));
        Query<Integer> rows = row;
        for (int i = 1; i < amount; i++) {
            rows = rows.unionAll(row);
        }
        List<Long> numbers = fetch.apply(Dsl.select(sequence.next()).from(Dsl.derived("drawn", rows)));
        return new HashSet<>(numbers).size() == numbers.size() ? numbers : List.of(numbers.get(0));
    }
}
