package io.leanq.query;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.query.row.Row16;
import io.leanq.query.row.Row2;
import io.leanq.query.row.Row3;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Readings;
import io.leanq.testkit.RowCells;
import io.leanq.testkit.Students;
import io.leanq.testkit.StudentsRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a result row is read as a Java value. */
class RowReadingTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");
    private final LocalDate born = LocalDate.of(2000, 2, 29);

    record Home(@Nullable Integer student, @Nullable String city) {}

    record Street(@Nullable String name) {}

    record With<X>(@Nullable String name, @Nullable X part) {}

    record Counted(String name, long rows) {}

    private static <R> @Nullable R read(Query<R> query, @Nullable Object... cells) {
        return query.reader().read(new RowCells(cells), 0);
    }

    @Test
    void aSingleColumnIsItsValue() {
        assertThat(read(select(s.id).from(s), 7)).isEqualTo(7);
        assertThat(read(select(s.born).from(s), (Object) null)).isNull();
    }

    @Test
    void severalColumnsAreATuple() {
        assertThat(read(select(s.id, s.name, s.born).from(s), 7, "Ann", null)).isEqualTo(new Row3<>(7, "Ann", null));
    }

    @Test
    void theWidestTupleHasSixteen() {
        Query<?> query = select(
                        s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id, s.id)
                .from(s);
        assertThat(read(query, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
                .isEqualTo(new Row16<>(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16));
    }

    @Test
    void aRowRecordIsReadByPosition() {
        assertThat(read(selectFrom(s), 7, "Ann", born, true)).isEqualTo(new StudentsRow(7, "Ann", born, true));
    }

    @Test
    void everyTypeIsReadAsItsJavaType() {
        Readings r = READINGS;
        LocalDateTime taken = LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6_000_000);
        Row row = read(
                select(List.of(
                                r.sensor, r.taken, r.filed, r.channel, r.level, r.price, r.note, r.valid, r.raw,
                                r.counts, r.quality))
                        .from(r),
                1L,
                taken,
                born,
                2,
                0.5,
                new BigDecimal("1.50"),
                "\uD83D\uDE00",
                true,
                new byte[] {1, 2},
                List.of(1L, 2L),
                "bad");
        assertThat(row).isNotNull();
        assertThat(row.get(r.sensor)).isEqualTo(1L);
        assertThat(row.get(r.taken)).isEqualTo(taken);
        assertThat(row.get(r.filed)).isEqualTo(born);
        assertThat(row.get(r.channel)).isEqualTo(2);
        assertThat(row.get(r.level)).isEqualTo(0.5);
        assertThat(row.get(r.price)).isEqualTo(new BigDecimal("1.50"));
        assertThat(row.get(r.note)).isEqualTo("\uD83D\uDE00");
        assertThat(row.get(r.valid)).isTrue();
        assertThat(row.get(r.raw)).containsExactly(1, 2);
        assertThat(row.get(r.counts)).containsExactly(1L, 2L);
        assertThat(row.get(r.quality)).isEqualTo(Readings.Quality.BAD);
    }

    @Test
    void convertersNeverSeeNull() {
        assertThat(read(select(READINGS.quality).from(READINGS), (Object) null)).isNull();
        assertThat(read(select(READINGS.raw).from(READINGS), (Object) null)).isNull();
    }

    @Test
    void nestedRowsReadTheirOwnCells() {
        Query<With<With<StudentsRow>>> query = select(
                        row(a.city, row(s.name, s.row()).as(With<StudentsRow>::new))
                                .as(With<With<StudentsRow>>::new))
                .from(s)
                .join(a)
                .on(s.id.eq(a.studentId));
        assertThat(read(query, "Rome", "Ann", 7, "Bob", born, false))
                .isEqualTo(new With<>("Rome", new With<>("Ann", new StudentsRow(7, "Bob", born, false))));
    }

    private Query<With<Home>> leftJoined(Selectable<Home> home) {
        return select(row(s.name, home).as(With<Home>::new)).from(s).leftJoin(a).on(s.id.eq(a.studentId));
    }

    @Test
    void nestedOuterJoinedRowIsNullIfItsWholeKeyIs() {
        Query<With<Home>> query = leftJoined(row(a.studentId, a.city).as(Home::new));
        assertThat(read(query, "Ann", null, null)).isEqualTo(new With<>("Ann", null));
        assertThat(read(query, "Ann", 1, "Rome")).isEqualTo(new With<>("Ann", new Home(1, "Rome")));
    }

    @Test
    void outerJoinedRowSelectedAloneIsNullIfItsWholeKeyIs() {
        Query<Home> alone = select(row(a.studentId, a.city).as(Home::new))
                .from(s)
                .leftJoin(a)
                .on(s.id.eq(a.studentId));
        assertThat(read(alone, null, null)).isNull();
        assertThat(read(alone, 1, null)).isEqualTo(new Home(1, null));
        Students t = STUDENTS.as("t");
        Query<StudentsRow> record = select(t.row()).from(s).leftJoin(t).on(s.id.eq(t.id));
        assertThat(read(record, null, null, null, null)).isNull();
        assertThat(read(record.limit(1).with(param("x", DataType.INTEGER), 1), null, null, null, null))
                .isNull();
        Query<StudentsRow> first = selectFrom(t).rightJoin(s).on(s.id.eq(t.id));
        assertThat(read(first, null, null, null, null)).isNull();
    }

    @Test
    void rowsOfTwoTablesAreNullIndependently() {
        Students t = STUDENTS.as("t");
        Query<Row2<StudentsRow, StudentsRow>> query =
                select(s.row(), t.row()).from(s).leftJoin(t).on(s.id.eq(t.id));
        StudentsRow ann = new StudentsRow(7, "Ann", born, true);
        assertThat(read(query, 7, "Ann", born, true, null, null, null, null)).isEqualTo(new Row2<>(ann, null));
        assertThat(read(query, 7, "Ann", born, true, 7, "Ann", born, true)).isEqualTo(new Row2<>(ann, ann));
    }

    @Test
    void outerJoinedTupleIsMadeOfNulls() {
        Query<Row2<Integer, String>> query =
                select(a.studentId, a.city).from(s).leftJoin(a).on(s.id.eq(a.studentId));
        assertThat(read(query, null, null)).isEqualTo(new Row2<>(null, null));
    }

    @Test
    void rowOfAUnionIsNullIfAnyQueryOuterJoinsItsTable() {
        Students t = STUDENTS.as("t");
        Query<StudentsRow> union = select(s.row())
                .from(s)
                .unionAll(select(t.row()).from(a).leftJoin(t).on(a.studentId.eq(t.id)));
        assertThat(read(union, null, null, null, null)).isNull();
        Query<StudentsRow> inner = select(s.row())
                .from(s)
                .unionAll(select(t.row()).from(t).leftJoin(a).on(a.studentId.eq(t.id)));
        assertThat(read(inner, null, "x", null, null)).isEqualTo(new StudentsRow(null, "x", null, null));
    }

    @Test
    void rowIsMadeIfOnlyPartOfTheKeyIsNull() {
        Query<With<Home>> query = leftJoined(row(a.studentId, a.city).as(Home::new));
        assertThat(read(query, "Ann", 1, null)).isEqualTo(new With<>("Ann", new Home(1, null)));
    }

    @Test
    void rowIsMadeIfItsColumnsLackAPartOfTheKey() {
        Query<With<Street>> query = select(
                        row(s.name, row(a.studentId, a.street).as((id, street) -> new Street(street)))
                                .as(With<Street>::new))
                .from(s)
                .leftJoin(a)
                .on(s.id.eq(a.studentId));
        assertThat(read(query, "Ann", null, null)).isEqualTo(new With<>("Ann", new Street(null)));
    }

    @Test
    void rowIsMadeIfItHasOtherExpressions() {
        Query<With<Street>> query = select(
                        row(s.name, row(a.studentId, a.city, s.name).as((id, city, other) -> new Street(other)))
                                .as(With<Street>::new))
                .from(s)
                .leftJoin(a)
                .on(s.id.eq(a.studentId));
        assertThat(read(query, "Ann", null, null, "x")).isEqualTo(new With<>("Ann", new Street("x")));
        assertThat(read(query, "Ann", null, null, null)).isEqualTo(new With<>("Ann", new Street(null)));
    }

    @Test
    void rowIsMadeIfItsTableIsInnerJoined() {
        Query<With<Home>> query = select(
                        row(s.name, row(a.studentId, a.city).as(Home::new)).as(With<Home>::new))
                .from(s)
                .join(a)
                .on(s.id.eq(a.studentId));
        assertThat(read(query, "Ann", null, null)).isEqualTo(new With<>("Ann", new Home(null, null)));
    }

    @Test
    void rowOfAnotherInstanceOfTheTableIsMade() {
        Addresses b = ADDRESSES.as("b");
        Query<With<Home>> query = select(
                        row(s.name, row(b.studentId, b.city).as(Home::new)).as(With<Home>::new))
                .from(s)
                .join(b)
                .on(s.id.eq(b.studentId))
                .leftJoin(a)
                .on(s.id.eq(a.studentId));
        assertThat(read(query, "Ann", null, null)).isEqualTo(new With<>("Ann", new Home(null, null)));
    }

    @Test
    void rowRecordOfAnOuterJoinedTableIsNull() {
        Query<With<StudentsRow>> query = select(row(a.city, s.row()).as(With<StudentsRow>::new))
                .from(a)
                .leftJoin(s)
                .on(s.id.eq(a.studentId));
        assertThat(read(query, "Rome", null, null, null, null)).isEqualTo(new With<>("Rome", null));
        assertThat(read(query, "Rome", 1, null, null, null))
                .isEqualTo(new With<>("Rome", new StudentsRow(1, null, null, null)));
    }

    @Test
    void failureOfAMakerOnNullNamesTheNullColumns() {
        Query<Counted> query = select(
                        row(s.name, a.studentId.plus(1).as("n")).as((name, rows) -> new Counted(name, rows)))
                .from(s);
        assertThatThrownBy(() ->
                        read(select(row(s.name, count()).as(Counted::new)).from(s), null, null))
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageContainingAll("maker failed on NULL in students.name, COUNT(*)", "nullable type")
                .hasCauseInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> read(query, "Ann", null)).hasMessageContaining("NULL in n:");
    }

    @Test
    void ownNullPointerExceptionOfAMakerIsRethrown() {
        Query<Object> query = select(row(s.id, s.name).as((id, name) -> {
                    throw new NullPointerException("mine");
                }))
                .from(s);
        assertThatThrownBy(() -> read(query, 1, "Ann"))
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage("mine");
    }

    @Test
    void otherExceptionsOfAMakerAreRethrown() {
        Query<Object> query = select(row(s.id, s.name).as((id, name) -> {
                    throw new IllegalStateException("mine");
                }))
                .from(s);
        assertThatThrownBy(() -> read(query, null, null))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("mine");
    }

    @Test
    void aDynamicRowIsReadByColumnOrByPosition() {
        NumberExpression<Integer> next = s.id.plus(1);
        Row row = read(select(List.of(s.id, s.name, next, s.row())).from(s), 7, "Ann", 8, 7, "Ann", born, true);
        assertThat(row).isNotNull();
        assertThat(row.size()).isEqualTo(4);
        assertThat(row.get(s.id)).isEqualTo(7);
        assertThat(row.get(s.id.plus(1))).as("an expression built alike").isEqualTo(8);
        assertThat(row.get(next)).isEqualTo(8);
        assertThat(row.get(1, DataType.VARCHAR)).isEqualTo("Ann");
        assertThat(row.get(3, DataType.VARCHAR.as(StudentsRow.class, x -> null, x -> "")))
                .isEqualTo(new StudentsRow(7, "Ann", born, true));
    }

    @Test
    void dynamicRowRefusesUnknownColumnsAndPositions() {
        Row row = read(select(List.of(s.id, s.name.as("a"), s.name.as("b"))).from(s), 7, "Ann", "Bob");
        assertThat(row).isNotNull().hasToString("Row[students.id, a, b]");
        assertThatThrownBy(() -> row.get(s.born))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("students.born was not selected; the row has [students.id, a, b]");
        assertThatThrownBy(() -> row.get(s.name)).hasMessageContaining("selected more than once");
        assertThatThrownBy(() -> row.get(3, DataType.INTEGER)).hasMessageContaining("position 3 of a row of 3");
        assertThatThrownBy(() -> row.get(0, DataType.VARCHAR))
                .hasMessageContaining("column 0 is a Integer, not VARCHAR");
    }

    @Test
    void derivedColumnIsReadInItsKind() {
        Derived<?> d =
                derived("d", select(READINGS.quality, READINGS.price.as("p")).from(READINGS));
        assertThat(read(select(d.get(READINGS.quality)).from(d), "good")).isEqualTo(Readings.Quality.GOOD);
        assertThat(read(
                        select(d.get("p", DataType.DECIMAL(10, 2)).plus(BigDecimal.ONE))
                                .from(d),
                        new BigDecimal("2.5")))
                .isEqualTo(new BigDecimal("2.5"));
    }
}
