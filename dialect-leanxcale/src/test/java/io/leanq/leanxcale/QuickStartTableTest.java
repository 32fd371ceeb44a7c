package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.ADDRESSES;
import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.leanxcale.School.STUDENT_IDS;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.batchInsert;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.NoSuchRow;
import io.leanq.TooManyRows;
import io.leanq.exec.Database;
import io.leanq.leanxcale.School.Student;
import io.leanq.query.Derived;
import io.leanq.query.Param;
import io.leanq.query.Query;
import io.leanq.query.Row;
import io.leanq.query.row.Row2;
import io.leanq.schema.Created;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Sequence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each row of the table of LeanXcale's documented quick start, with its LeanQ form. */
class QuickStartTableTest extends EmbeddedTest {

    record NameCity(String name, String city) {}

    record StudentAt(Student student, NameCity at) {}

    private void insertTwoStudentsAndAnAddress() {
        db.execute(insertRows(STUDENTS, List.of(Student.named(1, "Ann"), Student.named(2, "Bob"))));
        db.execute(insertInto(ADDRESSES, ADDRESSES.number, ADDRESSES.studentId, ADDRESSES.city)
                .values(1L, 1, "Madrid"));
    }

    @Test
    void theUrlOfTheDocumentationConnectsAsItStands() {
        try (Database documented = Leanxcale.connect(server.url() + "?autocommit=False&parallel=True")) {
            assertThat(documented.next(STUDENT_IDS)).isEqualTo(100);
        }
    }

    @Test
    void anUnknownOptionIsRefusedWithTheNearestKnownOne() {
        assertThatThrownBy(() -> Leanxcale.connect(server.url() + "?autocomit=False"))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("autocomit")
                .hasMessageContaining("autocommit");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Database other = Leanxcale.connect(server.url());
        other.next(STUDENT_IDS);
        other.close();
        other.close();
        assertThatThrownBy(() -> other.next(STUDENT_IDS))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void createAllSaysWhatItCreatedInForeignKeyOrderAndIsIdempotent() {
        School.SCHEMA.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        Created first = MetaData.of(ADDRESSES, STUDENTS).createAll(db);
        assertThat(first.created())
                .containsExactly(
                        "sequence student_ids",
                        "table students",
                        "table addresses",
                        "index ix_students_name",
                        "index ux_addresses_city");
        Created second = MetaData.of(ADDRESSES, STUDENTS).createAll(db);
        assertThat(second.created()).isEmpty();
        assertThat(second.present()).containsExactlyInAnyOrderElementsOf(first.created());
    }

    @Test
    void anIndexIsMadeByFlagInsideTheTableAndAfterwards() {
        Index afterwards =
                Index.named("ux_students_born").on(STUDENTS.born, STUDENTS.name).unique();
        afterwards.create(db);
        afterwards.create(db);
        db.execute(insertInto(STUDENTS).set(STUDENTS.name, "a").set(STUDENTS.born, LocalDate.EPOCH));
        assertThatThrownBy(() ->
                        db.execute(insertInto(STUDENTS).set(STUDENTS.name, "a").set(STUDENTS.born, LocalDate.EPOCH)))
                .isInstanceOf(io.leanq.ConstraintViolation.class);
        assertThat(db.catalog(List.of(STUDENTS.definition().name()))
                        .tables()
                        .get(0)
                        .indexes())
                .extracting(index -> index.name())
                .containsExactlyInAnyOrder("ix_students_name", "ux_students_born");
    }

    @Test
    void aSequenceGivesItsNextValue() {
        assertThat(db.next(STUDENT_IDS)).isEqualTo(100);
        assertThat(db.next(STUDENT_IDS)).isEqualTo(101);
        Sequence alone = Sequence.named("test_sequence").startWith(5).incrementBy(-2);
        alone.create(db);
        try {
            assertThat(db.next(alone)).isEqualTo(5);
            assertThat(db.next(alone)).isEqualTo(3);
        } finally {
            MetaData.of(alone).dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    @Test
    void aKeyFedByASequenceIsGivenBack() {
        int first = db.insertReturning(insertInto(STUDENTS).set(STUDENTS.name, "John"), STUDENTS.id);
        db.execute(insertInto(STUDENTS).set(STUDENTS.name, "Jane"));
        int given = db.insertReturning(insertInto(STUDENTS).set(STUDENTS.id, 7).set(STUDENTS.name, "Jim"), STUDENTS.id);
        assertThat(given).isEqualTo(7);
        assertThat(db.fetch(select(STUDENTS.id, STUDENTS.name).from(STUDENTS).orderBy(STUDENTS.id.asc())))
                .containsExactly(new Row2<>(7, "Jim"), new Row2<>(first, "John"), new Row2<>(first + 1, "Jane"));
    }

    @Test
    void aKeyThatNothingFeedsIsRefusedWithTheReason() {
        assertThatThrownBy(() -> db.insertReturning(
                        insertInto(ADDRESSES).set(ADDRESSES.studentId, 1).set(ADDRESSES.city, "x"), ADDRESSES.number))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("defaultNext");
    }

    @Test
    void oneRowManyRowsAndABatchAreInserted() {
        assertThat(db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann")))
                .isEqualTo(1);
        assertThat(db.execute(insertRows(STUDENTS, List.of(Student.named(2, "Bob"), Student.named(3, "Cid")))))
                .isEqualTo(2);
        List<Student> many = IntStream.range(1_000, 26_000)
                .mapToObj(id -> Student.named(id, "Student " + id))
                .toList();
        assertThat(db.batch(batchInsert(STUDENTS), many)).isEqualTo(25_000);
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isEqualTo(25_003);
    }

    @Test
    void aBatchDrawsTheKeysThatRowsLeaveOut() {
        List<Student> rows = List.of(new Student(null, "Ann", null, true), new Student(5, "Bob", null, false));
        assertThat(db.batch(batchInsert(STUDENTS), rows)).isEqualTo(2);
        assertThat(db.fetch(select(STUDENTS.id).from(STUDENTS).orderBy(STUDENTS.id.asc())))
                .containsExactly(5, 100);
    }

    @Test
    void aColumnLeftOutTakesItsDefault() {
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1));
        assertThat(db.fetchOne(selectFrom(STUDENTS))).isEqualTo(new Student(1, "?", null, true));
    }

    @Test
    void updateAndDeleteByKeyTouchOneRow() {
        insertTwoStudentsAndAnAddress();
        assertThat(db.execute(update(STUDENTS)
                        .set(STUDENTS.name, "Anna")
                        .set(STUDENTS.id, STUDENTS.id.plus(10))
                        .where(STUDENTS.id.eq(2))))
                .isEqualTo(1);
        assertThat(db.execute(deleteFrom(STUDENTS).where(STUDENTS.id.eq(12)))).isEqualTo(1);
        assertThat(db.fetch(select(STUDENTS.id).from(STUDENTS))).containsExactly(1);
    }

    @Test
    void everyRowChangesAllRows() {
        insertTwoStudentsAndAnAddress();
        assertThat(db.execute(update(STUDENTS).set(STUDENTS.active, false).everyRow()))
                .isEqualTo(2);
        assertThat(db.execute(deleteFrom(ADDRESSES).everyRow())).isEqualTo(1);
    }

    @Test
    void upsertReplacesTheWholeRowOfItsKey() {
        db.execute(insertInto(STUDENTS)
                .set(STUDENTS.id, 1)
                .set(STUDENTS.name, "Ann")
                .set(STUDENTS.born, LocalDate.of(2000, 2, 29))
                .set(STUDENTS.active, false));
        db.execute(upsertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Anna"));
        assertThat(db.fetchOne(selectFrom(STUDENTS))).isEqualTo(new Student(1, "Anna", null, true));
    }

    @Test
    void selectByKeyGivesOneRowOrSaysThatThereIsNone() {
        insertTwoStudentsAndAnAddress();
        assertThat(db.fetchOne(selectFrom(STUDENTS).where(STUDENTS.id.eq(2))))
                .isEqualTo(new Student(2, "Bob", null, null));
        assertThat(db.fetchOptional(selectFrom(STUDENTS).where(STUDENTS.id.eq(9))))
                .isEmpty();
        assertThatThrownBy(() -> db.fetchOne(selectFrom(STUDENTS).where(STUDENTS.id.eq(9))))
                .isInstanceOf(NoSuchRow.class);
        assertThatThrownBy(() -> db.fetchOne(selectFrom(STUDENTS))).isInstanceOf(TooManyRows.class);
    }

    @Test
    void aPreparedQueryIsFilledAgainAndAgain() {
        insertTwoStudentsAndAnAddress();
        Param<Integer> id = param("id", INTEGER);
        Query<String> byId = select(STUDENTS.name).from(STUDENTS).where(STUDENTS.id.eq(id));
        assertThat(db.fetchOne(byId.with(id, 1))).isEqualTo("Ann");
        assertThat(db.fetchOne(byId.with(id, 2))).isEqualTo("Bob");
        assertThatThrownBy(() -> db.fetchOne(byId))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("with(id");
    }

    @Test
    void aScanIsStreamedOverManyFrames() {
        List<Student> many = IntStream.range(0, 25_000)
                .mapToObj(id -> Student.named(id, "Student " + id))
                .toList();
        db.batch(batchInsert(STUDENTS), many);
        try (Database small = Leanxcale.connect(server.url() + "?fetchSize=1000");
                Stream<Integer> ids =
                        small.stream(select(STUDENTS.id).from(STUDENTS).orderBy(STUDENTS.id.asc()))) {
            assertThat(ids).hasSize(25_000).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aJoinIsReadIntoARecord() {
        insertTwoStudentsAndAnAddress();
        assertThat(db.fetch(select(STUDENTS.name, ADDRESSES.city)
                        .as(NameCity::new)
                        .from(STUDENTS)
                        .join(ADDRESSES)
                        .on(STUDENTS.id.eq(ADDRESSES.studentId))))
                .containsExactly(new NameCity("Ann", "Madrid"));
    }

    @Test
    void aLeftJoinGivesNullForARowWithoutPartner() {
        insertTwoStudentsAndAnAddress();
        School.Addresses a = ADDRESSES.as("a");
        List<Row2<String, School.Student>> rows =
                db.fetch(select(a.city, STUDENTS.as("s").row())
                        .from(a)
                        .leftJoin(STUDENTS.as("s"))
                        .on(STUDENTS.as("s").id.eq(a.studentId.plus(50))));
        assertThat(rows).containsExactly(new Row2<>("Madrid", null));
    }

    @Test
    void rowsAreReadNested() {
        insertTwoStudentsAndAnAddress();
        assertThat(db.fetch(select(row(
                                        STUDENTS.row(),
                                        row(STUDENTS.name, ADDRESSES.city).as(NameCity::new))
                                .as(StudentAt::new))
                        .from(STUDENTS)
                        .join(ADDRESSES)
                        .on(STUDENTS.id.eq(ADDRESSES.studentId))))
                .containsExactly(new StudentAt(new Student(1, "Ann", null, null), new NameCity("Ann", "Madrid")));
    }

    @Test
    void columnsChosenAtRunTimeAreReadByColumn() {
        insertTwoStudentsAndAnAddress();
        List<Row> rows = db.fetch(
                select(List.of(STUDENTS.id, STUDENTS.name)).from(STUDENTS).orderBy(STUDENTS.id.desc()));
        assertThat(rows.get(0).get(STUDENTS.name)).isEqualTo("Bob");
    }

    @Test
    void aDerivedTableIsGroupedAndFiltered() {
        insertTwoStudentsAndAnAddress();
        Derived<Row2<String, Long>> d =
                derived("d", select(STUDENTS.name, count()).from(STUDENTS).groupBy(STUDENTS.name));
        assertThat(db.fetch(select(d.get(STUDENTS.name))
                        .from(d)
                        .where(d.get(STUDENTS.name)
                                .like("A%")
                                .and(d.get(count()).gt(0L)))))
                .containsExactly("Ann");
    }

    @Test
    void absentOptionalFiltersAreLeftOut() {
        insertTwoStudentsAndAnAddress();
        assertThat(db.fetch(select(STUDENTS.name).from(STUDENTS).where(STUDENTS.name.eqIfPresent(Optional.empty()))))
                .hasSize(2);
        assertThat(db.fetch(select(STUDENTS.name).from(STUDENTS).where(STUDENTS.name.eqIfPresent(Optional.of("Bob")))))
                .containsExactly("Bob");
    }

    @Test
    void aForcedIndexChangesNothingOfTheResult() {
        insertTwoStudentsAndAnAddress();
        assertThat(db.fetch(select(STUDENTS.id)
                        .from(STUDENTS.hint(Hints.forceAccess("ix_students_name")))
                        .where(STUDENTS.name.eq("Ann"))))
                .containsExactly(1);
    }
}
