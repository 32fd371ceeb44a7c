package io.leanq.exec;

import io.leanq.query.Derived;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Draws the keys of a batch ahead, in few round trips: one, two, four … up to 256 at once, so that no more numbers stay
 * unused than were used; gaps are normal. Each sequence has two SQL texts, one for a single key and one for a block.
 * The size of a block is a bound limit, so a server prepares each text once for all batches of a connection. One
 * instance serves one batch.
 */
final class KeyDraws {
    /** The number of rows of each of the two derived tables whose product is a block. */
    private static final int SIDE = 16;

    private static final int MOST_AT_ONCE = SIDE * SIDE;

    private final Function<Query<Long>, List<Long>> fetch;
    private final Map<Sequence, Ahead> drawn = new HashMap<>();

    /** The keys of one sequence that are drawn and not yet used, and the size of the next draw. */
    private static final class Ahead {
        final Deque<Long> waiting = new ArrayDeque<>();
        int amount = 1;
        boolean inBlocks = true;
    }

    KeyDraws(Function<Query<Long>, List<Long>> fetch) {
        this.fetch = fetch;
    }

    long next(Sequence sequence) {
        Ahead ahead = drawn.computeIfAbsent(sequence, s -> new Ahead());
        if (ahead.waiting.isEmpty()) {
            ahead.waiting.addAll(draw(sequence, ahead));
        }
        return ahead.waiting.remove();
    }

    /**
     * Draws numbers and drops duplicates. A server that computes NEXT VALUE once for the whole statement returns one
     * number several times; from then on keys are drawn one at a time.
     */
    private Set<Long> draw(Sequence sequence, Ahead ahead) {
        int asked = ahead.amount;
        List<Long> rows = asked == 1 ? fetch.apply(Dsl.select(sequence.next())) : block(sequence, asked);
        Set<Long> numbers = new LinkedHashSet<>(rows);
        ahead.inBlocks &= numbers.size() == asked;
        ahead.amount = ahead.inBlocks ? Math.min(MOST_AT_ONCE, asked * 2) : 1;
        return numbers;
    }

    /**
     * Draws this many numbers in one statement, one for each row of a product of two derived tables. In a select with a
     * FROM, Calcite's validator takes the name of a sequence for that of a column unless it stands inside a CASE; but
     * standard SQL has no NEXT VALUE inside a CASE. A dialect that refuses the one form has the other.
     */
    private List<Long> block(Sequence sequence, int asked) {
        NumberExpression<Integer> zero = Dsl.inline(0);
        Query<Integer> row = Dsl.select(zero);
        Query<Integer> rows = row;
        for (int i = 1; i < SIDE; i++) {
            rows = rows.unionAll(row);
        }
        Derived<Integer> first = Dsl.derived("drawn", rows);
        Derived<Integer> second = Dsl.derived("times", rows);
        Expression<Long> number =
                Dsl.caseWhen(first.get(zero).isNotNull(), sequence.next()).otherwiseNull();
        try {
            return fetch.apply(Dsl.select(number).from(first).crossJoin(second).limit(asked));
        } catch (UnsupportedSqlException standard) {
            return fetch.apply(
                    Dsl.select(sequence.next()).from(first).crossJoin(second).limit(asked));
        }
    }
}
