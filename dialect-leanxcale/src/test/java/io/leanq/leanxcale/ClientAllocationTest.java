package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.batchUpsert;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.selectFrom;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.leanq.exec.Session;
import io.leanq.leanxcale.School.Student;
import io.leanq.query.Batch;
import io.leanq.query.Param;
import io.leanq.query.Query;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The heap that the client allocates, by the JVM's own count for the calling thread. The smallest of many rounds
 * counts, since code allocates more before it is compiled.
 */
class ClientAllocationTest extends EmbeddedTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Param<Integer> ID = param("id", INTEGER);
    private static final int ROUNDS = 60;

    @Test
    void aPointReadOfAPrebuiltQueryTakesAboutAKilobyte() {
        db.batch(batchUpsert(STUDENTS), List.of(Student.named(4711, "Eva")));
        Query<Student> byKey = selectFrom(STUDENTS).where(STUDENTS.id.eq(ID));
        try (Session session = db.session()) {
            assertThat(least(200, 1_100, () -> session.fetchOne(byKey.with(ID, 4711))))
                    .isLessThan(1_100);
        }
    }

    /** Most of it are the boxed values, and the message in its final form, once. */
    @Test
    void aRowOfABatchTakesAHundredAndSomeBytes() {
        List<Student> rows = IntStream.range(0, 5_000)
                .mapToObj(i -> Student.named(i, "student"))
                .toList();
        Batch<Student> upsert = batchUpsert(STUDENTS);
        assertThat(least(1, 200 * rows.size(), () -> db.batch(upsert, rows)) / rows.size())
                .isLessThan(200);
    }

    /** The bytes of one run, on average over a round. Rounds end when they come below the limit. */
    private static long least(int runs, long limit, Runnable work) {
        long least = Long.MAX_VALUE;
        long thread = Thread.currentThread().getId();
        for (int round = 0; round < ROUNDS && least >= limit; round++) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            for (int i = 0; i < runs; i++) {
                work.run();
            }
            least = Math.min(least, (THREADS.getThreadAllocatedBytes(thread) - before) / runs);
        }
        return least;
    }
}
