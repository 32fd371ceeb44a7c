package io.leanq.query;

import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.RecordingBinds;
import io.leanq.testkit.Students;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Params: placeholders for values that each execution supplies. */
class ParamTest {
    private final Students s = STUDENTS;
    private final Param<Integer> id = param("id", DataType.INTEGER);
    private final Param<String> name = param("name", DataType.VARCHAR);

    @Test
    void valueReplacesEveryOccurrenceOfItsParam() {
        assertRenders(
                update(s)
                        .set(s.name, name)
                        .where(s.id.eq(id).or(s.name.eq(name)))
                        .with(id, 7)
                        .with(name, "Ann"),
                LEANXCALE_LIKE,
                "UPDATE students SET name = ? WHERE id = ? OR name = ?",
                "Ann",
                7,
                "Ann");
    }

    @Test
    void valuesAndParamsAreBoundInTheOrderOfTheText() {
        RecordingBinds binds = new RecordingBinds();
        select(s.id)
                .from(s)
                .where(s.name.eq("x").and(s.id.between(id, s.id)).and(s.name.ne("y")))
                .limit(3)
                .with(id, 7)
                .bound(LEANXCALE_LIKE)
                .writeTo(binds);
        assertThat(binds.values).containsExactly("x", 7, "y", 3);
    }

    @Test
    void aLaterValueReplacesAnEarlierOne() {
        Query<Integer> query = select(s.id).from(s).where(s.id.eq(id).and(s.name.eq(name)));
        assertRenders(
                query.with(id, 1).with(name, "x").with(id, 2),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE students.id = ? AND students.name = ?",
                2,
                "x");
    }

    @Test
    void templateStaysWithoutValues() {
        Query<Integer> template = select(s.id).from(s).where(s.id.eq(id));
        template.with(id, 1);
        assertThatThrownBy(() -> template.render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .hasMessage("param id has no value: call with(id, value) on the statement before it is run");
        assertThatThrownBy(() -> template.bound(LEANXCALE_LIKE).writeTo(new RecordingBinds()))
                .isInstanceOf(InvalidStatement.class);
    }

    @Test
    void pagingMayFollowValues() {
        assertRenders(
                select(s.id).from(s).where(s.id.eq(id)).with(id, 1).limit(2).offset(3),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE students.id = ? LIMIT ? OFFSET ?",
                1,
                2,
                3);
    }

    @Test
    void aForeignParamIsRefused() {
        assertThatThrownBy(() -> deleteFrom(s)
                        .where(s.id.eq(id))
                        .with(id, 1)
                        .with(name, "x")
                        .render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .hasMessage("param name was given a value but does not occur in the statement");
    }

    @Test
    @NullUnmarked
    void nullIsRefused() {
        assertThatThrownBy(() -> select(s.id).from(s).where(s.id.eq(id)).with(id, null))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("isNull()");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aCollectionIsRefused() {
        Param raw = id;
        assertThatThrownBy(() -> select(s.id).from(s).where(s.id.eq(id)).with(raw, List.of(1, 2)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll("not a collection", "in(values)");
    }

    @Test
    void aDecimalThatDoesNotFitIsRefusedWithoutShowingIt() {
        Param<BigDecimal> price = param("price", DataType.DECIMAL(4, 1));
        Query<Long> query = select(READINGS.sensor).from(READINGS).where(READINGS.price.eq(price));
        assertThatThrownBy(() -> query.with(price, new BigDecimal("47.11")))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("more digits than DECIMAL(4,1)")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("47"));
    }

    @Test
    void valuesOfInnerQueriesAreRefused() {
        Query<Integer> inner = select(ADDRESSES.studentId).from(ADDRESSES).where(ADDRESSES.studentId.eq(id));
        assertRenders(
                select(s.id).from(s).where(s.id.in(inner)).with(id, 1),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE students.id IN"
                        + " (SELECT addresses.st_id FROM addresses WHERE addresses.st_id = ?)",
                1);
        assertThatThrownBy(() -> s.id.in(inner.with(id, 1)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("outermost statement");
        assertThatThrownBy(() -> inner.union(inner.with(id, 1))).hasMessageContaining("outermost statement");
        assertThatThrownBy(() -> Dsl.derived("d", inner.with(id, 1))).hasMessageContaining("outermost statement");
    }

    @Test
    void paramsWithTheSameNameAndTypeAreEqual() {
        assertRenders(
                select(s.id).from(s).where(s.id.eq(id)).with(param("id", DataType.INTEGER), 1),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE students.id = ?",
                1);
    }

    @Test
    void batchNamesTheParamsThatDoNotOccur() {
        Param<Integer> id = param("id", DataType.INTEGER);
        Batch<Integer> batch = batchOf(
                deleteFrom(STUDENTS).where(STUDENTS.name.eq("x")),
                each(id, (Integer row) -> row),
                each(param("at", DataType.INTEGER), (Integer row) -> row));
        assertThatThrownBy(() -> batch.prepare(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .hasMessage("batchOf gives each row a value for at, id, which is no param of the statement");
    }

    @Test
    void nullInABatchIsRefusedUnlessEachNullableAllowsIt() {
        Param<String> name = param("name", DataType.VARCHAR);
        Batch<String> batch = batchOf(deleteFrom(STUDENTS).where(STUDENTS.name.eq(name)), each(name, row -> null));
        PreparedBatch<String> prepared = batch.prepare(LEANXCALE_LIKE);
        assertThatThrownBy(() -> prepared.encode("row", new RecordingBinds(), sequence -> 1))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("each(name, …) gave null")
                .hasMessageContaining("eachNullable");
    }
}
