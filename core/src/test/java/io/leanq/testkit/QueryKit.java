package io.leanq.testkit;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.down;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.function;
import static io.leanq.query.Dsl.label;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.seek;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.sql;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.up;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.values;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.TooManyRows;
import io.leanq.exec.Database;
import io.leanq.query.Condition;
import io.leanq.query.Derived;
import io.leanq.query.NumberExpression;
import io.leanq.query.Param;
import io.leanq.query.Rows;
import io.leanq.query.row.Row2;
import io.leanq.query.seek.Seek2;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Queries over three students and three addresses, which every engine must answer alike, even one that runs no changes.
 * The implementation of this interface makes sure that the tables have these rows, and no others, before each test.
 */
public interface QueryKit {
    List<StudentsRow> STUDENT_ROWS = List.of(
            new StudentsRow(1, "Ann", LocalDate.of(2000, 2, 29), true),
            new StudentsRow(2, "Bob", null, false),
            new StudentsRow(3, "Cid", LocalDate.of(1999, 12, 31), null));

    /** An address of the kit. */
    record Address(int studentId, String city, @Nullable String street) {}

    List<Address> ADDRESS_ROWS = List.of(
            new Address(1, "Madrid", "Gran Via"),
            new Address(1, "Lisbon", null),
            new Address(2, "Madrid", "O'Donnell"));

    /** The tables and rows in the form that engines need. */
    static List<TableRows> tables() {
        return List.of(
                new TableRows(
                        STUDENTS,
                        STUDENT_ROWS.stream()
                                .map(row ->
                                        Arrays.<@Nullable Object>asList(row.id(), row.name(), row.born(), row.active()))
                                .toList()),
                new TableRows(
                        ADDRESSES,
                        ADDRESS_ROWS.stream()
                                .map(row -> Arrays.<@Nullable Object>asList(row.studentId(), row.city(), row.street()))
                                .toList()));
    }

    /** The database under test. */
    Database database();

    @Test
    default void comparisonsNullTestsAndJunctionsFindTheirRows() {
        assertThat(database()
                        .fetch(select(STUDENTS.id)
                                .from(STUDENTS)
                                .where(STUDENTS.id
                                        .ge(2)
                                        .and(STUDENTS.name.ne("Cid"))
                                        .or(STUDENTS.born
                                                .isNotNull()
                                                .and(STUDENTS.active.not().isNull())))
                                .orderBy(STUDENTS.id.asc())))
                .containsExactly(2, 3);
    }

    @Test
    default void listsRangesAndPatternsFindTheirRows() {
        assertThat(database()
                        .fetch(select(STUDENTS.id)
                                .from(STUDENTS)
                                .where(STUDENTS.id
                                        .in(List.of(1, 2, 9))
                                        .and(STUDENTS.id.between(1, 2))
                                        .and(STUDENTS.name.startsWith("B"))
                                        .and(STUDENTS.id.notIn(List.of())))))
                .containsExactly(2);
        assertThat(database().fetch(select(STUDENTS.id).from(STUDENTS).where(STUDENTS.id.in(List.of()))))
                .isEmpty();
    }

    @Test
    default void aJoinIsGatheredByItsParents() {
        var studentsWithCities = select(STUDENTS.name, ADDRESSES.city)
                .from(STUDENTS)
                .leftJoin(ADDRESSES)
                .on(ADDRESSES.studentId.eq(STUDENTS.id))
                .orderBy(STUDENTS.id.desc(), ADDRESSES.city);
        Map<String, List<String>> grouped = database().fetchGrouped(studentsWithCities);

        assertThat(grouped.keySet()).containsExactly("Cid", "Bob", "Ann");
        assertThat(grouped)
                .containsEntry("Cid", List.of())
                .containsEntry("Bob", List.of("Madrid"))
                .containsEntry("Ann", List.of("Lisbon", "Madrid"));
    }

    @Test
    default void parentsThatStandApartAreOne() {
        Map<String, List<Integer>> grouped = database()
                .fetchGrouped(select(ADDRESSES.city, STUDENTS.id)
                        .from(ADDRESSES)
                        .join(STUDENTS)
                        .on(ADDRESSES.studentId.eq(STUDENTS.id))
                        .orderBy(STUDENTS.id, ADDRESSES.city.desc()));

        assertThat(grouped.keySet()).containsExactly("Madrid", "Lisbon");
        assertThat(grouped).containsEntry("Madrid", List.of(1, 2)).containsEntry("Lisbon", List.of(1));
    }

    @Test
    default void aJoinOfThreeLevelsIsNested() {
        Map<String, Map<String, List<String>>> nested = database()
                .fetchNested(select(STUDENTS.name, ADDRESSES.city, ADDRESSES.street)
                        .from(STUDENTS)
                        .leftJoin(ADDRESSES)
                        .on(ADDRESSES.studentId.eq(STUDENTS.id))
                        .orderBy(STUDENTS.id, ADDRESSES.city));

        assertThat(nested)
                .isEqualTo(Map.of(
                        "Ann", Map.of("Lisbon", List.of(), "Madrid", List.of("Gran Via")),
                        "Bob", Map.of("Madrid", List.of("O'Donnell")),
                        "Cid", Map.of()));
        assertThat(nested.keySet()).containsExactly("Ann", "Bob", "Cid");
    }

    @Test
    default void rowsAreMappedByAUniqueKeyOnly() {
        Map<Integer, @Nullable LocalDate> born = database()
                .fetchMap(select(STUDENTS.id, STUDENTS.born).from(STUDENTS).orderBy(STUDENTS.id.desc()));

        assertThat(born.keySet()).containsExactly(3, 2, 1);
        assertThat(born).containsEntry(2, null).containsEntry(3, LocalDate.of(1999, 12, 31));
        assertThatThrownBy(() -> database()
                        .fetchMap(select(ADDRESSES.city, ADDRESSES.street).from(ADDRESSES)))
                .isInstanceOf(TooManyRows.class)
                .hasMessageContaining("fetchGrouped")
                .hasMessageNotContaining("Madrid");
    }

    @Test
    default void rowsOfValuesAreASource() {
        var id = field("id", INTEGER);
        var note = field("note", VARCHAR);
        var v = values("v", id, note).row(3, "three").row(1, null).rows(List.of(new Row2<>(9, "nine")));
        assertThat(database()
                        .fetch(select(STUDENTS.name, v.get(note))
                                .from(STUDENTS)
                                .join(v)
                                .on(STUDENTS.id.eq(v.get(id)))
                                .orderBy(STUDENTS.id)))
                .containsExactly(new Row2<>("Ann", null), new Row2<>("Cid", "three"));
        assertThat(database()
                        .fetch(select(v.get(id).plus(1))
                                .from(v)
                                .where(v.get(note).like("n%"))))
                .containsExactly(10);
    }

    @Test
    default void subQueriesSeeTheRowAroundThem() {
        assertThat(database()
                        .fetch(select(STUDENTS.name)
                                .from(STUDENTS)
                                .where(STUDENTS.id.in(select(ADDRESSES.studentId)
                                        .from(ADDRESSES)
                                        .where(ADDRESSES
                                                .studentId
                                                .eq(STUDENTS.id)
                                                .and(ADDRESSES.city.eq("Lisbon")))))))
                .containsExactly("Ann");
    }

    @Test
    default void arithmeticTextsAndDatesAreComputed() {
        assertThat(database()
                        .fetchOne(select(
                                        STUDENTS.id.plus(1).times(10).minus(STUDENTS.id),
                                        STUDENTS.name.concat("-").concat(STUDENTS.name.upper()),
                                        STUDENTS.born.year())
                                .from(STUDENTS)
                                .where(STUDENTS.id.eq(1))))
                .extracting(row -> row.value1() + "|" + row.value2() + "|" + row.value3())
                .isEqualTo("19|Ann-ANN|2000");
    }

    @Test
    default void boundValuesAreSelectedAlone() {
        assertThat(database()
                        .fetchOne(select(value(7, INTEGER), value("x"), STUDENTS.name.orElse("none"))
                                .from(STUDENTS)
                                .where(STUDENTS.id.eq(2))))
                .extracting(row -> row.value1() + row.value2() + row.value3())
                .isEqualTo("7xBob");
        assertThat(database().fetchOne(select(value(5L, BIGINT)))).isEqualTo(5L);
    }

    @Test
    default void rowOfAnOuterJoinedTableWithoutMatchIsNull() {
        Students other = STUDENTS.as("other");
        assertThat(database()
                        .fetch(select(other.row())
                                .from(STUDENTS)
                                .leftJoin(other)
                                .on(other.id.eq(STUDENTS.id.plus(1)))
                                .orderBy(STUDENTS.id.asc())))
                .containsExactly(STUDENT_ROWS.get(1), STUDENT_ROWS.get(2), null);
        assertThat(database()
                        .fetch(select(STUDENTS.row(), other.row())
                                .from(STUDENTS)
                                .leftJoin(other)
                                .on(other.id.eq(STUDENTS.id.plus(1)))
                                .where(STUDENTS.id.ge(2))
                                .orderBy(STUDENTS.id.asc())))
                .containsExactly(
                        new Row2<>(STUDENT_ROWS.get(1), STUDENT_ROWS.get(2)), new Row2<>(STUDENT_ROWS.get(2), null));
        assertThat(database()
                        .fetchOptional(select(other.row())
                                .from(STUDENTS)
                                .leftJoin(other)
                                .on(other.id.eq(STUDENTS.id.plus(1)))
                                .where(STUDENTS.id.eq(3))))
                .isEmpty();
    }

    @Test
    default void groupsAndAggregatesAreComputed() {
        assertThat(database()
                        .fetch(select(ADDRESSES.city, count(), max(ADDRESSES.studentId))
                                .from(ADDRESSES)
                                .groupBy(ADDRESSES.city)
                                .having(count().gt(1L))))
                .singleElement()
                .satisfies(row -> assertThat(List.of(row.value1(), row.value2(), row.value3()))
                        .containsExactly("Madrid", 2L, 2));
        assertThat(database().fetchOne(select(sum(STUDENTS.id)).from(STUDENTS)))
                .isEqualByComparingTo(BigDecimal.valueOf(6));
    }

    @Test
    default void rowsAreGroupedByAComputedKey() {
        NumberExpression<Integer> odd = STUDENTS.id.mod(2);
        assertThat(database()
                        .fetch(select(odd, count()).from(STUDENTS).groupBy(odd).orderBy(odd)))
                .containsExactly(new Row2<>(0, 1L), new Row2<>(1, 2L));
    }

    @Test
    default void distinctRowsAreSortedByAComputedKey() {
        NumberExpression<Integer> next = STUDENTS.id.plus(1);
        assertThat(database().fetch(select(next).distinct().from(STUDENTS).orderBy(next.desc())))
                .containsExactly(4, 3, 2);
    }

    @Test
    default void existsIsSelectedLikeAnyValue() {
        Condition lives = exists(select(ADDRESSES.city).from(ADDRESSES).where(ADDRESSES.studentId.eq(STUDENTS.id)));
        assertThat(database().fetch(select(STUDENTS.id).from(STUDENTS).where(lives.eq(false))))
                .containsExactly(3);
        assertThat(database()
                        .fetch(select(STUDENTS.id)
                                .from(STUDENTS)
                                .where(STUDENTS.active.isDistinctFrom(lives))
                                .orderBy(STUDENTS.id)))
                .containsExactly(2, 3);
    }

    @Test
    default void joinsAndAliasesFindTheirRows() {
        Addresses a = ADDRESSES.as("a");
        Students s = STUDENTS.as("s");
        assertThat(database()
                        .fetch(select(s.name, a.city)
                                .from(s)
                                .leftJoin(a)
                                .on(s.id.eq(a.studentId))
                                .orderBy(s.name.asc(), a.city.asc().nullsLast())))
                .containsExactly(
                        new Row2<>("Ann", "Lisbon"),
                        new Row2<>("Ann", "Madrid"),
                        new Row2<>("Bob", "Madrid"),
                        new Row2<>("Cid", null));
    }

    @Test
    default void derivedTablesAndCombinationsFindTheirRows() {
        Derived<Row2<String, Long>> d =
                derived("d", select(ADDRESSES.city, count()).from(ADDRESSES).groupBy(ADDRESSES.city));
        assertThat(database()
                        .fetch(select(d.get(ADDRESSES.city))
                                .from(d)
                                .where(d.get(count()).eq(1L))))
                .containsExactly("Lisbon");
        assertThat(database()
                        .fetch(select(ADDRESSES.city)
                                .from(ADDRESSES)
                                .union(select(STUDENTS.name).from(STUDENTS).where(STUDENTS.id.eq(1)))
                                .orderBy(ADDRESSES.city.desc())
                                .limit(2)))
                .containsExactly("Madrid", "Lisbon");
    }

    @Test
    default void pages() {
        assertThat(database()
                        .fetch(select(STUDENTS.id)
                                .from(STUDENTS)
                                .orderBy(STUDENTS.id.desc())
                                .limit(1)
                                .offset(1)))
                .containsExactly(2);
    }

    @Test
    default void pagesFollowEachOtherBySeek() {
        Seek2<String, Integer> order = seek(down(STUDENTS.name), up(STUDENTS.id));
        assertThat(database()
                        .fetch(select(STUDENTS.id)
                                .from(STUDENTS)
                                .where(order.after("Cid", 3))
                                .orderBy(order)
                                .limit(1)))
                .containsExactly(2);
        assertThat(database()
                        .fetch(select(STUDENTS.id)
                                .from(STUDENTS)
                                .where(order.before("Ann", 1))
                                .orderBy(order.reversed())))
                .containsExactly(2, 3);
    }

    @Test
    default void tuplesRangesAndUnknownConditionsFindTheirRows() {
        Condition later = tuple(STUDENTS.born, STUDENTS.id).gt(LocalDate.of(1999, 12, 31), 3);
        assertThat(database().fetch(select(STUDENTS.id, later).from(STUDENTS).orderBy(STUDENTS.id)))
                .containsExactly(new Row2<>(1, true), new Row2<>(2, null), new Row2<>(3, false));
        assertThat(database().fetch(select(STUDENTS.id).from(STUDENTS).where(later.isUnknown())))
                .containsExactly(2);
        assertThat(database()
                        .fetch(select(STUDENTS.id.as("n"))
                                .from(STUDENTS)
                                .where(STUDENTS.id.betweenSymmetric(3, 2))
                                .orderBy(label("n").desc())))
                .containsExactly(3, 2);
    }

    @Test
    default void streamsGiveAllRows() {
        try (Stream<StudentsRow> rows = database().stream(selectFrom(STUDENTS))) {
            assertThat(rows).hasSize(3);
        }
    }

    @Test
    default void rowsOfPlainSqlAreReadAsDeclared() {
        Rows<Row2<Integer, String>> rows = sql(
                        "SELECT id, name FROM {0} WHERE id > {1} ORDER BY id", STUDENTS, value(1))
                .as(row(field("id", INTEGER), field("name", VARCHAR)));
        assertThat(database().fetch(rows)).containsExactly(new Row2<>(2, "Bob"), new Row2<>(3, "Cid"));
        Param<Integer> least = param("least", INTEGER);
        assertThat(database()
                        .fetchOne(sql("SELECT name FROM {0} WHERE {1} >= {2}", STUDENTS, STUDENTS.id, least)
                                .as(field("name", VARCHAR))
                                .with(least, 3)))
                .isEqualTo("Cid");
    }

    /** Else a driver would tell of a cell that is not there. The connection serves the next call. */
    @Test
    default void plainSqlWithFewerColumnsThanDeclaredIsRefused() {
        Rows<Row2<Integer, String>> rows =
                sql("SELECT id FROM {0}", STUDENTS).as(row(field("id", INTEGER), field("name", VARCHAR)));
        String words = "declares 2 columns, and the result has only 1";
        assertThatThrownBy(() -> database().fetch(rows))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining(words);
        assertThatThrownBy(() -> database().stream(rows))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining(words);
        assertThat(database().fetch(select(STUDENTS.id).from(STUDENTS))).hasSize(3);
    }

    @Test
    default void functionByNameAndPlainConditionAreComputed() {
        assertThat(database()
                        .fetch(select(function("LOWER", VARCHAR, STUDENTS.name).concat("!"))
                                .from(STUDENTS)
                                .where(sql("MOD({0}, {1}) = 1", BOOLEAN, STUDENTS.id, value(2)))
                                .orderBy(STUDENTS.id)))
                .containsExactly("ann!", "cid!");
    }

    @Test
    default void planOfAQueryIsText() {
        assertThat(database().explain(select(STUDENTS.name).from(STUDENTS).where(STUDENTS.id.eq(1))))
                .containsIgnoringCase("students");
    }
}
