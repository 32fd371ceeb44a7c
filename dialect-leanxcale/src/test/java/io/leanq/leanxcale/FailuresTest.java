package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.ADDRESSES;
import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.AuthenticationFailed;
import io.leanq.BatchRows;
import io.leanq.ConnectionLost;
import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.UnknownName;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.School.Student;
import io.leanq.query.Change;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Failures are reported in time, by their kind, and without any data. */
class FailuresTest extends EmbeddedTest {
    private static final String SECRET = "s3cr3t-value";

    private static String everything(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static <E extends LeanqException> E failure(Class<E> kind, ThrowingCallable call) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(kind);
        assertThat(everything(thrown)).doesNotContain(SECRET).doesNotContain("pass4user1");
        return kind.cast(thrown);
    }

    @Test
    void aWrongPasswordIsRefused() {
        String url = server.url().replace("pass4user1", SECRET);
        try (Database intruder = Leanxcale.connect(url)) {
            AuthenticationFailed failed = failure(
                    AuthenticationFailed.class,
                    () -> intruder.fetch(select(count()).from(STUDENTS)));
            assertThat(failed.sqlState()).startsWith("28");
        }
    }

    @Test
    void missingUserOrPasswordInUrlIsReported() {
        for (String[] missing : new String[][] {
            {"user1:pass4user1@", "the server wants a user, and none was given"},
            {":pass4user1@", "no password was given"}
        }) {
            try (Database stranger =
                    Leanxcale.connect(server.url().replace(missing[0], missing[0].startsWith(":") ? "@" : ""))) {
                assertThat(failure(
                                AuthenticationFailed.class,
                                () -> stranger.fetch(select(count()).from(STUDENTS))))
                        .hasMessageContaining(missing[1]);
            }
        }
    }

    @Test
    void unknownTableIsNoSyntaxError() {
        DynamicTable ghost = Table.named("ghost").column("id", INTEGER).build();
        UnknownName error = failure(
                UnknownName.class,
                () -> db.fetch(select(ghost.get("id", INTEGER)).from(ghost)));
        assertThat(error.sqlState()).startsWith("42");
        assertThat(error.serverMessage()).containsIgnoringCase("ghost");
    }

    private void assertViolates(ConstraintViolation.Kind kind, String state, Change change) {
        ConstraintViolation violation = failure(ConstraintViolation.class, () -> db.execute(change));
        assertThat(violation.kind()).isEqualTo(kind);
        assertThat(violation.sqlState()).isEqualTo(state);
    }

    @Test
    void brokenConstraintsAreReportedByKind() {
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann"));
        assertViolates(
                ConstraintViolation.Kind.UNIQUE,
                "23505",
                insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, SECRET));
        assertViolates(
                ConstraintViolation.Kind.FOREIGN_KEY,
                "23503",
                insertInto(ADDRESSES)
                        .set(ADDRESSES.studentId, 4711)
                        .set(ADDRESSES.number, 1L)
                        .set(ADDRESSES.city, SECRET));
        assertViolates(
                ConstraintViolation.Kind.NOT_NULL,
                "23502",
                insertInto(STUDENTS).set(STUDENTS.id, 2).setNull(STUDENTS.name));
        assertViolates(
                ConstraintViolation.Kind.NOT_NULL,
                "23502",
                update(STUDENTS).setNull(STUDENTS.name).everyRow());
    }

    @Test
    void failedRowIsCountedFromStartOfBatch() {
        List<Student> rows = new ArrayList<>();
        for (int id = 0; id < 20_000; id++) {
            rows.add(Student.named(id == 17_041 ? 3 : id, id == 17_041 ? SECRET : "Ann"));
        }
        ConstraintViolation violation = failure(ConstraintViolation.class, () -> db.batch(batchInsert(STUDENTS), rows));
        assertThat(violation.batchRows()).contains(BatchRows.one(17_041));
        assertThat(violation).hasMessageContaining("row 17041 of the batch");
        assertThat(violation.columns()).containsExactly("id");
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isZero();
    }

    @Test
    void theConnectionServesOnAfterAFailure() {
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> db.execute(insertInto(STUDENTS).setNull(STUDENTS.name)))
                    .isInstanceOf(ConstraintViolation.class);
        }
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isZero();
    }

    @Test
    void absentServerIsReportedAsLost() {
        EmbeddedLeanxcale other = EmbeddedLeanxcale.start();
        try (Database lost = Leanxcale.connect(other.url())) {
            School.SCHEMA.createAll(lost);
            other.close();
            failure(
                    ConnectionLost.class,
                    () -> lost.execute(insertInto(STUDENTS).set(STUDENTS.name, SECRET)));
            ConnectionLost refused = failure(
                    ConnectionLost.class,
                    () -> lost.execute(insertInto(STUDENTS).set(STUDENTS.name, SECRET)));
            assertThat(refused.outcome()).isEqualTo(ConnectionLost.Outcome.NOT_RUN);
        }
    }

    @Test
    void silentServerIsGivenUpWithinTimeOut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
                Database waiting = Leanxcale.connect("leanxcale://user1:" + SECRET + "@127.0.0.1:"
                        + silent.getLocalPort() + "/dbtest?connectTimeout=1000&readTimeout=1000")) {
            Instant start = Instant.now();
            failure(ConnectionLost.class, () -> waiting.fetch(select(count()).from(STUDENTS)));
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(3_000));
        }
    }

    @Test
    void refusingHostIsReportedAtOnce() throws Exception {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        try (Database nobody = Leanxcale.connect("leanxcale://user1:" + SECRET + "@127.0.0.1:" + free + "/dbtest")) {
            ConnectionLost lost = failure(
                    ConnectionLost.class, () -> nobody.fetch(select(count()).from(STUDENTS)));
            assertThat(lost).hasMessageContaining("127.0.0.1").hasMessageContaining(String.valueOf(free));
            assertThat(lost.outcome()).isEqualTo(ConnectionLost.Outcome.NOT_RUN);
        }
    }

    @Test
    void failedStatementIsNamedWithoutValues() {
        ConstraintViolation violation = failure(
                ConstraintViolation.class,
                () -> db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).setNull(STUDENTS.name)));
        assertThat(violation).hasMessageContaining("INSERT INTO students (id, name) VALUES (?, ?)");
        assertThat(violation.sql()).isEqualTo("INSERT INTO students (id, name) VALUES (?, ?)");
    }
}
