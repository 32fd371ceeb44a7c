package io.leanq.query;

import static io.leanq.query.Dsl.and;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.cube;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.groupingSets;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.listagg;
import static io.leanq.query.Dsl.noCondition;
import static io.leanq.query.Dsl.or;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.partitionBy;
import static io.leanq.query.Dsl.rollup;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.upsertRows;
import static io.leanq.query.Dsl.with;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Readings;
import io.leanq.testkit.RecordingBinds;
import io.leanq.testkit.Students;
import io.leanq.testkit.StudentsRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clauses that are said several times, that take lists, and that leave out what is absent. */
class RepeatedClausesTest {
    private static final String IDS = "SELECT students.id FROM students";

    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");
    private final Readings r = READINGS;

    private static void renders(Statement statement, String sql, Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    @Test
    void conditionsSaidOneByOneAreAllTrue() {
        renders(
                select(s.id)
                        .from(s)
                        .where(s.active)
                        .where(noCondition())
                        .where(s.id.gt(1).or(s.id.lt(0))),
                IDS + " WHERE students.active AND (students.id > ? OR students.id < ?)",
                1,
                0);
        renders(select(s.id).from(s).where(noCondition()).where(noCondition()), IDS);
    }

    @Test
    void conditionsMayFollowTheOrder() {
        renders(
                select(s.id)
                        .from(s)
                        .where(s.active)
                        .orderBy(s.id)
                        .where(s.id.gt(1))
                        .where(noCondition())
                        .limit(2),
                IDS + " WHERE students.active AND students.id > ? ORDER BY students.id LIMIT ?",
                1,
                2);
    }

    @Test
    void conditionsSaidOneByOneMakeTheStatementOfTheirAnd() {
        Filtered<Integer> query = select(s.id).from(s);
        Condition all = noCondition();
        for (int i = 0; i < 5_000; i++) {
            query = query.where(s.id.ne(i));
            all = all.and(s.id.ne(i));
        }
        assertThat(query).isEqualTo(select(s.id).from(s).where(all));
        assertThat(deleteFrom(s).where(s.active).where(s.id.gt(1)))
                .isEqualTo(deleteFrom(s).where(s.active.and(s.id.gt(1))));
    }

    @Test
    void aggregateInALaterConditionIsRefused() {
        assertThatThrownBy(() -> select(s.id).from(s).orderBy(s.id).where(count().gt(1)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("groupBy(…).having(…)");
        assertThatThrownBy(() -> deleteFrom(s).where(s.active).where(count().gt(1)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("aggregate");
    }

    @Test
    void groupsAreKeptIfAllTheirConditionsAreTrue() {
        renders(
                select(s.name)
                        .from(s)
                        .groupBy(List.of(s.name, s.active))
                        .having(count().gt(0))
                        .having(noCondition())
                        .having(count().lt(9))
                        .orderBy(List.of(s.name, s.active.desc())),
                "SELECT students.name FROM students GROUP BY students.name, students.active"
                        + " HAVING COUNT(*) > ? AND COUNT(*) < ? ORDER BY students.name, students.active DESC",
                0L,
                9L);
    }

    @Test
    void laterSortKeysStandBehindEarlierOnes() {
        renders(
                select(s.id).from(s).orderBy(s.name).orderBy(List.of()).orderBy(List.of(s.id.desc())),
                IDS + " ORDER BY students.name, students.id DESC");
        renders(select(s.id).from(s).orderBy(List.of()), IDS);
        renders(
                select(s.id, s.name)
                        .from(s)
                        .union(select(s.id, s.name).from(s))
                        .orderBy(List.of(s.name))
                        .orderBy(List.of())
                        .orderBy(s.id),
                "SELECT students.id, students.name FROM students UNION SELECT students.id, students.name FROM students"
                        + " ORDER BY 2, 1");
        assertThatThrownBy(() -> select(s.id).from(s).orderBy(s.id).orderBy(Dsl.value(1)))
                .hasMessageContaining("key 2 of orderBy");
    }

    @Test
    void emptyListOfKeysIsNoGrouping() {
        assertThatThrownBy(() -> select(s.id).from(s).groupBy(List.of()))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("at least one key");
        assertThatThrownBy(() -> select(s.id).from(List.of())).hasMessageContaining("at least one source");
        assertThatThrownBy(() -> with(List.of())).hasMessageContaining("at least one common table");
    }

    /** A comma would hide the first sources from the condition of a later join. */
    @Test
    void severalSourcesAreCrossJoined() {
        Students two = STUDENTS.as("two");
        String sql = "SELECT students.id, a.city FROM students CROSS JOIN addresses AS a"
                + " JOIN students AS two ON two.id = students.id WHERE a.st_id = students.id";
        renders(select(s.id, a.city).from(s, a).join(two).on(two.id.eq(s.id)).where(a.studentId.eq(s.id)), sql);
        renders(
                select(s.id, a.city)
                        .from(List.of(s, a))
                        .join(two)
                        .on(two.id.eq(s.id))
                        .where(a.studentId.eq(s.id)),
                sql);
        assertThatThrownBy(() -> select(s.id).from(s, s)).hasMessageContaining("alias of its own");
    }

    @Test
    void changesTakeSeveralConditions() {
        Param<Integer> id = param("id", DataType.INTEGER);
        renders(
                update(s)
                        .set(s.name, "x")
                        .where(s.active)
                        .where(noCondition())
                        .where(s.id.eq(id))
                        .with(id, 3),
                "UPDATE students SET name = ? WHERE active AND id = ?",
                "x",
                3);
        renders(
                deleteFrom(s).where(s.active).where(s.id.gt(1).or(s.id.lt(0))),
                "DELETE FROM students WHERE active AND (id > ? OR id < ?)",
                1,
                0);
    }

    @Test
    void firstConditionOfAChangeMustBeThere() {
        assertThatThrownBy(() -> deleteFrom(s).where(noCondition()).where(s.active))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("everyRow()")
                .hasMessageContaining("the first is the one that is always there");
    }

    @Test
    void absentValuesAreNotSet() {
        renders(
                update(s)
                        .setIfPresent(s.name, Optional.of("x"))
                        .setIfPresent(s.active, Optional.empty())
                        .everyRow(),
                "UPDATE students SET name = ?",
                "x");
        renders(
                insertInto(s)
                        .set(s.id, 4711)
                        .setIfPresent(s.name, Optional.of("x"))
                        .setIfPresent(s.born, Optional.empty()),
                "INSERT INTO students (id, name) VALUES (?, ?)",
                4711,
                "x");
        assertThatThrownBy(
                        () -> update(s).setIfPresent(s.name, Optional.empty()).everyRow())
                .hasMessageContaining("sets nothing");
    }

    @Test
    void absentBoundsAreLeftOut() {
        renders(
                select(s.id).from(s).where(s.id.betweenIfPresent(Optional.of(1), Optional.of(3))),
                IDS + " WHERE students.id BETWEEN ? AND ?",
                1,
                3);
        renders(
                select(s.id).from(s).where(s.name.betweenIfPresent(Optional.of("A"), Optional.empty())),
                IDS + " WHERE students.name >= ?",
                "A");
        renders(
                select(r.sensor).from(r).where(r.price.betweenIfPresent(Optional.empty(), Optional.of(BigDecimal.TEN))),
                "SELECT readings.sensor FROM readings WHERE readings.price <= ?",
                BigDecimal.TEN);
        renders(select(s.id).from(s).where(s.id.betweenIfPresent(Optional.empty(), Optional.empty())), IDS);
    }

    @Test
    void conditionsAreJoinedOneByOneAndAsACollection() {
        Condition one = s.id.gt(1);
        assertThat(select(s.id).from(s).where(and(one, noCondition(), s.active)))
                .isEqualTo(select(s.id).from(s).where(and(List.of(one, s.active))));
        renders(select(s.id).from(s).where(or(one, s.active)), IDS + " WHERE students.id > ? OR students.active", 1);
        renders(select(s.id).from(s).where(and()), IDS);
    }

    @Test
    void rowsAreWrittenOutOrInACollection() {
        StudentsRow ann = new StudentsRow(4711, "Ann", null, true);
        StudentsRow ben = new StudentsRow(4712, "Ben", null, null);
        assertThat(insertRows(s, ann, ben)).isEqualTo(insertRows(s, List.of(ann, ben)));
        assertThat(upsertRows(s, ann)).isEqualTo(upsertRows(s, List.of(ann)));
        assertThat(select(s.id).from(s).where(tuple(s.id, s.name).in(new Row2<>(1, "x"), new Row2<>(2, "y"))))
                .isEqualTo(select(s.id)
                        .from(s)
                        .where(tuple(s.id, s.name).in(List.of(new Row2<>(1, "x"), new Row2<>(2, "y")))));
        assertThat(select(s.id).from(s).where(tuple(s.id, s.name).notIn(new Row2<>(1, "x"))))
                .isEqualTo(select(s.id).from(s).where(tuple(s.id, s.name).notIn(List.of(new Row2<>(1, "x")))));
    }

    @Test
    void commonTablesAreGivenAsAList() {
        Cte<Integer> ids = cte("ids", select(s.id).from(s));
        renders(
                with(List.of(ids)).query(select(ids.get(s.id)).from(ids)),
                "WITH ids (id) AS (SELECT students.id FROM students) SELECT ids.id FROM ids");
    }

    @Test
    void sourcesOfABatchAreGivenAsAList() {
        Param<Integer> id = param("id", DataType.INTEGER);
        RecordingBinds binds = new RecordingBinds();
        batchOf(deleteFrom(s).where(s.id.eq(id)), List.of(each(id, (Integer row) -> row)))
                .prepare(LEANXCALE_LIKE)
                .encode(7, binds, sequence -> 0);
        assertThat(binds.values).containsExactly(7);
    }

    @Test
    void windowsAndGroupingsTakeLists() {
        assertThat(select(count().over(partitionBy(List.of(s.name)).orderBy(List.of(s.id))))
                        .from(s))
                .isEqualTo(
                        select(count().over(partitionBy(s.name).orderBy(s.id))).from(s));
        assertThat(select(count().over(orderBy(List.of(s.id, s.name.desc())))).from(s))
                .isEqualTo(select(count().over(orderBy(s.id, s.name.desc()))).from(s));
        assertThat(select(listagg(s.name, ",").withinGroup(List.of(s.id))).from(s))
                .isEqualTo(select(listagg(s.name, ",").withinGroup(s.id)).from(s));
        assertThat(select(count()).from(s).groupBy(rollup(List.of(s.name, s.id)), cube(List.of(s.born))))
                .isEqualTo(select(count()).from(s).groupBy(rollup(s.name, s.id), cube(s.born)));
        assertThat(select(count()).from(s).groupBy(groupingSets(List.of(List.of(s.name), List.of()))))
                .isEqualTo(select(count()).from(s).groupBy(groupingSets(List.of(s.name), List.of())));
        assertThatThrownBy(() -> orderBy(List.of())).hasMessageContaining("at least one key");
    }
}
