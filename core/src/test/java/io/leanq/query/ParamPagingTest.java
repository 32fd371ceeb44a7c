package io.leanq.query;

import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.eachNullable;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.RecordingBinds;
import io.leanq.testkit.Students;
import org.junit.jupiter.api.Test;

/** Limits and offsets whose number each execution supplies. */
class ParamPagingTest {
    private final Students s = STUDENTS;
    private final Param<Long> rows = param("rows", DataType.BIGINT);
    private final Param<Integer> skipped = param("skipped", DataType.INTEGER);

    @Test
    void numberOfRowsIsSentAsAnInteger() {
        assertRenders(
                select(s.id)
                        .from(s)
                        .orderBy(s.id)
                        .limit(rows)
                        .offset(skipped)
                        .with(rows, 2L)
                        .with(skipped, 1),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students ORDER BY students.id LIMIT ? OFFSET ?",
                2,
                1);
    }

    @Test
    void paramIsBothANumberOfRowsAndAValue() {
        RecordingBinds binds = new RecordingBinds();
        select(s.id)
                .from(s)
                .where(s.id.gt(rows))
                .limit(rows)
                .with(rows, 2L)
                .bound(LEANXCALE_LIKE)
                .writeTo(binds);
        assertThat(binds.values).containsExactly(2L, 2);
    }

    @Test
    void pagesShareTheText() {
        Query<Integer> page = select(s.id).from(s).orderBy(s.id).limit(rows);
        assertThat(page.with(rows, 1L).bound(LEANXCALE_LIKE).sql())
                .isSameAs(page.with(rows, 2L).bound(LEANXCALE_LIKE).sql());
        assertThat(page.with(rows, 1L)).isNotEqualTo(page.with(rows, 2L));
        assertThat(page).hasToString("SELECT students.id FROM students ORDER BY students.id FETCH NEXT ? ROWS ONLY");
    }

    @Test
    void derivedTableTakesAParamAsItsLimit() {
        Derived<Integer> first =
                derived("first", select(s.id).from(s).orderBy(s.id).limit(skipped));
        assertRenders(
                select(first.get(s.id)).from(first).with(skipped, 2),
                LEANXCALE_LIKE,
                "SELECT first.id FROM (SELECT students.id FROM students ORDER BY students.id LIMIT ?) AS first (id)",
                2);
    }

    @Test
    void limitInsideAnExpressionWantsTheNumberItself() {
        Query<Integer> outer = select(s.id)
                .from(s)
                .where(s.id.in(select(s.as("t").id).from(s.as("t")).limit(rows)));
        assertThatThrownBy(() -> outer.with(rows, 2L).render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("cannot be a param: give the number itself");
    }

    @Test
    void impossibleNumbersAreRefusedWithoutBeingShown() {
        Query<Integer> page = select(s.id).from(s).limit(rows);
        for (long wrong : new long[] {-4711, 1L << 31}) {
            assertThatThrownBy(
                            () -> page.with(rows, wrong).bound(LEANXCALE_LIKE).writeTo(new RecordingBinds()))
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessage("param rows is a limit or offset: its value is a number of rows from 0 to 2147483647");
            assertThatThrownBy(() -> page.with(rows, wrong).render(LEANXCALE_LIKE))
                    .isInstanceOf(InvalidStatement.class);
        }
        assertThatThrownBy(() -> page.render(LEANXCALE_LIKE)).hasMessageContaining("param rows has no value");
    }

    @Test
    void paramWithAFractionIsNoNumberOfRows() {
        assertThatThrownBy(() -> select(s.id).from(s).limit(param("d", DataType.DOUBLE)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessage("limit(:d): a number of rows is a whole number, and param d is DOUBLE: declare it as"
                        + " INTEGER or BIGINT");
        assertThatThrownBy(() -> select(s.id).from(s).offset(param("d", DataType.DECIMAL(9, 0))))
                .hasMessageContaining("offset(:d)");
    }

    @Test
    void secondLimitIsRefused() {
        assertThatThrownBy(() -> select(s.id).from(s).limit(1).limit(rows))
                .hasMessageContaining("limit is set already");
        assertThatThrownBy(() -> select(s.id).from(s).offset(rows).offset(1))
                .hasMessageContaining("offset is set already");
    }

    @Test
    void rowsOfABatchSupplyTheNumber() {
        Change copy = insertInto(s, s.id, s.name)
                .select(select(s.id.plus(1000), s.name).from(s).limit(rows));
        RecordingBinds binds = new RecordingBinds();
        PreparedBatch<Long> batch = batchOf(copy, each(rows, (Long row) -> row)).prepare(LEANXCALE_LIKE);
        batch.encode(3L, binds, sequence -> 0);
        assertThat(binds.values).containsExactly(1000, 3);
        PreparedBatch<Long> nullable =
                batchOf(copy, eachNullable(rows, (Long row) -> null)).prepare(LEANXCALE_LIKE);
        assertThatThrownBy(() -> nullable.encode(3L, new RecordingBinds(), sequence -> 0))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("a number of rows");
    }
}
