package io.leanq.exec;

import static io.leanq.testkit.Students.STUDENT_IDS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.Query;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.CalciteJudge;
import io.leanq.testkit.KitRows;
import io.leanq.testkit.Students;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Keys drawn ahead: the number of SQL texts for them, and numbers that a server repeats. */
class KeyDrawsTest {
    private final Set<String> texts = new LinkedHashSet<>();
    private final List<Integer> answered = new ArrayList<>();

    private static List<Long> draw(KeyDraws draws, int count) {
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(draws.next(STUDENT_IDS));
        }
        return keys;
    }

    private List<Long> recorded(Query<Long> query, List<Long> numbers) {
        texts.add(query.render(LEANXCALE_LIKE).sql());
        answered.add(numbers.size());
        return numbers;
    }

    @Test
    void thousandKeysNeedTwoSqlTextsOnCalcite() throws SQLException {
        try (CalciteEngine calcite = new CalciteEngine().with(KitRows.students())) {
            KeyDraws draws = new KeyDraws(query -> recorded(query, numbers(calcite, query)));
            assertThat(draw(draws, 1_000)).doesNotHaveDuplicates().doesNotContainNull();
        }
        assertThat(texts).hasSize(2).allSatisfy(KeyDrawsTest::assertPrepares);
        assertThat(answered).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256);
    }

    private static void assertPrepares(String sql) {
        assertThat(CalciteJudge.knowing(Students.STUDENTS).objection(sql))
                .as(sql)
                .isNull();
    }

    private static List<Long> numbers(CalciteEngine calcite, Query<Long> query) {
        try {
            return calcite.fetch(query, LEANXCALE_LIKE).stream()
                    .map(row -> (Long) row.get(0))
                    .toList();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void numberRepeatedForAllRowsIsTakenOnce() {
        AtomicLong next = new AtomicLong(100);
        KeyDraws draws = new KeyDraws(query -> {
            long number = next.getAndIncrement();
            boolean block = query.render(LEANXCALE_LIKE).sql().contains("LIMIT");
            return recorded(query, block ? List.of(number, number) : List.of(number));
        });
        assertThat(draw(draws, 5)).containsExactly(100L, 101L, 102L, 103L, 104L);
        assertThat(answered).as("one by one after the first block").containsExactly(1, 2, 1, 1, 1);
    }

    @Test
    void numberRepeatedForSomeRowsLosesNoOther() {
        List<List<Long>> answers = new ArrayList<>(List.of(List.of(1L), List.of(2L, 3L), List.of(4L, 4L, 5L, 5L)));
        KeyDraws draws = new KeyDraws(query -> answers.remove(0));
        assertThat(draw(draws, 5)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
}
