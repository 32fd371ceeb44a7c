package io.leanq.render;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.storageSum;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.query.Condition;
import io.leanq.query.Statement;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.CalciteJudge;
import io.leanq.testkit.Students;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Placeholders are cast where Calcite refuses the statement without the CAST, and stay bare where it accepts it. */
class CastRulesTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final CalciteJudge judge = CalciteJudge.knowing(s, a);

    /** Asserts that Calcite accepts the statement as rendered, and refuses it without the casts of its placeholders. */
    private void needsItsCasts(Statement statement, String sql, Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
        String bare = sql.replaceAll("CAST\\(\\? AS [A-Z]+\\)", "?");
        assertThat(bare).isNotEqualTo(sql);
        assertThatThrownBy(() -> {
                    String objection = judge.objection(bare);
                    if (objection != null) {
                        throw new IllegalArgumentException(objection);
                    }
                })
                .as(bare)
                .isInstanceOfAny(IllegalArgumentException.class, UnsupportedOperationException.class);
    }

    private void isBare(Statement statement, String sql, Object... binds) {
        assertThat(sql).doesNotContain("CAST(?");
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    @Test
    void aSelectItemIsCast() {
        needsItsCasts(select(value(1, INTEGER)), "SELECT CAST(? AS INTEGER)", 1);
    }

    @Test
    void argumentsOfFunctionsAreCast() {
        needsItsCasts(select(value("x").upper()).from(s), "SELECT UPPER(CAST(? AS VARCHAR)) FROM students", "x");
        needsItsCasts(
                select(s.name.orElse("x")).from(s),
                "SELECT COALESCE(students.name, CAST(? AS VARCHAR)) FROM students",
                "x");
        needsItsCasts(select(count(value(1, INTEGER))).from(s), "SELECT COUNT(CAST(? AS INTEGER)) FROM students", 1);
    }

    @Test
    void partsOfAConcatenationAreCast() {
        needsItsCasts(
                select(s.name.concat("x")).from(s), "SELECT students.name || CAST(? AS VARCHAR) FROM students", "x");
        needsItsCasts(
                update(s).set(s.name, s.name.concat("x")).everyRow(),
                "UPDATE students SET name = name || CAST(? AS VARCHAR)",
                "x");
    }

    @Test
    void operandsOfArithmeticAreCast() {
        needsItsCasts(
                select(s.id).from(s).where(s.id.plus(1).gt(3)),
                "SELECT students.id FROM students WHERE students.id + CAST(? AS INTEGER) > ?",
                1,
                3);
        needsItsCasts(
                select(s.id.plus(1).times(2)).from(s),
                "SELECT (students.id + CAST(? AS INTEGER)) * CAST(? AS INTEGER) FROM students",
                1,
                2);
    }

    @Test
    void placeholdersAmongThemselvesAreCast() {
        needsItsCasts(
                select(s.id).from(s).where(value(1, INTEGER).eq(2)),
                "SELECT students.id FROM students WHERE CAST(? AS INTEGER) = CAST(? AS INTEGER)",
                1,
                2);
        needsItsCasts(
                select(s.id).from(s).where(value(1, INTEGER).between(2, 3)),
                "SELECT students.id FROM students WHERE CAST(? AS INTEGER) BETWEEN CAST(? AS INTEGER)"
                        + " AND CAST(? AS INTEGER)",
                1,
                2,
                3);
        needsItsCasts(
                select(s.id).from(s).where(value("x").like("y")),
                "SELECT students.id FROM students WHERE CAST(? AS VARCHAR) LIKE CAST(? AS VARCHAR)",
                "x",
                "y");
    }

    @Test
    void placeholdersInsideACompoundOperandAreCast() {
        needsItsCasts(
                select(s.id).from(s).where(s.id.eq(1).eq(s.active)),
                "SELECT students.id FROM students WHERE (students.id = CAST(? AS INTEGER)) = students.active",
                1);
        needsItsCasts(
                select(s.id).from(s).where(s.name.like("x").eq(s.active)),
                "SELECT students.id FROM students WHERE (students.name LIKE CAST(? AS VARCHAR)) = students.active",
                "x");
        needsItsCasts(
                select(s.id).from(s).where(s.id.eq(1).or(s.active).eq(true)),
                "SELECT students.id FROM students" + " WHERE (students.id = CAST(? AS INTEGER) OR students.active) = ?",
                1,
                true);
    }

    @Test
    void sortKeysAreCast() {
        needsItsCasts(
                select(s.id).from(s).orderBy(s.id.eq(1).desc(), s.id.plus(1).asc()),
                "SELECT students.id FROM students ORDER BY students.id = CAST(? AS INTEGER) DESC,"
                        + " students.id + CAST(? AS INTEGER)",
                1,
                1);
    }

    @Test
    void groupingKeysAreCast() {
        needsItsCasts(
                select(count()).from(s).groupBy(s.id.mod(2)),
                "SELECT COUNT(*) FROM students GROUP BY MOD(students.id, CAST(? AS INTEGER))",
                2);
    }

    /** Calcite infers the types of placeholders in the conditions of a CASE only if the CASE is a select item. */
    @Test
    void conditionsOfANestedCaseAreCast() {
        isBare(
                select(caseWhen(s.id.gt(1), s.id).otherwiseNull()).from(s),
                "SELECT CASE WHEN students.id > ? THEN students.id END FROM students",
                1);
        needsItsCasts(
                select(caseWhen(s.id.gt(1), s.id).otherwiseNull().plus(s.id)).from(s),
                "SELECT CASE WHEN students.id > CAST(? AS INTEGER) THEN students.id END + students.id FROM students",
                1);
        needsItsCasts(
                select(cast(caseWhen(s.id.in(List.of(1, 2)), s.id).otherwiseNull(), BIGINT))
                        .from(s),
                "SELECT CAST(CASE WHEN students.id IN (CAST(? AS INTEGER), CAST(? AS INTEGER)) THEN students.id END"
                        + " AS BIGINT) FROM students",
                1,
                2);
        assertRenders(
                select(s.id).from(s).where(coalesce(s.id.between(1, 2), s.active)),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE COALESCE(students.id BETWEEN CAST(? AS INTEGER)"
                        + " AND CAST(? AS INTEGER), students.active)",
                1,
                2);
    }

    /** The share of a sum, as reports write it (TPC-H 8, 12 and 14). */
    @Test
    void sumsOfACaseRunOnCalcite() {
        var young = caseWhen(s.born.lt(LocalDate.of(2000, 1, 1)), s.id).otherwise(0);
        assertRenders(
                select(sum(young), sum(young, BIGINT).dividedBy(count())).from(s),
                LEANXCALE_LIKE,
                "SELECT SUM(CAST(CASE WHEN students.born < CAST(? AS DATE) THEN students.id ELSE CAST(? AS INTEGER) END"
                        + " AS DECIMAL(30,0))), CAST(SUM(CAST(CASE WHEN students.born < CAST(? AS DATE) THEN "
                        + "students.id"
                        + " ELSE CAST(? AS INTEGER) END AS DECIMAL(30,0))) AS BIGINT) / COUNT(*) FROM students",
                LocalDate.of(2000, 1, 1),
                0,
                LocalDate.of(2000, 1, 1),
                0);
        assertRenders(
                select(s.id)
                        .from(s)
                        .groupBy(s.id)
                        .having(caseWhen(count().gt(0L), true_()).otherwise(false)),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students GROUP BY students.id"
                        + " HAVING CASE WHEN COUNT(*) > CAST(? AS BIGINT) THEN CAST(? AS BOOLEAN) ELSE CAST(? AS "
                        + "BOOLEAN) END",
                0L,
                true,
                false);
    }

    private static Condition true_() {
        return value(true, BOOLEAN);
    }

    @Test
    void arithmeticBesideAColumnIsBareWhereItIsSelected() {
        isBare(
                select(s.id.plus(1), s.id.times(2).as("twice")).from(s),
                "SELECT students.id + ?, students.id * ? AS twice FROM students",
                1,
                2);
        isBare(select(max(s.id.plus(1))).from(s), "SELECT MAX(students.id + ?) FROM students", 1);
        isBare(select(s.id.plus(1).abs()).from(s), "SELECT ABS(students.id + ?) FROM students", 1);
        needsItsCasts(
                select(caseWhen(s.active, s.id.plus(1)).otherwiseNull()).from(s),
                "SELECT CASE WHEN students.active THEN students.id + CAST(? AS INTEGER) END FROM students",
                1);
    }

    /** Calcite types a derived sum of INTEGER as INTEGER, and so wraps a bare value beside it. */
    @Test
    void valueBesideADerivedColumnIsCast() {
        var total = storageSum(s.id, BIGINT);
        var d = derived("d", select(total).from(s));
        assertRenders(
                select(d.get(total).plus(5_000_000_000L)).from(d),
                LEANXCALE_LIKE,
                "SELECT d.\"sum\" + CAST(? AS BIGINT) FROM (SELECT SUM(students.id) FROM students) AS d (\"sum\")",
                5_000_000_000L);
    }

    @Test
    void paramsAreCastLikeValues() {
        var length = param("length", INTEGER);
        needsItsCasts(
                select(s.id).from(s).where(s.id.plus(length).gt(length)).with(length, 7),
                "SELECT students.id FROM students WHERE students.id + CAST(? AS INTEGER) > ?",
                7,
                7);
    }

    /** A cast to VARCHAR(50) would silently cut a longer value. */
    @Test
    void castsNeverShorten() {
        assertRenders(
                select(s.name.nullIf("x").orElse("y".repeat(51))).from(s),
                LEANXCALE_LIKE,
                "SELECT COALESCE(NULLIF(students.name, CAST(? AS VARCHAR)), CAST(? AS VARCHAR)) FROM students",
                "x",
                "y".repeat(51));
    }

    @Test
    void placeholdersBesideAKnownTypeStayBare() {
        isBare(
                select(s.id).from(s).where(value(1, INTEGER).between(s.id, s.id)),
                "SELECT students.id FROM students WHERE ? BETWEEN students.id AND students.id",
                1);
        isBare(
                select(s.id).from(s).where(value("x").like(s.name)),
                "SELECT students.id FROM students WHERE ? LIKE students.name",
                "x");
        isBare(
                select(s.id)
                        .from(s)
                        .where(s.active.eq(s.id.in(select(a.studentId).from(a).where(a.city.eq("x"))))),
                "SELECT students.id FROM students WHERE students.active ="
                        + " (students.id IN (SELECT addresses.st_id FROM addresses WHERE addresses.city = ?))",
                "x");
        isBare(
                select(s.id.eq(1)).from(s).where(s.id.eq(2).isNull()),
                "SELECT students.id = ? FROM students WHERE (students.id = ?) IS NULL",
                1,
                2);
    }
}
