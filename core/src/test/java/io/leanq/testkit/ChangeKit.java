package io.leanq.testkit;

import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.mergeInto;
import static io.leanq.query.Dsl.next;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.truncate;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.Students.STUDENT_IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConstraintViolation;
import io.leanq.exec.Database;
import io.leanq.query.Condition;
import io.leanq.query.Param;
import io.leanq.query.row.Row2;
import io.leanq.query.row.Row3;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The changes of {@link DialectKit} that depend on rows that are there, or say nothing of any value. */
public interface ChangeKit {

    Database database();

    private List<Row3<Integer, String, Boolean>> students(Condition condition) {
        return database()
                .fetch(select(STUDENTS.id, STUDENTS.name, STUDENTS.active)
                        .from(STUDENTS)
                        .where(condition)
                        .orderBy(STUDENTS.id));
    }

    @Test
    default void mergeUpdatesAndInsertsRows() {
        var source = derived(
                "source",
                select(ADDRESSES.studentId, max(ADDRESSES.city).as("city"))
                        .from(ADDRESSES)
                        .groupBy(ADDRESSES.studentId));
        long changed = database()
                .execute(mergeInto(STUDENTS)
                        .using(source)
                        .on(STUDENTS.id.eq(source.get(ADDRESSES.studentId)).and(STUDENTS.id.ne(2)))
                        .whenMatched()
                        .set(STUDENTS.name, source.get("city", VARCHAR))
                        .set(STUDENTS.active, false)
                        .whenNotMatched()
                        .set(STUDENTS.id, source.get(ADDRESSES.studentId).plus(50))
                        .set(STUDENTS.name, "new"));
        List<Integer> owners =
                database().fetch(select(ADDRESSES.studentId).distinct().from(ADDRESSES));
        assertThat(owners).containsExactlyInAnyOrder(1, 2);
        assertThat(changed).isEqualTo(2);
        assertThat(students(STUDENTS.id.in(1, 52)))
                .containsExactly(new Row3<>(1, "Madrid", false), new Row3<>(52, "new", true));
    }

    @Test
    default void rowIsInsertedOnlyIfAbsent() {
        var insert = insertInto(STUDENTS)
                .set(STUDENTS.id, 50)
                .set(STUDENTS.name, "Zoe")
                .ifAbsent();
        assertThat(database().execute(insert)).isEqualTo(1);
        assertThat(database().execute(insert)).isZero();
        assertThat(database()
                        .execute(insertInto(STUDENTS)
                                .set(STUDENTS.id, 50)
                                .set(STUDENTS.name, "other")
                                .ifAbsent()))
                .isZero();
        assertThat(students(STUDENTS.id.eq(50))).containsExactly(new Row3<>(50, "Zoe", true));
    }

    @Test
    default void partialUpsertKeepsOtherColumns() {
        database().execute(update(STUDENTS).set(STUDENTS.active, false).where(STUDENTS.id.eq(1)));
        assertThat(database()
                        .execute(insertInto(STUDENTS)
                                .set(STUDENTS.id, 1)
                                .set(STUDENTS.name, "Anna")
                                .orUpdate()))
                .isEqualTo(1);
        Param<Integer> id = param("id", INTEGER);
        Param<String> name = param("name", VARCHAR);
        assertThat(database()
                        .batch(
                                batchOf(
                                        insertInto(STUDENTS)
                                                .set(STUDENTS.id, id)
                                                .set(STUDENTS.name, name)
                                                .orUpdate(),
                                        each(id, i -> i),
                                        each(name, i -> "n" + i)),
                                List.of(1, 60, 60)))
                .isEqualTo(3);
        assertThat(students(STUDENTS.id.in(1, 60)))
                .containsExactly(new Row3<>(1, "n1", false), new Row3<>(60, "n60", true));
    }

    @Test
    default void rowOfDefaultsHasThem() {
        assertThat(database().execute(insertInto(STUDENTS).defaultValues())).isEqualTo(1);
        assertThat(database()
                        .fetch(select(STUDENTS.name, STUDENTS.active)
                                .from(STUDENTS)
                                .where(STUDENTS.id.ge(100))))
                .containsExactly(new Row2<>("?", true));

        DynamicTable notes = Table.named("kit_notes")
                .column("note", VARCHAR(10), ColumnOption.defaultValue("none"))
                .column("done", BOOLEAN)
                .build();
        MetaData schema = MetaData.of(notes);
        schema.createAll(database());
        try {
            database().execute(insertInto(notes).defaultValues());
            assertThat(database()
                            .fetch(select(notes.get("note", VARCHAR), notes.get("done", BOOLEAN))
                                    .from(notes)))
                    .containsExactly(new Row2<>("none", null));
        } finally {
            schema.dropAll(database(), Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    @Test
    default void insertFromSelectLeavesColumnsToTheirDefaults() {
        database()
                .execute(insertInto(STUDENTS, STUDENTS.id)
                        .select(select(STUDENTS.id.plus(70)).from(STUDENTS).where(STUDENTS.id.eq(1))));
        assertThat(students(STUDENTS.id.eq(71))).containsExactly(new Row3<>(71, "?", true));
    }

    @Test
    default void insertFromSelectDrawsItsKeys() {
        assertThat(database()
                        .execute(insertInto(STUDENTS, STUDENTS.id, STUDENTS.name)
                                .select(select(cast(next(STUDENT_IDS), INTEGER), ADDRESSES.city)
                                        .from(ADDRESSES))))
                .isEqualTo(3);
        assertThat(students(STUDENTS.id.ge(100)))
                .hasSize(3)
                .extracting(Row3::value2)
                .containsExactlyInAnyOrder("Madrid", "Lisbon", "Madrid");
    }

    @Test
    default void updateTakesValuesOfSubQueries() {
        assertThat(database()
                        .execute(update(STUDENTS)
                                .set(
                                        STUDENTS.name,
                                        scalar(
                                                        select(max(ADDRESSES.city))
                                                                .from(ADDRESSES)
                                                                .where(ADDRESSES.studentId.eq(STUDENTS.id)),
                                                        VARCHAR)
                                                .orElse("none"))
                                .everyRow()))
                .isEqualTo(3);
        assertThat(database()
                        .fetch(select(STUDENTS.id, STUDENTS.name).from(STUDENTS).orderBy(STUDENTS.id)))
                .containsExactly(new Row2<>(1, "Madrid"), new Row2<>(2, "Madrid"), new Row2<>(3, "none"));
    }

    @Test
    default void truncateRemovesEveryRow() {
        database().execute(truncate(ADDRESSES));
        assertThat(database().fetchOne(select(count()).from(ADDRESSES))).isZero();
    }

    @Test
    default void mergeThatBreaksAConstraintChangesNothing() {
        assertThatThrownBy(() -> database()
                        .execute(mergeInto(STUDENTS)
                                .using(ADDRESSES)
                                .on(STUDENTS.id.eq(ADDRESSES.studentId.plus(1_000)))
                                .whenNotMatched()
                                .set(STUDENTS.id, ADDRESSES.studentId.plus(1_000))))
                .isInstanceOf(ConstraintViolation.class);
        assertThat(students(STUDENTS.id.gt(900))).isEmpty();
    }
}
