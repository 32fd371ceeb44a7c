package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import io.leanq.testkit.StudentsRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Statements are values: statements that are built alike are equal, and later changes of the caller's objects do not
 * change them.
 */
class StatementEqualityTest {
    private static final Students S = STUDENTS;
    private static final Readings R = READINGS;

    private static void alike(Supplier<? extends Statement> build) {
        Statement one = build.get();
        Statement two = build.get();
        assertThat(one).isNotSameAs(two).isEqualTo(two).hasSameHashCodeAs(two);
    }

    private static void unlike(Statement one, Statement two) {
        assertThat(one).isNotEqualTo(two);
        assertThat(two).isNotEqualTo(one);
    }

    private static Query<Long> whereRaw(byte[] value) {
        return select(R.sensor).from(R).where(R.raw.eq(value));
    }

    private static Query<Long> wherePrice(String value) {
        return select(R.sensor).from(R).where(R.price.eq(new BigDecimal(value)));
    }

    private static Query<Long> whereCounts(List<Long> value) {
        return select(R.sensor).from(R).where(R.counts.eq(value));
    }

    @Test
    void bytesAreComparedByContent() {
        alike(() -> whereRaw(new byte[] {1, 2, 3}));
        unlike(whereRaw(new byte[] {1, 2, 3}), whereRaw(new byte[] {1, 2, 4}));
    }

    @Test
    void decimalsAreComparedWithTheirScale() {
        alike(() -> wherePrice("1.50"));
        unlike(wherePrice("1.50"), wherePrice("1.5"));
    }

    @Test
    void arraysAreComparedElementByElement() {
        alike(() -> whereCounts(new ArrayList<>(List.of(1L, 2L))));
        unlike(whereCounts(List.of(1L, 2L)), whereCounts(List.of(2L, 1L)));
    }

    @Test
    void convertedValuesAreComparedInTheirDatabaseForm() {
        alike(() -> select(R.sensor).from(R).where(R.quality.eq(Readings.Quality.BAD)));
    }

    @Test
    void laterChangesOfTheCallersBytesChangeNothing() {
        byte[] bytes = {1, 2, 3};
        Query<Long> query = whereRaw(bytes);
        bytes[0] = 9;
        assertThat(query).isEqualTo(whereRaw(new byte[] {1, 2, 3}));
    }

    @Test
    void changesOfBytesHandedOutChangeNothing() {
        Query<Long> query = whereRaw(new byte[] {1, 2, 3});
        var kept = (io.leanq.type.Bytes)
                query.render(LEANXCALE_LIKE).binds().get(0).value();
        assertThat(kept).isNotNull();
        kept.toArray()[0] = 9;
        assertThat(query).isEqualTo(whereRaw(new byte[] {1, 2, 3}));
    }

    @Test
    void laterChangesOfTheCallersListsChangeNothing() {
        List<Long> array = new ArrayList<>(List.of(1L, 2L));
        Query<Long> query = whereCounts(array);
        array.clear();
        assertThat(query).isEqualTo(whereCounts(List.of(1L, 2L)));

        List<Integer> ids = new ArrayList<>(List.of(1, 2));
        Query<Integer> in = select(S.id).from(S).where(S.id.in(ids));
        ids.add(3);
        assertThat(in).isEqualTo(select(S.id).from(S).where(S.id.in(List.of(1, 2))));

        List<StudentsRow> rows = new ArrayList<>(List.of(new StudentsRow(1, "Ann", null, true)));
        Insert insert = insertRows(S, rows);
        rows.clear();
        assertThat(insert).isEqualTo(insertRows(S, List.of(new StudentsRow(1, "Ann", null, true))));

        List<Selectable<?>> columns = new ArrayList<>(List.of(S.id));
        Query<Row> dynamic = select(columns).from(S);
        columns.add(S.name);
        assertThat(dynamic.render(LEANXCALE_LIKE).sql()).isEqualTo("SELECT students.id FROM students");
    }

    @Test
    void everyKindOfStatementIsEqualWhenBuiltAlike() {
        alike(() -> selectFrom(S)
                .where(S.id.eq(1).and(S.active).or(S.name.like("x%")))
                .orderBy(S.name.asc())
                .limit(3));
        alike(() -> select(S.name, count()).from(S).groupBy(S.name).having(count().gt(1L)));
        alike(() -> select(S.id, S.name).as(StudentName::new).from(S));
        alike(() -> {
            Addresses a = ADDRESSES.as("a");
            return select(S.id).from(S).join(a).on(a.studentId.eq(S.id));
        });
        alike(() -> {
            Derived<?> d = derived("d", select(S.name).from(S));
            return select(d.get(S.name)).from(d);
        });
        alike(() -> select(S.id).from(S).union(select(ADDRESSES.studentId).from(ADDRESSES)));
        alike(() -> insertInto(S).set(S.id, 1).set(S.name, "x"));
        alike(() -> insertInto(S, S.id, S.name).values(1, "x").values(2, "y"));
        alike(() -> upsertInto(S).set(S.id, 1).setNull(S.name));
        alike(() -> update(S).set(S.name, "x").where(S.id.eq(1)));
        alike(() -> deleteFrom(S).where(S.id.eq(1)));
    }

    record StudentName(Integer id, String name) {}

    /** Inspecting a condition makes its tree, which has no effect on conditions that are built from it. */
    @Test
    void conditionsThatWereInspectedStayEqual() {
        Condition looked = S.id.eq(1).and(S.active);
        assertThat(looked).hasToString("students.id = ? AND students.active");
        Condition fresh = S.id.eq(1).and(S.active);
        alike(() -> select(S.id).from(S).where(looked.and(S.name.eq("x"))));
        assertThat(looked.and(S.name.eq("x")).node())
                .isEqualTo(fresh.and(S.name.eq("x")).node());
        assertThat(looked.or(S.name.eq("x")).node())
                .isEqualTo(fresh.or(S.name.eq("x")).node());
        assertThat(S.active.or(looked).and(looked).node())
                .isEqualTo(S.active.or(fresh).and(fresh).node());
    }

    @Test
    void makersAreNotPartOfEquality() {
        assertThat(select(S.id, S.name).as(StudentName::new).from(S))
                .isEqualTo(select(row(S.id, S.name).as((id, name) -> name)).from(S))
                .isEqualTo(select(S.id, S.name).from(S));
    }

    @Test
    void differentStatementsAreUnequal() {
        unlike(deleteFrom(S).where(S.id.eq(1)), deleteFrom(S).everyRow());
        unlike(insertInto(S).set(S.id, 1), upsertInto(S).set(S.id, 1));
        unlike(select(S.id).from(S), select(S.id).from(S).limit(1));
        unlike(
                select(S.id).from(S).union(select(S.id).from(S)),
                select(S.id).from(S).unionAll(select(S.id).from(S)));
        unlike(select(S.id.as("a")).from(S), select(S.id.as("b")).from(S));
    }

    @Test
    void tablesWithTheSameNameAreUnequal() {
        DynamicTable one = Table.named("t").column("id", DataType.INTEGER).build();
        DynamicTable two = Table.named("t").column("id", DataType.INTEGER).build();
        unlike(
                select(one.get("id", DataType.INTEGER)).from(one),
                select(two.get("id", DataType.INTEGER)).from(two));
    }

    @Test
    void paramValuesArePartOfEquality() {
        Param<Integer> id = param("id", DataType.INTEGER);
        Query<Integer> template = select(S.id).from(S).where(S.id.eq(id));
        alike(() -> template.with(id, 1));
        unlike(template.with(id, 1), template.with(id, 2));
        unlike(template, template.with(id, 1));
    }

    @Test
    void theOrderOfParamValuesDoesNotMatter() {
        Param<Integer> low = param("low", DataType.INTEGER);
        Param<Integer> high = param("high", DataType.INTEGER);
        Query<Integer> template = select(S.id).from(S).where(S.id.between(low, high));
        assertThat(template.with(low, 1).with(high, 2))
                .isEqualTo(template.with(high, 2).with(low, 1))
                .hasSameHashCodeAs(template.with(high, 2).with(low, 1));
    }

    @Test
    void theTextIsRenderedOnceAndSharedByCopiesWithOtherValues() {
        Param<Integer> id = param("id", DataType.INTEGER);
        Query<Integer> template = select(S.id).from(S).where(S.id.eq(id));
        String first = template.with(id, 1).render(LEANXCALE_LIKE).sql();
        assertThat(template.with(id, 2).render(LEANXCALE_LIKE).sql()).isSameAs(first);
        assertThat(template.with(id, 2).bound(LEANXCALE_LIKE).sql()).isSameAs(first);
    }
}
