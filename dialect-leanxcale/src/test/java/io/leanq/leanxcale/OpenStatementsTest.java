package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.Session;
import io.leanq.leanxcale.School.Student;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements whose text depends on the data, such as lists of any length, do not accumulate on the server. */
@Tag("slow")
class OpenStatementsTest extends EmbeddedTest {

    @Test
    void aThousandListsOfDifferentLengthsLeaveAtMost256StatementsOpen() {
        db.execute(insertRows(
                STUDENTS,
                IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> Student.named(i, "n" + i))
                        .toList()));
        try (Session session = db.session()) {
            int before = server.openStatements();
            for (int length = 1; length <= 1_000; length++) {
                List<Integer> ids = IntStream.rangeClosed(1, length).boxed().toList();
                assertThat(session.fetch(select(STUDENTS.id).from(STUDENTS).where(STUDENTS.id.in(ids))))
                        .hasSize(Math.min(length, 10));
                assertThat(server.openStatements() - before).isLessThanOrEqualTo(256);
            }
            assertThat(server.openStatements() - before)
                    .as("the most recent ones are kept for the next time")
                    .isGreaterThan(200);
        }
    }

    @Test
    void streamsClosedEarlyLeaveNoStatementOpen() {
        db.execute(insertRows(
                STUDENTS,
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(i -> Student.named(i, "n" + i))
                        .toList()));
        try (Session session = db.session()) {
            int before = server.openStatements();
            for (int i = 1; i <= 300; i++) {
                try (Stream<String> names = session.stream(select(STUDENTS.name)
                        .from(STUDENTS)
                        .where(STUDENTS.id.gt(i))
                        .limit(i + 1L))) {
                    assertThat(names.findFirst()).isPresent();
                }
            }
            assertThat(server.openStatements() - before).isLessThanOrEqualTo(256);
        }
    }
}
