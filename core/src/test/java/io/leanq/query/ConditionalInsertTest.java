package io.leanq.query;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.truncate;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.Students;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The SQL of inserts that depend on the row that is there, of rows of defaults, and of truncates. */
class ConditionalInsertTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;

    private static void renders(Statement statement, String sql, @Nullable Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    private static void refused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(InvalidStatement.class).hasMessageContaining(words);
    }

    @Test
    void absentRowIsInserted() {
        renders(
                insertInto(s).set(s.id, 50).set(s.name, "new").setNull(s.born).ifAbsent(),
                "INSERT INTO students (id, name, born) SELECT CAST(? AS INTEGER), CAST(? AS VARCHAR), CAST(? AS DATE)"
                        + " FROM (VALUES (0)) AS one_row (nothing)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM students WHERE students.id = ?)",
                50,
                "new",
                null,
                50);
    }

    @Test
    void presentRowStays() {
        renders(
                insertInto(a).set(a.studentId, 1).set(a.city, "Rome").ifAbsent(),
                "INSERT INTO addresses (st_id, city) SELECT CAST(? AS INTEGER), CAST(? AS VARCHAR)"
                        + " FROM (VALUES (0)) AS one_row (nothing)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM addresses"
                        + " WHERE addresses.st_id = ? AND addresses.city = ?)",
                1,
                "Rome",
                1,
                "Rome");
    }

    @Test
    void computedValueIsInsertedIfAbsent() {
        Param<Integer> id = param("id", INTEGER);
        renders(
                insertInto(s)
                        .set(s.id, id)
                        .set(s.name, Dsl.value("new").upper())
                        .ifAbsent()
                        .with(id, 3),
                "INSERT INTO students (id, name) SELECT CAST(? AS INTEGER), UPPER(CAST(? AS VARCHAR))"
                        + " FROM (VALUES (0)) AS one_row (nothing)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM students WHERE students.id = ?)",
                3,
                "new",
                3);
    }

    @Test
    void presentRowIsUpdatedInPart() {
        renders(
                insertInto(s).set(s.id, 2).set(s.name, "Bo").orUpdate(),
                "MERGE INTO students USING (VALUES (0)) AS one_row (nothing) ON students.id = ?"
                        + " WHEN MATCHED THEN UPDATE SET name = CAST(? AS VARCHAR)"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (?, ?)",
                2,
                "Bo",
                2,
                "Bo");
    }

    @Test
    void absentRowIsInsertedByAPartialUpsert() {
        renders(
                insertInto(a)
                        .set(a.studentId, 1)
                        .set(a.street, "Calle")
                        .set(a.city, "Vigo")
                        .orUpdate(),
                "MERGE INTO addresses USING (VALUES (0)) AS one_row (nothing)"
                        + " ON addresses.st_id = ? AND addresses.city = ?"
                        + " WHEN MATCHED THEN UPDATE SET street = CAST(? AS VARCHAR)"
                        + " WHEN NOT MATCHED THEN INSERT (st_id, street, city) VALUES (?, ?, ?)",
                1,
                "Vigo",
                "Calle",
                1,
                "Calle",
                "Vigo");
    }

    @Test
    void numberOfASequenceIsInsertedOnly() {
        Sequence tickets = Sequence.named("tickets");
        DynamicTable queue = Table.named("queue")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("ticket", BIGINT, ColumnOption.defaultNext(tickets))
                .column("name", VARCHAR(9))
                .build();
        assertThat(insertInto(queue)
                        .set(queue.get("id", INTEGER), 1)
                        .set(queue.get("ticket", BIGINT), 7L)
                        .set(queue.get("name", VARCHAR(9)), "x")
                        .orUpdate()
                        .toString())
                .contains("WHEN MATCHED THEN UPDATE SET name = CAST(? AS VARCHAR) WHEN NOT MATCHED")
                .contains("INSERT (id, ticket, name)");
        refused(
                () -> insertInto(queue)
                        .set(queue.get("id", INTEGER), 1)
                        .set(queue.get("ticket", BIGINT), 7L)
                        .orUpdate(),
                "columns that sequences feed");
    }

    @Test
    void keyMustBeGivenAsValues() {
        refused(() -> insertInto(s).set(s.name, "x").ifAbsent(), "set id of the primary key to a value or a param");
        refused(() -> insertInto(s).set(s.id, Dsl.value(1).plus(1)).orUpdate(), "set id of the primary key");
        refused(() -> insertInto(a).set(a.studentId, 1).setNull(a.city).ifAbsent(), "set city of the primary key");
        refused(() -> insertInto(s).set(s.id, 1).orUpdate(), "nothing to update");
        refused(() -> upsertInto(s).set(s.id, 1).ifAbsent(), "use insertInto(…).ifAbsent()");
        DynamicTable bare = Table.named("bare").column("n", INTEGER).build();
        refused(() -> insertInto(bare).set(bare.get("n", INTEGER), 1).ifAbsent(), "bare has no primary key");
    }

    @Test
    void columnOfTheRowItselfIsRefused() {
        InsertStep<Students> counted = insertInto(s).set(s.id, 1).set(s.name, s.name.concat("!"));
        String advice = "name is set from a column of students, which a row that is inserted does not have:"
                + " use mergeInto(students)";
        refused(counted::orUpdate, "orUpdate(): " + advice);
        refused(counted::ifAbsent, "ifAbsent(): " + advice);
        InsertStep<Students> greatest = insertInto(s)
                .set(s.id, 1)
                .set(s.name, scalar(select(max(s.name)).from(s)));
        assertThat(greatest.orUpdate().render(LEANXCALE_LIKE).sql())
                .contains("(SELECT MAX(students.name) FROM students)");
    }

    @Test
    void longValueIsRefused() {
        refused(
                () -> insertInto(s)
                        .set(s.id, 1)
                        .set(s.name, "x".repeat(51))
                        .ifAbsent()
                        .render(LEANXCALE_LIKE),
                "column name is VARCHAR(50), and the value has 51 characters");
        Param<String> name = param("name", VARCHAR);
        refused(
                () -> insertInto(s)
                        .set(s.id, 1)
                        .set(s.name, name)
                        .orUpdate()
                        .with(name, "x".repeat(51))
                        .render(LEANXCALE_LIKE),
                "the value has 51 characters");
    }

    @Test
    void rowOfDefaultsSaysSo() {
        DynamicTable notes = Table.named("notes")
                .column("note", VARCHAR(10))
                .column("stars", INTEGER)
                .build();
        RenderingAssert.knowing(notes)
                .renders(
                        insertInto(notes).defaultValues(),
                        LEANXCALE_LIKE,
                        "INSERT INTO notes (note, stars) VALUES (DEFAULT, DEFAULT)");
    }

    @Test
    void rowOfDefaultsDrawsItsKey() {
        renders(insertInto(s).defaultValues(), "INSERT INTO students (id) VALUES (NEXT VALUE FOR student_ids)");
        refused(() -> insertInto(a).defaultValues(), "st_id of addresses has no default");
        refused(() -> insertInto(s).set(s.id, 1).defaultValues(), "leave it out");
        refused(() -> upsertInto(s).defaultValues(), "leaves out id of the primary key");
    }

    @Test
    void truncateNamesTheTable() {
        assertThat(truncate(s).render(LEANXCALE_LIKE).sql()).isEqualTo("TRUNCATE TABLE students");
        refused(() -> truncate(s.as("x")), "alias");
    }

    @Test
    void updateTakesValuesOfSubQueries() {
        Addresses other = a.as("a");
        Students twin = s.as("twin");
        renders(
                update(s)
                        .set(
                                s.name,
                                scalar(
                                        select(max(other.city))
                                                .from(other)
                                                .where(other.studentId.eq(s.id))
                                                .where(other.city.ne("x")),
                                        VARCHAR))
                        .set(s.born, scalar(select(max(twin.born)).from(twin), DataType.DATE))
                        .where(s.id.lt(4)),
                "UPDATE students SET name = (SELECT MAX(a.city) FROM addresses AS a WHERE a.st_id = students.id"
                        + " AND a.city <> ?), born = (SELECT MAX(twin.born) FROM students AS twin) WHERE id < ?",
                "x",
                4);
        renders(
                update(s)
                        .set(
                                s.id,
                                scalar(select(max(twin.id)).from(twin).where(twin.id.lt(s.id)), INTEGER)
                                        .orElse(0))
                        .where(s.active),
                "UPDATE students SET id = COALESCE((SELECT MAX(twin.id) FROM students AS twin"
                        + " WHERE twin.id < students.id), CAST(? AS INTEGER)) WHERE active",
                0);
    }
}
