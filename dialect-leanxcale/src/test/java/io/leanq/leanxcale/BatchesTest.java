package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.batchUpsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.countDistinct;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.upsertInto;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConstraintViolation;
import io.leanq.leanxcale.School.Student;
import io.leanq.query.Batch;
import io.leanq.query.Param;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Batches of every kind of change over the wire: the number of changes is reported for each row, in order, over several
 * messages.
 */
@Tag("slow")
class BatchesTest extends EmbeddedTest {
    /** More rows than fit into one message. */
    private static final int ROWS = 30_000;

    private static final Param<Integer> ID = param("id", INTEGER);
    private static final Param<String> NAME = param("name", VARCHAR);

    /** The number of changes of each row, in the order of the rows. */
    private <R> List<Long> counts(Batch<R> batch, Stream<R> rows) {
        List<Long> counts = new ArrayList<>();
        long total = db.batch(batch, rows.iterator(), (row, changed) -> {
            assertThat(row).isEqualTo(counts.size());
            counts.add(changed);
        });
        assertThat(total).isEqualTo(counts.stream().mapToLong(Long::longValue).sum());
        return counts;
    }

    private static Stream<Student> students(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Student.named(i, "student number " + i));
    }

    private static List<Long> ones(int times) {
        return Collections.nCopies(times, 1L);
    }

    @Test
    void insertsAndUpsertsReportOneForEachRow() {
        assertThat(counts(batchInsert(STUDENTS), students(0, ROWS))).isEqualTo(ones(ROWS));
        assertThat(counts(batchUpsert(STUDENTS), students(ROWS / 2, ROWS + 10))).isEqualTo(ones(ROWS / 2 + 10));
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isEqualTo(ROWS + 10);
        assertThat(counts(
                        batchOf(
                                upsertInto(STUDENTS).set(STUDENTS.id, ID).set(STUDENTS.name, NAME),
                                each(ID, Student::id),
                                each(NAME, student -> "renamed " + student.id())),
                        students(ROWS, ROWS + 20)))
                .isEqualTo(ones(20));
        assertThat(db.fetch(select(STUDENTS.name).from(STUDENTS).where(STUDENTS.id.in(List.of(7, ROWS, ROWS + 19)))))
                .containsExactlyInAnyOrder("student number 7", "renamed " + ROWS, "renamed " + (ROWS + 19));
    }

    @Test
    void updatesAndDeletesReportZeroForMissingRows() {
        db.batch(batchInsert(STUDENTS), students(0, 100).iterator());
        List<Long> everyThird =
                IntStream.range(0, ROWS).mapToObj(i -> i % 3 == 0 ? 1L : 0L).toList();
        assertThat(counts(
                        batchOf(
                                update(STUDENTS)
                                        .set(STUDENTS.name, STUDENTS.name.concat(NAME))
                                        .where(STUDENTS.id.eq(ID)),
                                each(ID, (Integer i) -> i % 3 == 0 ? i % 100 : -i),
                                each(NAME, i -> "")),
                        IntStream.range(0, ROWS).boxed()))
                .isEqualTo(everyThird);
        assertThat(counts(
                        batchOf(deleteFrom(STUDENTS).where(STUDENTS.id.eq(ID)), each(ID, (Integer i) -> i)),
                        Stream.of(3, 100, 4, 3)))
                .containsExactly(1L, 0L, 1L, 0L);
        assertThat(counts(
                        batchOf(deleteFrom(STUDENTS).where(STUDENTS.id.lt(ID)), each(ID, (Integer i) -> i)),
                        Stream.of(10, 10, 20)))
                .containsExactly(8L, 0L, 10L);
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isEqualTo(80);
    }

    @Test
    void changeDrawsOneKeyForEachRow() {
        db.batch(
                batchOf(insertInto(STUDENTS).set(STUDENTS.name, NAME), each(NAME, (Integer i) -> "n" + i)),
                IntStream.range(0, 2_000).boxed().iterator());
        assertThat(db.fetchOne(select(countDistinct(STUDENTS.id)).from(STUDENTS)))
                .isEqualTo(2_000);
    }

    @Test
    void queryFeedsBatchInSameTransaction() {
        db.batch(batchInsert(STUDENTS), students(0, ROWS).iterator());
        long copied = db.transactionResult(tx -> {
            try (Stream<Student> rows = tx.stream(selectFrom(STUDENTS))) {
                return tx.batch(
                        batchInsert(STUDENTS),
                        rows.map(student -> Student.named(student.id() + ROWS, student.name()))
                                .iterator());
            }
        });
        assertThat(copied).isEqualTo(ROWS);
        assertThat(db.fetchOne(select(countDistinct(STUDENTS.id)).from(STUDENTS)))
                .isEqualTo(2 * ROWS);
    }

    @Test
    void rowRefusedLateUndoesEarlierMessages() {
        assertThatThrownBy(() -> db.batch(
                        batchInsert(STUDENTS),
                        Stream.concat(students(0, ROWS), students(5, 6)).iterator()))
                .isInstanceOf(ConstraintViolation.class);
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isZero();
    }
}
