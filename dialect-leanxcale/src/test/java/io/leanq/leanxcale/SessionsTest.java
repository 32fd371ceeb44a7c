package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.WriteConflict;
import io.leanq.exec.Database;
import io.leanq.exec.Session;
import io.leanq.exec.Transaction;
import io.leanq.leanxcale.School.Student;
import io.leanq.query.Change;
import io.leanq.query.Query;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sessions and transactions see of each other, and how they end. */
class SessionsTest extends EmbeddedTest {
    private static final Query<Long> COUNT = select(count()).from(STUDENTS);
    private static final Change ANN = insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann");

    private Database manual;

    @BeforeEach
    void connectWithoutAutocommit() {
        manual = Leanxcale.connect(server.url() + "?autocommit=False");
    }

    @AfterEach
    void closeIt() {
        manual.close();
    }

    @Test
    void aSecondSessionSeesAChangeOnlyAfterTheCommit() {
        try (Session writer = manual.session();
                Session reader = db.session()) {
            writer.execute(ANN);
            assertThat(writer.fetchOne(COUNT)).isEqualTo(1);
            assertThat(reader.fetchOne(COUNT)).isZero();
            writer.commit();
            assertThat(reader.fetchOne(COUNT)).isEqualTo(1);
        }
    }

    @Test
    void aRollbackLeavesNothing() {
        try (Session writer = manual.session()) {
            writer.execute(ANN);
            writer.rollback();
            assertThat(writer.fetchOne(COUNT)).isZero();
        }
        assertThat(db.fetchOne(COUNT)).isZero();
    }

    @Test
    void aSessionFollowsTheUrlsAutocommit() {
        try (Session automatic = db.session()) {
            automatic.execute(ANN);
        }
        assertThat(manual.fetchOne(COUNT)).isEqualTo(1);
    }

    @Test
    void closingOverUncommittedChangesRollsBackAndThrows() {
        Session session = manual.session();
        session.execute(ANN);
        assertThatThrownBy(session::close)
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("uncommitted")
                .hasMessageContaining("commit()");
        session.close();
        assertThat(db.fetchOne(COUNT)).isZero();
    }

    @Test
    void uncommittedChangesAreSuppressedInOtherException() {
        assertThatThrownBy(() -> {
                    try (Session session = manual.session()) {
                        session.execute(ANN);
                        throw new IOException("the work failed");
                    }
                })
                .isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(LeanqException.class));
    }

    @Test
    void databaseCallsAreCommittedWithoutAutocommit() {
        manual.execute(ANN);
        manual.batch(batchInsert(STUDENTS), List.of(Student.named(2, "Bob")));
        assertThat(db.fetchOne(COUNT)).isEqualTo(2);
    }

    @Test
    void aTransactionCommitsWhenItReturnsAndRollsBackWhenItThrows() {
        int answer = db.transactionResult(tx -> {
            tx.execute(ANN);
            assertThat(db.fetchOne(COUNT)).isZero();
            return 42;
        });
        assertThat(answer).isEqualTo(42);
        assertThat(db.fetchOne(COUNT)).isEqualTo(1);

        assertThatThrownBy(() -> db.transaction(tx -> {
                    tx.execute(insertInto(STUDENTS).set(STUDENTS.id, 2).set(STUDENTS.name, "Bob"));
                    throw new IOException("the work failed");
                }))
                .isInstanceOf(IOException.class);
        db.transaction(tx -> {
            tx.execute(insertInto(STUDENTS).set(STUDENTS.id, 3).set(STUDENTS.name, "Cid"));
            tx.rollbackOnly();
        });
        assertThat(db.fetchOne(COUNT)).isEqualTo(1);
    }

    @Test
    void endedTransactionRefusesCalls() {
        Transaction escaped = db.transactionResult(tx -> tx);
        assertThatThrownBy(() -> escaped.fetch(COUNT))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("ended");
    }

    @Test
    void aStreamThatOutlivesItsTransactionThrowsInsteadOfEndingEarly() {
        db.batch(batchInsert(STUDENTS), List.of(Student.named(1, "Ann"), Student.named(2, "Bob")));
        Stream<Student> escaped = db.transactionResult(tx -> tx.stream(selectFrom(STUDENTS)));
        assertThatThrownBy(escaped::toList).isInstanceOf(LeanqException.class).hasMessageContaining("has ended");
    }

    @Test
    void aBatchThatFailsInTheMiddleLeavesNothing() {
        Iterator<Student> rows =
                Stream.of(Student.named(1, "Ann"), Student.named(1, "again")).iterator();
        assertThatThrownBy(() -> db.batch(batchInsert(STUDENTS), rows))
                .isInstanceOf(io.leanq.ConstraintViolation.class);
        Iterator<Student> broken = Stream.of(1, 2)
                .map(id -> {
                    if (id == 2) {
                        throw new IllegalStateException("the source of rows failed");
                    }
                    return Student.named(id, "Ann");
                })
                .iterator();
        assertThatThrownBy(() -> db.batch(batchInsert(STUDENTS), broken)).isInstanceOf(IllegalStateException.class);
        assertThat(db.fetchOne(COUNT)).isZero();
    }

    @Test
    void theLaterOfTwoWritersOfOneRowLoses() {
        db.execute(ANN);
        try (Session first = manual.session();
                Session second = manual.session()) {
            first.execute(update(STUDENTS).set(STUDENTS.name, "first").where(STUDENTS.id.eq(1)));
            assertThatThrownBy(() -> {
                        second.execute(
                                update(STUDENTS).set(STUDENTS.name, "second").where(STUDENTS.id.eq(1)));
                        second.commit();
                    })
                    .isInstanceOf(WriteConflict.class);
            second.rollback();
            first.commit();
        }
        assertThat(db.fetchOne(select(STUDENTS.name).from(STUDENTS))).isEqualTo("first");
    }

    @Test
    void twoSessionsWorkAtTheSameTime() throws Exception {
        List<CompletableFuture<Void>> writers = Stream.of(1, 2)
                .map(writer -> CompletableFuture.runAsync(() -> {
                    try (Session session = manual.session()) {
                        for (int i = 0; i < 300; i++) {
                            session.execute(insertInto(STUDENTS)
                                    .set(STUDENTS.id, writer * 1_000 + i)
                                    .set(STUDENTS.name, "n"));
                            if (i % 10 == 9) {
                                session.commit();
                            }
                        }
                    }
                }))
                .toList();
        for (CompletableFuture<Void> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        assertThat(db.fetchOne(COUNT)).isEqualTo(600);
    }

    @Test
    void sessionRefusesSecondThread() throws Exception {
        db.batch(batchInsert(STUDENTS), List.of(Student.named(1, "Ann")));
        try (Session session = db.session()) {
            Iterator<Student> interleaving = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    try {
                        CompletableFuture.runAsync(() -> session.fetch(COUNT)).get(30, TimeUnit.SECONDS);
                        return false;
                    } catch (Exception e) {
                        throw new IllegalStateException(e.getCause());
                    }
                }

                @Override
                public Student next() {
                    throw new AssertionError("there is no next row");
                }
            };
            assertThatThrownBy(() -> session.batch(batchInsert(STUDENTS), interleaving))
                    .hasRootCauseInstanceOf(LeanqException.class)
                    .hasStackTraceContaining("one thread");
        }
    }

    @Test
    void sessionCannotCommitHalfOfFailedBatch() {
        try (Session session = manual.session()) {
            Iterator<Student> rows = Stream.iterate(1, id -> id + 1)
                    .limit(20_001)
                    .map(id -> id == 20_001 ? Student.named(1, "again") : Student.named(id, "x".repeat(50)))
                    .iterator();
            assertThatThrownBy(() -> session.batch(batchInsert(STUDENTS), rows))
                    .isInstanceOf(io.leanq.ConstraintViolation.class);
            assertThatThrownBy(session::commit)
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("batch");
            session.execute(ANN);
            session.commit();
        }
        assertThat(db.fetchOne(COUNT)).isEqualTo(1);
    }

    @Test
    void closedOrFailedStreamThrowsInsteadOfEnding() {
        db.batch(batchInsert(STUDENTS), List.of(Student.named(1, "Ann"), Student.named(2, "Bob")));
        Iterator<Student> closed;
        try (Stream<Student> stream = db.stream(selectFrom(STUDENTS))) {
            closed = stream.iterator();
            closed.next();
        }
        assertThatThrownBy(closed::hasNext).isInstanceOf(LeanqException.class).hasMessageContaining("closed");

        try (Stream<Integer> stream =
                db.stream(select(row(STUDENTS.id, STUDENTS.name).as((id, name) -> 10 / (id - 1)))
                        .from(STUDENTS)
                        .orderBy(STUDENTS.id.asc()))) {
            Iterator<Integer> failing = stream.iterator();
            assertThatThrownBy(failing::hasNext).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(failing::hasNext)
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("failed");
        }
    }

    @Test
    void fetchOptionalOfANullIsEmpty() {
        db.execute(ANN);
        assertThat(db.fetchOptional(select(STUDENTS.born).from(STUDENTS))).isEmpty();
        db.transaction(tx -> assertThat(tx.fetchOptional(select(STUDENTS.born).from(STUDENTS)))
                .isEmpty());
        assertThat(db.fetchOne(select(STUDENTS.born).from(STUDENTS))).isNull();
    }

    @Test
    void aListenerThatFailsBadlyLeaksNoConnection() {
        db.execute(ANN);
        io.leanq.exec.ExecutionListener broken = new io.leanq.exec.ExecutionListener() {
            @Override
            public void after(String sql, long rows, long nanos) {
                throw new AssertionError("a listener's own trouble");
            }
        };
        try (Database listened = Leanxcale.connect(
                io.leanq.leanxcale.LeanxcaleUrl.parse(server.url()).toBuilder()
                        .poolSize(2)
                        .build(),
                List.of(broken))) {
            for (int i = 0; i < 5; i++) {
                try (Stream<Student> stream = listened.stream(selectFrom(STUDENTS))) {
                    assertThat(stream.count()).isEqualTo(1);
                }
                try (Session session = listened.session()) {
                    assertThat(session.stream(selectFrom(STUDENTS))
                                    .iterator()
                                    .next()
                                    .name())
                            .isEqualTo("Ann");
                }
            }
        }
    }

    @Test
    void nothingLooksLikeSuccessAfterLostCommit() throws Exception {
        io.leanq.embedded.EmbeddedLeanxcale other = io.leanq.embedded.EmbeddedLeanxcale.start();
        try (Database lost = Leanxcale.connect(other.url() + "?autocommit=False")) {
            School.SCHEMA.createAll(lost);
            Session session = lost.session();
            session.execute(ANN);
            other.close();
            assertThatThrownBy(session::commit).isInstanceOf(io.leanq.ConnectionLost.class);
            assertThatThrownBy(session::commit).isInstanceOf(LeanqException.class);
            session.close();
        }
    }

    /** Tests the contract only. A server that kept results lost updates under load: see {@link ConflictsTest}. */
    @Test
    void newTransactionNeverReadsOlderSnapshot() {
        db.batch(batchInsert(STUDENTS), List.of(Student.named(1, "before")));
        Query<String> nameOfOne = select(STUDENTS.name).from(STUDENTS).where(STUDENTS.id.eq(1));
        try (Session writer = manual.session();
                Session reader = manual.session()) {
            writer.execute(update(STUDENTS).set(STUDENTS.name, "after").where(STUDENTS.id.eq(1)));
            assertThat(reader.fetchOne(nameOfOne)).isEqualTo("before");
            reader.commit();
            writer.commit();
            assertThat(reader.fetchOne(nameOfOne)).isEqualTo("after");
        }
    }
}
