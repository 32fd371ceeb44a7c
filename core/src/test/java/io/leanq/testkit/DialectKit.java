package io.leanq.testkit;

import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.batchUpdateIfVersion;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.deleteRow;
import static io.leanq.query.Dsl.deleteRowIfVersion;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.eachNullable;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.updateRow;
import static io.leanq.query.Dsl.updateRowIfVersion;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Items.ITEMS;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.Students.STUDENT_IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leanq.BatchRows;
import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.StaleRow;
import io.leanq.UnknownName;
import io.leanq.exec.Database;
import io.leanq.query.Batch;
import io.leanq.query.Condition;
import io.leanq.query.Param;
import io.leanq.query.row.Row2;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import io.leanq.testkit.Items.Item;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The tests that every dialect and driver must pass. The test of a dialect implements this interface, supplies the
 * database, and so runs the whole kit of queries and changes. Its additional features it tests itself.
 */
public interface DialectKit extends QueryKit, ChangeKit {

    MetaData SCHEMA = MetaData.of(STUDENTS, ADDRESSES);

    /** The database in which the kit creates and drops its tables. */
    @Override
    Database database();

    @BeforeEach
    default void createTables() {
        SCHEMA.createAll(database());
        database().batch(batchInsert(STUDENTS), STUDENT_ROWS);
        for (Address address : ADDRESS_ROWS) {
            database()
                    .execute(insertInto(ADDRESSES, ADDRESSES.studentId, ADDRESSES.city, ADDRESSES.street)
                            .values(address.studentId(), address.city(), address.street()));
        }
    }

    @AfterEach
    default void dropTables() {
        SCHEMA.dropAll(database(), Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    @Test
    default void creatingTwiceChangesNothing() {
        assertThat(SCHEMA.createAll(database()).created()).isEmpty();
    }

    @Test
    default void backslashInAPatternIsAnOrdinaryCharacter() {
        database()
                .execute(insertInto(STUDENTS, STUDENTS.id, STUDENTS.name)
                        .values(11, "a\\b")
                        .values(12, "a%b")
                        .values(13, "a_b"));
        assertThat(named(STUDENTS.name.like("a\\%"))).containsExactly(11);
        assertThat(named(STUDENTS.name.like("a\\_b"))).isEmpty();
        assertThat(named(STUDENTS.name.notLike("a\\b"))).contains(12, 13).doesNotContain(11);
        assertThat(named(STUDENTS.name.contains("\\"))).containsExactly(11);
        assertThat(named(STUDENTS.name.startsWith("a%"))).containsExactly(12);
        assertThat(named(STUDENTS.name.like("a!__", '!'))).containsExactly(13);
    }

    private List<Integer> named(Condition name) {
        return database().fetch(select(STUDENTS.id).from(STUDENTS).where(name).orderBy(STUDENTS.id));
    }

    @Test
    default void changesCountTheirRows() {
        assertThat(database().execute(insertRows(STUDENTS, List.of(new StudentsRow(null, "Dan", null, true)))))
                .isEqualTo(1);
        assertThat(database()
                        .execute(update(STUDENTS)
                                .set(STUDENTS.name, STUDENTS.name.concat("!"))
                                .setNull(STUDENTS.born)
                                .where(STUDENTS.id.le(2))))
                .isEqualTo(2);
        assertThat(database()
                        .execute(deleteFrom(ADDRESSES)
                                .where(ADDRESSES.studentId.in(
                                        select(STUDENTS.id).from(STUDENTS).where(STUDENTS.name.eq("Ann!"))))))
                .isEqualTo(2);
        assertThat(database().execute(deleteFrom(ADDRESSES).everyRow())).isEqualTo(1);
    }

    @Test
    default void insertFromSelectCopiesRows() {
        assertThat(database()
                        .execute(insertInto(ADDRESSES, ADDRESSES.studentId, ADDRESSES.city)
                                .select(select(STUDENTS.id, STUDENTS.name).from(STUDENTS))))
                .isEqualTo(3);
    }

    @Test
    default void sequencesFeedKeys() {
        long first = database().next(STUDENT_IDS);
        assertThat(database().next(STUDENT_IDS)).isGreaterThan(first);
        Integer key = database().insertReturning(insertInto(STUDENTS).set(STUDENTS.name, "Eve"), STUDENTS.id);
        assertThat(database().fetchOne(select(STUDENTS.name).from(STUDENTS).where(STUDENTS.id.eq(key))))
                .isEqualTo("Eve");
    }

    @Test
    default void batchDrawsDistinctKeys() {
        List<StudentsRow> rows = IntStream.range(0, 1_500)
                .mapToObj(i -> new StudentsRow(i % 3 == 0 ? 10_000 + i : null, "n" + i, null, null))
                .toList();
        assertThat(database().batch(batchInsert(STUDENTS), rows)).isEqualTo(1_500);
        assertThat(database().fetch(select(STUDENTS.id).from(STUDENTS).where(STUDENTS.id.ge(100))))
                .hasSize(1_500)
                .doesNotHaveDuplicates();
    }

    @Test
    default void nullComponentTakesTheDefaultOfANotNullColumnOnly() {
        StudentsRow nulls = new StudentsRow(null, null, null, null);
        database().execute(insertRows(STUDENTS, List.of(nulls)));
        database().batch(batchInsert(STUDENTS), List.of(nulls));
        assertThat(database()
                        .fetch(select(STUDENTS.name, STUDENTS.active)
                                .from(STUDENTS)
                                .where(STUDENTS.id.ge(100))))
                .containsExactly(new Row2<>("?", null), new Row2<>("?", null));
    }

    /** The row of a batch of updates. */
    record Birthday(int id, @Nullable LocalDate born) {}

    @Test
    default void anyChangeRunsAsABatchWithCountsOfItsRows() {
        Param<Integer> id = param("id", INTEGER);
        Param<LocalDate> born = param("born", DATE);
        List<Birthday> birthdays = List.of(
                new Birthday(1, LocalDate.of(2001, 1, 1)), new Birthday(77, LocalDate.EPOCH), new Birthday(3, null));
        List<String> counts = new ArrayList<>();
        long changed = database()
                .batch(
                        batchOf(
                                update(STUDENTS).set(STUDENTS.born, born).where(STUDENTS.id.eq(id)),
                                each(id, Birthday::id),
                                eachNullable(born, Birthday::born)),
                        birthdays.iterator(),
                        (row, count) -> counts.add(row + ":" + count));
        assertThat(changed).isEqualTo(2);
        assertThat(counts).containsExactly("0:1", "1:0", "2:1");
        assertThat(database().fetch(select(STUDENTS.born).from(STUDENTS).orderBy(STUDENTS.id.asc())))
                .containsExactly(LocalDate.of(2001, 1, 1), null, null);

        assertThat(database()
                        .batch(
                                batchOf(deleteFrom(ADDRESSES).where(ADDRESSES.studentId.eq(id)), each(id, i -> i)),
                                List.of(1, 2, 3)))
                .isEqualTo(3);
    }

    @Test
    default void transactionsAreAllOrNothing() {
        assertThatThrownBy(() -> database().transaction(tx -> {
                    tx.execute(deleteFrom(ADDRESSES).everyRow());
                    throw new IllegalStateException("the work failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database().fetchOne(select(count()).from(ADDRESSES))).isEqualTo(3);
        database().transaction(tx -> tx.execute(deleteFrom(ADDRESSES).everyRow()));
        assertThat(database().fetchOne(select(count()).from(ADDRESSES))).isZero();
    }

    @Test
    default void brokenConstraintsAreReportedWithTheirNames() {
        ConstraintViolation key =
                violation(() -> database().execute(insertInto(STUDENTS).set(STUDENTS.id, 1)));
        assertThat(key.kind()).isEqualTo(ConstraintViolation.Kind.UNIQUE);
        assertThat(key.table()).hasValueSatisfying(table -> assertThat(table).isEqualToIgnoringCase("students"));

        ConstraintViolation foreignKey = violation(() -> database()
                .execute(insertInto(ADDRESSES).set(ADDRESSES.studentId, 99).set(ADDRESSES.city, "x")));
        assertThat(foreignKey.kind()).isEqualTo(ConstraintViolation.Kind.FOREIGN_KEY);
        assertThat(foreignKey.constraint())
                .hasValueSatisfying(name -> assertThat(name)
                        .isEqualToIgnoringCase(
                                ADDRESSES.definition().foreignKeys().get(0).name()));
        assertThat(foreignKey.table()).contains("addresses");
        assertThat(foreignKey.columns()).containsExactly("st_id");

        ConstraintViolation missing =
                violation(() -> database().execute(insertInto(STUDENTS).setNull(STUDENTS.name)));
        assertThat(missing.kind()).isEqualTo(ConstraintViolation.Kind.NOT_NULL);
        assertThat(missing.table()).contains("students");
        assertThat(missing.columns()).containsExactly("name");
        assertThat(missing).hasMessageContaining("of table students, column name");
    }

    private static ConstraintViolation violation(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isInstanceOf(ConstraintViolation.class);
        return (ConstraintViolation) failure;
    }

    @Test
    default void failedRowsOfABatchAreReported() {
        Param<Integer> id = param("id", INTEGER);
        Batch<Integer> ids =
                batchOf(insertInto(STUDENTS).set(STUDENTS.id, id).set(STUDENTS.name, "x"), each(id, i -> i));
        assertThat(violation(() -> database().batch(ids, List.of(50, 51, 1))).batchRows())
                .hasValueSatisfying(rows -> {
                    assertThat(rows.first()).isLessThanOrEqualTo(2);
                    assertThat(rows.last()).isEqualTo(2);
                });

        Iterator<Integer> broken = Stream.iterate(60, i -> {
                    if (i == 62) {
                        throw new IllegalStateException("the source broke");
                    }
                    return i + 1;
                })
                .iterator();
        assertThatThrownBy(() -> database().batch(ids, broken))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(beside -> assertThat(((LeanqException) beside).batchRows())
                                .contains(BatchRows.one(3))));
        assertThatThrownBy(() -> database().batch(ids, Arrays.asList(70, null)))
                .isInstanceOfSatisfying(
                        LeanqException.class,
                        failure -> assertThat(failure.batchRows()).contains(BatchRows.one(1)));
    }

    @Test
    default void unknownTableIsNoSyntaxError() {
        DynamicTable ghost = Table.named("ghost").column("name", VARCHAR(10)).build();
        assertThatThrownBy(() ->
                        database().fetch(select(ghost.get("name", VARCHAR)).from(ghost)))
                .isInstanceOf(UnknownName.class);
    }

    @Test
    default void recordsAreChangedByKeyAndVersion() {
        MetaData items = MetaData.of(ITEMS);
        items.createAll(database());
        try {
            database().execute(insertRows(ITEMS, new Item(1, 1, "tea", 0), new Item(1, 2, null, 5)));
            assertThat(database().execute(updateRow(ITEMS, new Item(1, 2, "cup", 5))))
                    .isEqualTo(1);
            assertThat(database().execute(updateRowIfVersion(ITEMS, new Item(1, 1, "mate", 0), ITEMS.version)))
                    .isEqualTo(1);
            assertThatThrownBy(() ->
                            database().execute(updateRowIfVersion(ITEMS, new Item(1, 1, "rum", 0), ITEMS.version)))
                    .isInstanceOf(StaleRow.class);
            assertThatThrownBy(
                            () -> database().execute(deleteRowIfVersion(ITEMS, new Item(1, 1, "", 0), ITEMS.version)))
                    .isInstanceOf(StaleRow.class);
            assertThatThrownBy(() -> database()
                            .batch(
                                    batchUpdateIfVersion(ITEMS, ITEMS.version),
                                    List.of(new Item(1, 2, "mug", 5), new Item(1, 1, "rum", 0))))
                    .isInstanceOfSatisfying(
                            StaleRow.class, e -> assertThat(e.batchRows()).contains(BatchRows.one(1)));
            assertThat(database().fetch(selectFrom(ITEMS).orderBy(ITEMS.line)))
                    .containsExactly(new Item(1, 1, "mate", 1), new Item(1, 2, "cup", 5));
            assertThat(database().execute(deleteRow(ITEMS, new Item(1, 2, null, 0))))
                    .isEqualTo(1);
            assertThat(database().fetchOptional(selectFrom(ITEMS).where(ITEMS.key.eq(1L, 2))))
                    .isEmpty();
        } finally {
            items.dropAll(database(), Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }
}
