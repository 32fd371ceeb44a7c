package io.leanq.query;

import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.query.Dsl.upsertRows;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import io.leanq.testkit.StudentsRow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The SQL of inserts, upserts, updates and deletes. */
class ChangeRenderingTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;

    private static void renders(Statement statement, String sql, @Nullable Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    @Test
    void onlyInsertsAndUpsertsAreInserts() {
        assertThat(update(s).set(s.name, "Ann").everyRow()).isNotInstanceOf(Insert.class);
        assertThat(deleteFrom(s).everyRow()).isNotInstanceOf(Insert.class);
        assertThat(insertInto(s, s.name)).isNotInstanceOf(Statement.class);
    }

    @Test
    void anInsertNamesItsColumnsInTheOrderTheyWereSet() {
        renders(
                insertInto(s).set(s.name, "Ann").set(s.id, 7),
                "INSERT INTO students (name, id) VALUES (?, ?)",
                "Ann",
                7);
    }

    @Test
    void aColumnFedByASequenceIsDrawnWhenItIsLeftOut() {
        renders(
                insertInto(s).set(s.name, "Ann"),
                "INSERT INTO students (name, id) VALUES (?, NEXT VALUE FOR student_ids)",
                "Ann");
    }

    @Test
    void aColumnFedByASequenceIsDrawnWhenItIsSetToNull() {
        renders(
                insertInto(s).set(s.id, (Integer) null).set(s.name, "Ann"),
                "INSERT INTO students (name, id) VALUES (?, NEXT VALUE FOR student_ids)",
                "Ann");
    }

    @Test
    void nullIsWrittenAsABoundNull() {
        renders(
                insertInto(s).set(s.id, 1).set(s.born, (LocalDate) null).setNull(s.active),
                "INSERT INTO students (id, born, active) VALUES (?, ?, ?)",
                1,
                null,
                null);
    }

    @Test
    void anInsertedValueMayBeComputed() {
        renders(
                insertInto(s).set(s.id, 1).set(s.name, Dsl.value("ann").upper()),
                "INSERT INTO students (id, name) VALUES (?, UPPER(CAST(? AS VARCHAR)))",
                1,
                "ann");
    }

    @Test
    void valuesOfNamedColumnsMakeSeveralRows() {
        renders(
                insertInto(a, a.studentId, a.city).values(1, "Rome").values(2, null),
                "INSERT INTO addresses (st_id, city) VALUES (?, ?), (?, ?)",
                1,
                "Rome",
                2,
                null);
        renders(
                insertInto(s, s.name).values("Ann").values("Bob"),
                "INSERT INTO students (name, id) VALUES (?, NEXT VALUE FOR student_ids),"
                        + " (?, NEXT VALUE FOR student_ids)",
                "Ann",
                "Bob");
        renders(
                insertInto(s, s.id, s.name).values(null, "Ann").values(2, "Bob"),
                "INSERT INTO students (id, name) VALUES (NEXT VALUE FOR student_ids, ?), (?, ?)",
                "Ann",
                2,
                "Bob");
    }

    @Test
    void aSingleNullIsARowOfOneNull() {
        renders(insertInto(a, a.street).values(null), "INSERT INTO addresses (street) VALUES (?)", (Object) null);
    }

    @Test
    void rowsOfAQueryAreInserted() {
        renders(
                insertInto(a, a.studentId, a.city)
                        .select(select(s.id, s.name).from(s).where(s.active)),
                "INSERT INTO addresses (st_id, city) SELECT students.id, students.name FROM students"
                        + " WHERE students.active");
        renders(
                upsertInto(a, a.studentId, a.city)
                        .select(select(s.id, Dsl.value("Rome")).from(s)),
                "UPSERT INTO addresses (st_id, city) SELECT students.id, CAST(? AS VARCHAR) FROM students",
                "Rome");
    }

    @Test
    void rowRecordsAreInsertedInOneStatement() {
        renders(
                insertRows(
                        s,
                        List.of(
                                new StudentsRow(1, "Ann", null, true),
                                new StudentsRow(null, "Bob", LocalDate.of(2000, 1, 2), false))),
                "INSERT INTO students (id, name, born, active) VALUES (?, ?, ?, ?),"
                        + " (NEXT VALUE FOR student_ids, ?, ?, ?)",
                1,
                "Ann",
                null,
                true,
                "Bob",
                LocalDate.of(2000, 1, 2),
                false);
    }

    @Test
    void upsertsReplaceTheRowOfAKey() {
        renders(
                upsertInto(s).set(s.id, 1).set(s.name, "Ann").setNull(s.born),
                "UPSERT INTO students (id, name, born) VALUES (?, ?, ?)",
                1,
                "Ann",
                null);
        renders(
                upsertInto(a, a.studentId, a.city).values(1, "Rome"),
                "UPSERT INTO addresses (st_id, city) VALUES (?, ?)",
                1,
                "Rome");
        renders(
                upsertRows(s, List.of(new StudentsRow(1, "Ann", null, null))),
                "UPSERT INTO students (id, name, born, active) VALUES (?, ?, ?, ?)",
                1,
                "Ann",
                null,
                null);
    }

    @Test
    void anUpdateNamesColumnsWithoutQualifier() {
        renders(
                update(s)
                        .set(s.name, "J")
                        .set(s.id, s.id.plus(1))
                        .setNull(s.born)
                        .where(s.id.eq(1).and(s.active)),
                "UPDATE students SET name = ?, id = id + ?, born = ? WHERE id = ? AND active",
                "J",
                1,
                null,
                1);
    }

    @Test
    void aSubQueryInAnUpdateQualifiesTheColumnsOfTheUpdatedTable() {
        Addresses x = ADDRESSES.as("x");
        renders(
                update(s)
                        .set(s.active, true)
                        .where(s.id.in(select(x.studentId).from(x).where(x.city.eq(s.name)))),
                "UPDATE students SET active = ? WHERE id IN"
                        + " (SELECT x.st_id FROM addresses AS x WHERE x.city = students.name)",
                true);
    }

    @Test
    void everyRowLeavesTheConditionOut() {
        renders(update(s).set(s.active, (Boolean) null).everyRow(), "UPDATE students SET active = ?", (Object) null);
        renders(deleteFrom(a).everyRow(), "DELETE FROM addresses");
    }

    @Test
    void aDeleteNamesColumnsWithoutQualifier() {
        renders(
                deleteFrom(s).where(s.id.in(List.of(4, 5)).or(s.name.isNull())),
                "DELETE FROM students WHERE id IN (?, ?) OR name IS NULL",
                4,
                5);
    }

    @Test
    void aBooleanIsSetToACondition() {
        renders(update(s).set(s.active, s.id.gt(3)).everyRow(), "UPDATE students SET active = id > ?", 3);
    }
}
