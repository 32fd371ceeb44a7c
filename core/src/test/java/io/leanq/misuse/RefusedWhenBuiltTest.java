package io.leanq.misuse;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.noCondition;
import static io.leanq.query.Dsl.not;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.query.Derived;
import io.leanq.query.Expression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.query.Source;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Code that compiles but has no meaning is refused by the step that builds it, with a message that says what to do
 * instead.
 */
@NullUnmarked
class RefusedWhenBuiltTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");
    private final Readings r = READINGS;

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void aggregateInWhereIsRefused() {
        refused(() -> select(s.id).from(s).where(count().gt(1L)), "aggregate", "where", "having");
        refused(() -> select(s.id).from(s).where(s.active.and(max(s.id).eq(1))), "aggregate", "having");
        refused(() -> update(s).set(s.name, "x").where(max(s.id).eq(1)), "aggregate");
        refused(() -> deleteFrom(s).where(sum(s.id).gt(BigDecimal.ONE)), "aggregate");
    }

    @Test
    void aggregateInOnGroupByOrAnAggregateIsRefused() {
        refused(() -> select(s.id).from(s).join(a).on(count().eq(1L)), "aggregate", "on");
        refused(() -> select(s.id).from(s).groupBy(max(s.id)), "aggregate", "groupBy");
        refused(() -> select(max(count())).from(s).render(LEANXCALE_LIKE), "aggregate of an aggregate", "derived");
        refused(() -> select(sum(max(s.id))).from(s).render(LEANXCALE_LIKE), "aggregate of an aggregate", "derived");
        refused(
                () -> select(s.id)
                        .from(s)
                        .groupBy(s.id)
                        .having(sum(max(s.id), DataType.INTEGER).gt(1))
                        .render(LEANXCALE_LIKE),
                "aggregate of an aggregate",
                "derived");
    }

    @Test
    void aggregateOfASubQueryInWhereIsAccepted() {
        assertThat(select(s.id).from(s).where(s.id.in(select(max(a.studentId)).from(a))))
                .isNotNull();
    }

    @Test
    void aggregateAsAnAssignedValueIsRefused() {
        refused(() -> update(s).set(s.id, max(s.id)), "aggregate");
        refused(() -> insertInto(s).set(s.id, max(s.id)), "aggregate");
    }

    @Test
    void nullAsAnOperandIsRefused() {
        Integer id = null;
        String name = null;
        refused(() -> s.id.eq(id), "isNull()");
        refused(() -> s.id.ne(id), "isNull()");
        refused(() -> s.id.lt(id), "isNull()");
        refused(() -> s.id.le(id), "isNull()");
        refused(() -> s.id.gt(id), "isNull()");
        refused(() -> s.id.ge(id), "isNull()");
        refused(() -> s.id.between(1, id), "isNull()");
        refused(() -> s.id.notBetween(id, 1), "isNull()");
        refused(() -> s.name.like(name), "isNull()");
        refused(() -> s.name.startsWith(name), "isNull()");
        refused(() -> s.id.plus(id), "isNull()");
        refused(() -> s.name.concat(name), "isNull()");
        refused(() -> withoutNull(), "isNull()");
        refused(() -> s.id.in(Arrays.asList(1, null)), "isNull()");
    }

    private Expression<Integer> withoutNull() {
        return s.id.orElse((Integer) null);
    }

    @Test
    void nullInPlaceOfAnExpressionIsRefused() {
        Expression<Integer> none = null;
        Condition nothing = null;
        refused(() -> s.id.eq(none), "students.id.eq(null)", "isNull()");
        refused(() -> s.id.between(none, s.id), "between(null, …)");
        refused(() -> s.id.plus(none), "plus(null)");
        refused(() -> s.name.like((Expression<String>) null), "like(null)");
        refused(() -> s.active.and(nothing), "noCondition()");
        refused(() -> not(nothing), "not(null)");
        refused(() -> select(s.id).from(s).where(nothing), "where(null)");
        refused(() -> select(none), "select(null)");
        refused(() -> select(s.id, none), "select(null)");
        refused(() -> select(Arrays.asList(s.id, none)), "select(null)");
        refused(() -> select(s.id).from((Source) null), "from(null)");
        refused(() -> s.id.in((List<Integer>) null), "in(null)");
        refused(() -> s.id.in((Query<Integer>) null), "in(null)");
        refused(() -> s.id.eqIfPresent((Optional<Integer>) null), "eqIfPresent(null)");
        refused(() -> select(s.id).from(s).union(null), "union(null)");
    }

    @Test
    void nullInPlaceOfATableOrQueryIsRefused() {
        Query<Integer> ids = select(s.id).from(s);
        refused(() -> deleteFrom(null), "deleteFrom(null): name the table");
        refused(() -> select(s.id).from((Source) null), "from(null): name the table");
        refused(() -> io.leanq.query.Dsl.cte(null, ids), "cte(null, …): give a name");
        refused(() -> io.leanq.query.Dsl.cte("c", null), "cte(name, null): give a query");
        refused(() -> derived("d", null), "derived(alias, null): give a query");
    }

    @Test
    void nullAmongTheElementsOfNotInIsRefused() {
        assertThatThrownBy(() -> s.id.notIn(Arrays.asList(1, null)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll(
                        "students.id.notIn(…): element 1 is null", "NOT IN is never true", "leave it out")
                .hasMessageNotContaining("students.id.in(");
        refused(() -> s.id.notIn((List<Integer>) null), "students.id.notIn(null)", "of no elements it is TRUE");
        refused(() -> s.id.notIn((Query<Integer>) null), "notIn(null): give a query");
    }

    @Test
    void repeatedAliasInFromIsRefused() {
        refused(() -> select(s.id).from(s).join(s), "students", "alias");
        refused(() -> select(a.city).from(a).leftJoin(ADDRESSES.as("A")), "A", "alias");
        refused(() -> select(s.id).from(s).join(ADDRESSES.as("students")), "students", "alias");
        refused(
                () -> select(s.id)
                        .from(s)
                        .join(derived("students", select(a.city).from(a))),
                "students",
                "alias");
        DynamicTable t = Table.named("t").column("id", DataType.INTEGER).build();
        DynamicTable again = Table.named("t").column("id", DataType.INTEGER).build();
        refused(() -> select(t.columns()).from(t).join(again), "\"t\"", "alias");
    }

    @Test
    void changeWithoutAPresentFilterIsRefused() {
        Optional<String> wanted = Optional.empty();
        refused(() -> deleteFrom(s).where(s.name.eqIfPresent(wanted)), "delete", "every row", "everyRow()");
        refused(
                () -> update(s)
                        .set(s.active, true)
                        .where(s.name.eqIfPresent(wanted).and(noCondition())),
                "update",
                "everyRow()");
        refused(() -> deleteFrom(s).where(not(s.name.eqIfPresent(wanted))), "everyRow()");
    }

    @Test
    void columnOfAnotherInstanceIsRefusedInAChange() {
        Students two = STUDENTS.as("s2");
        refused(() -> update(s).set(two.name, "x"), "s2", "students", "very object");
        refused(() -> insertInto(s).set(two.id, 1), "s2");
        refused(() -> insertInto(s).setNull(two.id), "s2");
        refused(() -> update(s).setNull(two.id), "s2");
        refused(() -> insertInto(s, two.id, two.name), "s2");

        DynamicTable t = Table.named("t").column("id", DataType.INTEGER).build();
        DynamicTable other = Table.named("other").column("id", DataType.INTEGER).build();
        DynamicTable again = Table.named("t").column("id", DataType.INTEGER).build();
        refused(() -> update(t).set(other.get("id", DataType.INTEGER), 1), "other", "very object");
        refused(() -> insertInto(t).set(other.get("id", DataType.INTEGER), 1), "other");
        refused(() -> update(t).set(again.get("id", DataType.INTEGER), 1), "very object");
        refused(() -> update(t).set(t.as("t2").get("id", DataType.INTEGER), 1), "t2");
    }

    @Test
    void changeOfAnAliasIsRefused() {
        refused(() -> update(STUDENTS.as("x")), "students AS x", "names the table itself");
        refused(() -> deleteFrom(STUDENTS.as("x")), "names the table itself");
        refused(() -> insertInto(STUDENTS.as("x")), "names the table itself");
        refused(() -> upsertInto(STUDENTS.as("x")), "names the table itself");
    }

    @Test
    void changeThatSetsNothingIsRefused() {
        refused(() -> update(s).everyRow(), "update sets nothing", "set(column, value)");
        refused(() -> update(s).where(s.id.eq(1)), "update sets nothing");
        refused(() -> insertInto(ADDRESSES).render(io.leanq.render.Dialect.STANDARD), "insertInto sets nothing");
    }

    @Test
    void columnThatIsSetTwiceIsRefused() {
        refused(() -> update(s).set(s.name, "x").set(s.name, "y").everyRow(), "name twice");
        refused(
                () -> insertInto(s).set(s.name, "x").setNull(s.name).render(io.leanq.render.Dialect.STANDARD),
                "name twice");
        refused(() -> insertInto(s).set(s.id, 5).set(s.id, (Integer) null), "id twice");
        refused(() -> insertInto(s, s.id, s.id), "students.id twice");
    }

    @Test
    void upsertWithoutItsKeyIsRefused() {
        refused(
                () -> upsertInto(s).set(s.name, "x").render(io.leanq.testkit.TestDialects.LEANXCALE_LIKE),
                "leaves out id of the primary key",
                "insertInto");
        refused(() -> upsertInto(ADDRESSES, ADDRESSES.city), "leaves out st_id of the primary key");
        DynamicTable keyless = Table.named("t").column("id", DataType.INTEGER).build();
        refused(
                () -> upsertInto(keyless)
                        .set(keyless.get("id", DataType.INTEGER), 1)
                        .render(io.leanq.testkit.TestDialects.LEANXCALE_LIKE),
                "no primary key");
    }

    @Test
    void differentTypesInUnionInAndInsertAreRefused() {
        Query<Long> sensors = select(r.sensor).from(r);
        refused(
                () -> select(s.id).from(s).union(cast(sensors)),
                "union: column 1 must be INTEGER, but the query gives BIGINT");
        refused(
                () -> s.id.in(cast(select(s.name).from(s))),
                "in: column 1 must be INTEGER, but the query gives VARCHAR");
        refused(
                () -> insertInto(ADDRESSES, ADDRESSES.studentId).select(cast(sensors)),
                "insertInto(…).select: column 1 must be INTEGER, but the query gives BIGINT");
    }

    @SuppressWarnings("unchecked")
    private static <T> Query<T> cast(Query<?> query) {
        return (Query<T>) query;
    }

    @Test
    void differentWidthsInUnionInAndInsertAreRefused() {
        refused(
                () -> select(List.of(s.id))
                        .from(s)
                        .except(select(List.of(s.id, s.name)).from(s)),
                "except: 1 column expected, but the query has 2 columns");
        refused(
                () -> insertInto(ADDRESSES, ADDRESSES.studentId, ADDRESSES.city)
                        .select(cast(select(s.id).from(s))),
                "2 columns expected, but the query has 1 column");
        refused(() -> s.id.in(cast(select(s.id, s.name).from(s))), "in: 1 column expected");
    }

    /** A converter gives both columns the same Java type; they have different types in the database. */
    @Test
    void columnsOfOneJavaTypeAndTwoSqlTypesAreRefused() {
        DynamicTable t = Table.named("t")
                .column("n", DataType.INTEGER)
                .column("text", DataType.VARCHAR(9).as(Integer.class, Integer::valueOf, String::valueOf))
                .build();
        var number = t.get("n", DataType.INTEGER);
        var text = t.get("text", DataType.VARCHAR(9).as(Integer.class, Integer::valueOf, String::valueOf));
        refused(() -> number.eq(text), "t.n is INTEGER", "t.text is VARCHAR(9)");
        refused(() -> number.between(number, text), "VARCHAR(9)");
        refused(() -> update(t).set(text, number), "VARCHAR(9)");
    }

    @Test
    void missingColumnsKeysConditionsAndNamesAreRefused() {
        List<Selectable<?>> none = new ArrayList<>();
        refused(() -> select(none), "at least one column");
        refused(() -> select(s.id).from(s).orderBy(), "at least one key");
        refused(() -> select(s.id).from(s).groupBy(), "at least one key");
        refused(() -> select(s.id).from(s).join(a).on(noCondition()), "a join needs a condition");
        refused(() -> select(s.id.as(" ")), "label");
        refused(() -> derived("", select(s.id).from(s)), "alias");
        refused(() -> param(" ", DataType.INTEGER), "name");
    }

    @Test
    void noConditionIsRefusedAsAValue() {
        refused(() -> select(noCondition()), "noCondition()", "cannot be");
        refused(() -> noCondition().eq(s.active), "noCondition()");
        refused(() -> s.active.eq(noCondition()), "noCondition()");
        refused(() -> noCondition().isNull(), "noCondition()");
        refused(() -> noCondition().as("x"), "noCondition()");
        refused(() -> noCondition().asc(), "noCondition()");
        refused(() -> count(noCondition()), "noCondition()");
        refused(() -> select(s.id).from(s).groupBy(noCondition()), "noCondition()");
        refused(() -> update(s).set(s.active, noCondition()), "noCondition()");
        assertThat(noCondition()).hasToString("noCondition()");
    }

    @Test
    void negativeOrRepeatedPagingIsRefused() {
        refused(() -> select(s.id).from(s).limit(-1), "never negative");
        refused(() -> select(s.id).from(s).offset(-1), "never negative");
        refused(() -> select(s.id).from(s).limit(1).limit(2), "one limit");
        refused(() -> select(s.id).from(s).offset(1).offset(2), "one offset");
    }

    @Test
    void combinationOrderedByAnUnselectedColumnIsRefused() {
        refused(
                () -> select(s.id).from(s).union(select(s.id).from(s)).orderBy(s.name.asc()),
                "union",
                "its first query selects",
                "derived");
    }

    @Test
    void unknownOrAmbiguousDerivedColumnIsRefused() {
        Derived<?> d = derived("d", select(s.id, s.name.as("n"), s.name.as("m")).from(s));
        refused(() -> d.get(s.born), "does not select students.born", "[id, n, m]");
        refused(() -> d.get(s.name), "selects more than once students.name", "label");
        refused(() -> d.get("x", DataType.INTEGER), "does not select \"x\"");
        refused(() -> d.get("id", DataType.VARCHAR), "the column is INTEGER: ask for that");
        assertThat(d.get("n", DataType.VARCHAR)).hasToString("d.n");
    }

    @Test
    void everyNameOfADerivedTableFindsItsColumn() {
        Derived<?> d = derived(
                "d",
                select(s.id, a.studentId.as("id"), s.id.plus(1)).from(s).join(a).on(s.id.eq(a.studentId)));
        assertThat(d.get("id_2", DataType.INTEGER)).hasToString("d.id_2");
        assertThat(d.get("column_3", DataType.INTEGER)).hasToString("d.column_3");
        refused(() -> d.get("id", DataType.INTEGER), "selects more than once \"id\"", "[id, id_2, column_3]");
    }

    @Test
    void decimalThatTheColumnCannotHoldIsRefused() {
        refused(() -> insertInto(r).set(r.price, new BigDecimal("1.555")), "readings.price", "round it first");
        refused(() -> update(r).set(r.price, new BigDecimal("123456789.00")), "DECIMAL(10,2)");
        for (String wide : List.of("123456789.00", "123456789.555")) {
            assertThatThrownBy(() -> update(r).set(r.price, new BigDecimal(wide)))
                    .hasMessageContainingAll(
                            "more digits than DECIMAL(10,2) holds before the point", "widen the column")
                    .hasMessageNotContaining("round");
        }
        assertThat(insertInto(r).set(r.price, new BigDecimal("1.50000")).toString())
                .startsWith("INSERT");
    }

    @Test
    void valuesAreNotInMessages() {
        assertThatThrownBy(() -> insertInto(r).set(r.price, new BigDecimal("47.11555")))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("47.11"));
    }

    @Test
    void exactSumOfDoublesIsRefused() {
        refused(() -> sum(r.level), "sum(readings.level, DOUBLE)");
    }

    @Test
    void queryThatLeavesOutAFedColumnIsRefused() {
        refused(
                () -> insertInto(s, s.name).select(select(a.city).from(a)),
                "leaves out id, which sequence student_ids feeds",
                "select next(student_ids)");
        io.leanq.testkit.RenderingAssert.assertRenders(
                insertInto(s, s.id, s.name)
                        .select(cast(select(Students.STUDENT_IDS.next(), a.city).from(a))),
                io.leanq.testkit.TestDialects.LEANXCALE_LIKE,
                "INSERT INTO students (id, name) SELECT NEXT VALUE FOR student_ids, a.city FROM addresses AS a");
    }
}
