package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.ADDRESSES;
import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.all;
import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.notExists;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.query.Dsl.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.leanxcale.School.Addresses;
import io.leanq.leanxcale.School.Student;
import io.leanq.leanxcale.School.Students;
import io.leanq.query.Derived;
import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.row.Row2;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Joins, sub-queries and combinations on the embedded server: Ann lives in Madrid and Rome, Bob in Rome, Cid nowhere.
 */
class JoinsAndSubQueriesTest extends EmbeddedTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");

    record Home(Integer studentId, Long number, String city) {}

    record Pair(@Nullable Student student, @Nullable Home home) {}

    @BeforeEach
    void insertStudents() {
        db.execute(insertRows(
                s,
                List.of(
                        new Student(1, "Ann", LocalDate.of(2001, 2, 3), true),
                        new Student(2, "Bob", LocalDate.of(1999, 12, 31), false),
                        new Student(3, "Cid", null, true))));
        db.execute(insertInto(ADDRESSES, ADDRESSES.studentId, ADDRESSES.number, ADDRESSES.city)
                .values(1, 1L, "Madrid")
                .values(1, 2L, "Rome")
                .values(2, 3L, "Rome"));
    }

    private List<Row2<String, String>> pairs(Query<Row2<String, String>> query) {
        return db.fetch(query);
    }

    @Test
    void aRightJoinKeepsTheRowsOfItsRightSide() {
        assertThat(pairs(select(s.name, a.city)
                        .from(a)
                        .rightJoin(s)
                        .on(s.id.eq(a.studentId))
                        .orderBy(s.name.asc(), a.city.asc())))
                .containsExactly(
                        new Row2<>("Ann", "Madrid"),
                        new Row2<>("Ann", "Rome"),
                        new Row2<>("Bob", "Rome"),
                        new Row2<>("Cid", null));
    }

    @Test
    void missingRowOfOuterJoinIsNull() {
        Query<Pair> query = select(
                        row(s.row(), row(a.studentId, a.number, a.city).as(Home::new))
                                .as(Pair::new))
                .from(a)
                .rightJoin(s)
                .on(s.id.eq(a.studentId).and(a.city.eq("Madrid")))
                .orderBy(s.id.asc());
        List<Pair> rows = db.fetch(query);
        assertThat(rows).extracting(pair -> pair.student().id()).containsExactly(1, 2, 3);
        assertThat(rows).extracting(Pair::home).containsExactly(new Home(1, 1L, "Madrid"), null, null);
        assertThat(db.fetch(select(
                                row(s.row(), row(a.studentId, a.number, a.city).as(Home::new))
                                        .as(Pair::new))
                        .from(s)
                        .rightJoin(a)
                        .on(s.id.eq(a.studentId).and(s.active))
                        .orderBy(a.number.asc())))
                .extracting(Pair::student)
                .extracting(student -> student == null ? null : student.name())
                .containsExactly("Ann", "Ann", null);
    }

    /** H2 has no full join, so the embedded server refuses it; core's tests run one on Calcite's engine. */
    @Test
    void embeddedServerRefusesFullJoinWithReason() {
        assertThatThrownBy(() ->
                        db.fetch(select(s.name, a.city).from(s).fullJoin(a).on(s.id.eq(a.studentId))))
                .isInstanceOf(SqlException.class);
    }

    @Test
    void aCrossJoinGivesAllPairs() {
        assertThat(db.fetchOne(select(count()).from(s).crossJoin(a))).isEqualTo(9);
    }

    @Test
    void aTableJoinsItself() {
        Students other = STUDENTS.as("other");
        assertThat(pairs(select(s.name, other.name)
                        .from(s)
                        .join(other)
                        .on(s.id.lt(other.id))
                        .orderBy(s.id.asc(), other.id.asc())))
                .containsExactly(new Row2<>("Ann", "Bob"), new Row2<>("Ann", "Cid"), new Row2<>("Bob", "Cid"));
    }

    @Test
    void existsFindsMatchingRows() {
        Query<String> homes = select(a.city).from(a).where(a.studentId.eq(s.id));
        assertThat(db.fetch(select(s.name).from(s).where(exists(homes)).orderBy(s.name.asc())))
                .containsExactly("Ann", "Bob");
        assertThat(db.fetch(select(s.name).from(s).where(notExists(homes)))).containsExactly("Cid");
    }

    @Test
    void aScalarSubSelectIsAValue() {
        NumberExpression<Long> homes = scalar(select(count()).from(a).where(a.studentId.eq(s.id)), BIGINT);
        assertThat(db.fetch(select(s.name, homes).from(s).orderBy(homes.desc(), s.name.asc())))
                .containsExactly(new Row2<>("Ann", 2L), new Row2<>("Bob", 1L), new Row2<>("Cid", 0L));
        assertThat(db.fetch(select(
                                s.name,
                                scalar(select(max(a.city)).from(a).where(a.studentId.eq(s.id)), VARCHAR)
                                        .upper())
                        .from(s)
                        .orderBy(s.name.asc())))
                .containsExactly(new Row2<>("Ann", "ROME"), new Row2<>("Bob", "ROME"), new Row2<>("Cid", null));
    }

    @Test
    void aScalarSubSelectOfSeveralRowsFails() {
        assertThatThrownBy(() -> db.fetch(
                        select(s.name, scalar(select(a.city).from(a), VARCHAR)).from(s)))
                .isInstanceOf(SqlException.class);
    }

    @Test
    void comparisonsWorkWithAnyAndAll() {
        Query<Integer> inRome = select(a.studentId).from(a).where(a.city.eq("Rome"));
        Query<Integer> nowhere = select(a.studentId).from(a).where(a.city.eq("Oslo"));
        assertThat(db.fetch(select(s.id).from(s).where(s.id.eq(any(inRome))).orderBy(s.id.asc())))
                .containsExactly(1, 2);
        assertThat(db.fetch(select(s.id).from(s).where(s.id.gt(all(inRome))))).containsExactly(3);
        assertThat(db.fetchOne(select(count()).from(s).where(s.id.eq(any(nowhere)))))
                .isZero();
        assertThat(db.fetchOne(select(count()).from(s).where(s.id.ge(all(nowhere)))))
                .isEqualTo(3);
    }

    @Test
    void tuplesAreLookedUp() {
        assertThat(db.fetch(select(a.number)
                        .from(a)
                        .where(tuple(a.studentId, a.city).in(List.of(new Row2<>(1, "Rome"), new Row2<>(2, "Madrid"))))))
                .containsExactly(2L);
        assertThat(db.fetchOne(select(count())
                        .from(a)
                        .where(tuple(a.studentId, a.city).notIn(List.of(new Row2<>(1, "Rome"))))))
                .isEqualTo(2);
        Addresses b = ADDRESSES.as("b");
        assertThat(db.fetch(select(a.number)
                        .from(a)
                        .where(tuple(a.studentId, a.number)
                                .in(select(b.studentId, max(b.number)).from(b).groupBy(b.studentId)))
                        .orderBy(a.number.asc())))
                .containsExactly(2L, 3L);
    }

    @Test
    void distinctRemovesDuplicateRows() {
        assertThat(db.fetch(select(a.city).distinct().from(a).orderBy(a.city.asc())))
                .containsExactly("Madrid", "Rome");
    }

    @Test
    void combinationsNestAndHaveOrdersAndLimitsOfTheirOwn() {
        Query<String> names = select(s.name).from(s);
        Query<String> cities = select(a.city).from(a);
        assertThat(db.fetch(names.unionAll(cities).orderBy(s.name.desc()).limit(3)))
                .containsExactly("Rome", "Rome", "Madrid");
        assertThat(db.fetch(select(s.name)
                        .from(s)
                        .orderBy(s.name.desc())
                        .limit(1)
                        .unionAll(select(a.city).from(a).orderBy(a.city.asc()).limit(1))))
                .containsExactlyInAnyOrder("Cid", "Madrid");
        assertThat(db.fetch(names.union(cities.intersect(names)))).containsExactlyInAnyOrder("Ann", "Bob", "Cid");
        assertThat(db.fetch(names.union(cities).except(names))).containsExactlyInAnyOrder("Madrid", "Rome");
        assertThat(db.fetch(names.union(cities.except(cities)))).containsExactlyInAnyOrder("Ann", "Bob", "Cid");
        Derived<String> d =
                derived("d", names.union(cities).orderBy(s.name.asc()).limit(2));
        assertThat(db.fetch(select(d.get(s.name)).from(d).orderBy(d.get(s.name).desc())))
                .containsExactly("Bob", "Ann");
    }

    @Test
    void anUpdateTakesValuesFromSubSelects() {
        Students two = STUDENTS.as("two");
        assertThat(db.execute(update(s)
                        .set(s.name, scalar(select(max(a.city)).from(a).where(a.studentId.eq(s.id)), VARCHAR))
                        .set(s.active, s.id.gt(1))
                        .where(exists(select(a.city).from(a).where(a.studentId.eq(s.id))))))
                .isEqualTo(2);
        assertThat(pairs(select(s.name, scalar(select(two.name).from(two).where(two.id.eq(3)), VARCHAR))
                        .from(s)
                        .orderBy(s.id.asc())))
                .containsExactly(new Row2<>("Rome", "Cid"), new Row2<>("Rome", "Cid"), new Row2<>("Cid", "Cid"));
        assertThat(db.fetch(select(s.active).from(s).orderBy(s.id.asc()))).containsExactly(false, true, true);
    }

    @Test
    void theChangedTableIsReadUnderAnAlias() {
        Students two = STUDENTS.as("two");
        assertThat(db.execute(update(s)
                        .set(s.id, s.id.plus(scalar(select(max(two.id)).from(two), INTEGER)))
                        .where(s.id.eq(any(select(max(two.id)).from(two))))))
                .isEqualTo(1);
        assertThat(db.fetch(select(s.id).from(s).orderBy(s.id.asc()))).containsExactly(1, 2, 6);
        assertThat(db.execute(
                        deleteFrom(s).where(notExists(select(two.id).from(two).where(two.id.gt(s.id))))))
                .isEqualTo(1);
        assertThat(db.fetch(select(s.id).from(s).orderBy(s.id.asc()))).containsExactly(1, 2);
    }

    @Test
    void rowsOfAQueryAreInsertedAndUpserted() {
        assertThat(db.execute(insertInto(ADDRESSES, ADDRESSES.studentId, ADDRESSES.number, ADDRESSES.city)
                        .select(select(s.id, value(9L, BIGINT), s.name).from(s).where(s.active))))
                .isEqualTo(2);
        assertThat(pairs(select(a.city, s.name)
                        .from(a)
                        .join(s)
                        .on(s.id.eq(a.studentId))
                        .where(a.number.eq(9L))
                        .orderBy(s.id.asc())))
                .containsExactly(new Row2<>("Ann", "Ann"), new Row2<>("Cid", "Cid"));
        db.execute(upsertInto(s, s.id, s.name)
                .select(select(a.studentId, max(a.city)).from(a).groupBy(a.studentId)));
        assertThat(db.fetch(selectFrom(s).orderBy(s.id.asc())))
                .containsExactly(
                        new Student(1, "Rome", null, true),
                        new Student(2, "Rome", null, true),
                        new Student(3, "Cid", null, true));
    }
}
