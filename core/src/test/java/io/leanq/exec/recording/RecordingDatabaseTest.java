package io.leanq.exec.recording;

import static io.leanq.query.Dsl.batchDelete;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.batchUpdateIfVersion;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.updateRowIfVersion;
import static io.leanq.testkit.Parcels.PARCELS;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.BatchRows;
import io.leanq.LeanqException;
import io.leanq.NoSuchRow;
import io.leanq.StaleRow;
import io.leanq.TooManyRows;
import io.leanq.WriteConflict;
import io.leanq.driver.RowCounts;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Database;
import io.leanq.exec.Executor;
import io.leanq.exec.Session;
import io.leanq.exec.Transaction;
import io.leanq.exec.TransactionOptions;
import io.leanq.exec.TransactionWork;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.Query;
import io.leanq.render.Dialect;
import io.leanq.schema.MetaData;
import io.leanq.testkit.Parcels.Parcel;
import io.leanq.testkit.StudentsRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** How users test their own code that needs a Database, without a database. */
class RecordingDatabaseTest {
    private final RecordingDatabase db = new RecordingDatabase(Dialect.STANDARD);

    /** An example of a user's code. */
    private static int rename(Database database, String name) {
        return database.transactionResult(tx -> {
            List<Integer> ids = tx.fetch(select(STUDENTS.id).from(STUDENTS).where(STUDENTS.name.eq(name)));
            tx.execute(deleteFrom(STUDENTS).where(STUDENTS.id.in(ids)));
            return ids.size();
        });
    }

    @Test
    void statementsOfATransactionAreRecordedWithValuesAndEnd() {
        db.answer(select(STUDENTS.id).from(STUDENTS).where(STUDENTS.name.eq("Ann")), List.of(7, 8));
        assertThat(rename(db, "Ann")).isEqualTo(2);
        assertThat(db.sql())
                .containsExactly(
                        "SELECT students.id FROM students WHERE students.name = ?",
                        "DELETE FROM students WHERE id IN (?, ?)",
                        "COMMIT");
        assertThat(db.executed().get(1).binds())
                .extracting(bind -> bind.value())
                .containsExactly(7, 8);
    }

    @Test
    void aQueryWithoutAnAnswerIsAFailureAndRollsBack() {
        assertThatThrownBy(() -> rename(db, "Bob"))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("answer(");
        assertThat(db.sql()).last().isEqualTo("ROLLBACK");
    }

    @Test
    void changesReportTheCountThatTheTestSets() {
        db.answer(deleteFrom(STUDENTS).everyRow(), 12);
        assertThat(db.execute(deleteFrom(STUDENTS).everyRow())).isEqualTo(12);
        assertThat(db.execute(deleteFrom(STUDENTS).where(STUDENTS.id.eq(1)))).isEqualTo(1);
    }

    @Test
    void versionedUpdateOfNoRowIsStale() {
        Change versioned = updateRowIfVersion(PARCELS, Parcel.of(1, 2, 7, null), PARCELS.version);
        assertThat(db.execute(versioned)).isEqualTo(1);
        db.answer(versioned, 0);
        assertThatThrownBy(() -> db.execute(versioned)).isInstanceOf(StaleRow.class);
        assertThat(db.sql()).hasSize(2);
    }

    @Test
    void versionedBatchIsStaleAtTheRowOfTheTest() {
        Batch<Parcel> versioned = batchUpdateIfVersion(PARCELS, PARCELS.version);
        List<Parcel> parcels = List.of(Parcel.of(1, 1, 7, null), Parcel.of(2, 2, 7, null), Parcel.of(3, 3, 7, null));
        assertThat(db.batch(versioned, parcels)).isEqualTo(3);
        db.answer(batchUpdateIfVersion(PARCELS, PARCELS.version), Parcel.of(2, 2, 7, null), 0);
        assertThatThrownBy(() -> db.with(CallOptions.inSchema("tenant_7")).batch(versioned, parcels))
                .isInstanceOfSatisfying(
                        StaleRow.class, stale -> assertThat(stale.batchRows()).contains(BatchRows.one(1)));
        assertThat(db.batch(batchDelete(PARCELS), parcels)).as("another batch").isEqualTo(3);
        db.answer(batchDelete(PARCELS), Parcel.of(2, 2, 7, null), RowCounts.UNREPORTED);
        List<Long> counts = new ArrayList<>();
        assertThat(db.batch(batchDelete(PARCELS), parcels.iterator(), (row, changed) -> counts.add(changed)))
                .isEqualTo(RowCounts.UNREPORTED);
        assertThat(counts).containsExactly(1L, RowCounts.UNREPORTED, 1L);
    }

    @Test
    void brokenBatchIsNotCommitted() {
        Parcel stale = Parcel.of(2, 2, 7, null);
        db.answer(batchUpdateIfVersion(PARCELS, PARCELS.version), stale, 0);
        assertThatThrownBy(() -> db.transaction(tx -> loseRace(tx, stale)))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("half-way");
        assertThat(db.sql()).last().isEqualTo("ROLLBACK");
        Session session = db.session(TransactionOptions.DEFAULT);
        loseRace(session, stale);
        assertThatThrownBy(session::commit).hasMessageContaining("half-way");
        assertThat(db.sql()).last().isEqualTo("ROLLBACK");
        loseRace(session, stale);
        session.rollback();
        session.execute(deleteFrom(STUDENTS).everyRow());
        session.commit();
        assertThat(db.sql()).last().isEqualTo("COMMIT");
        session.close();
    }

    private static void loseRace(Executor executor, Parcel stale) {
        assertThatThrownBy(() -> executor.batch(batchUpdateIfVersion(PARCELS, PARCELS.version), List.of(stale)))
                .isInstanceOf(StaleRow.class);
    }

    @Test
    void schemaOfATransactionIsThatOfItsStatements() {
        Change delete = deleteFrom(STUDENTS).everyRow();
        db.transaction(TransactionOptions.inSchema("tenant_7"), tx -> {
            tx.execute(delete);
            tx.with(CallOptions.inSchema("tenant_8")).execute(delete);
            assertThat(tx.render(delete).sql()).isEqualTo("DELETE FROM tenant_7.students");
        });
        Session session = db.session(TransactionOptions.inSchema("tenant_9"));
        session.execute(delete);
        session.rollback();
        session.close();
        db.execute(delete);
        assertThat(db.sql())
                .containsExactly(
                        "DELETE FROM tenant_7.students",
                        "DELETE FROM tenant_8.students",
                        "COMMIT",
                        "DELETE FROM tenant_9.students",
                        "ROLLBACK",
                        "DELETE FROM students");
    }

    @Test
    void keysAreDrawnAndEachRowOfABatchIsRecorded() {
        assertThat(db.insertReturning(insertInto(STUDENTS).set(STUDENTS.name, "Ann"), STUDENTS.id))
                .isEqualTo(1);
        db.batch(
                batchInsert(STUDENTS),
                List.of(new StudentsRow(5, "Bob", null, null), new StudentsRow(null, "Cid", null, true)));
        assertThat(db.executed().get(2).binds())
                .extracting(bind -> bind.value())
                .containsExactly(5, "Bob", null, null);
        assertThat(db.executed().get(3).binds())
                .extracting(bind -> bind.value())
                .containsExactly(2, "Cid", null, true);
    }

    @Test
    void createAllShowsItsDdl() {
        MetaData.of(STUDENTS).createAll(db);
        assertThat(db.sql()).hasSize(3).first().asString().startsWith("CREATE SEQUENCE student_ids");
    }

    @Test
    void aValueMayBeNullAsInADatabase() {
        Query<LocalDate> born = select(STUDENTS.born).from(STUDENTS);
        db.answer(born, Collections.singletonList(null));
        assertThat(db.fetchOne(born)).isNull();
        assertThat(db.fetchOptional(born)).isEmpty();
        db.answer(born, List.of());
        assertThatThrownBy(() -> db.fetchOne(born)).isInstanceOf(NoSuchRow.class);
    }

    @Test
    void conflictThrownRepeatedlyStaysTheFailure() {
        WriteConflict conflict = new WriteConflict("made up", "40001", -1, null, null);
        assertThatThrownBy(() -> db.retryOnConflict(3).transaction(tx -> {
                    throw conflict;
                }))
                .isSameAs(conflict);
        assertThat(db.sql()).containsExactly("ROLLBACK", "ROLLBACK", "ROLLBACK", "ROLLBACK");
    }

    @Test
    void changeOfALimitedSessionIsUncommittedToo() {
        Session session = db.session(TransactionOptions.DEFAULT);
        session.with(CallOptions.maxRows(1)).execute(deleteFrom(STUDENTS).everyRow());
        assertThatThrownBy(session::close)
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("uncommitted changes");
        assertThat(db.sql()).last().isEqualTo("ROLLBACK");
    }

    @Test
    void callsAreCheckedAsInProduction() {
        Query<Integer> ids = select(STUDENTS.id).from(STUDENTS);
        db.answer(ids, List.of(7, 8));
        assertThatThrownBy(() -> db.with(CallOptions.maxRows(1)).fetch(ids)).isInstanceOf(TooManyRows.class);
        assertThatThrownBy(() -> db.fetchOne(ids))
                .isInstanceOf(TooManyRows.class)
                .hasMessageContaining("narrow the condition");
        assertThatThrownBy(() -> db.fetch((Query<Integer>) null)).hasMessageStartingWith("fetch(null): ");
        assertThatThrownBy(() -> db.session(TransactionOptions.readOnly())
                        .insertReturning(insertInto(STUDENTS).set(STUDENTS.name, "Ann"), STUDENTS.id))
                .hasMessageContaining("read-only");
    }

    @Test
    void mockitoSuppliesTheTransactionOfTheWork() {
        Transaction tx = Mockito.mock(Transaction.class);
        Query<Integer> anns = select(STUDENTS.id).from(STUDENTS).where(STUDENTS.name.eq("Ann"));
        Mockito.when(tx.fetch(anns)).thenReturn(List.of(7));
        Database mocked = Mockito.mock(Database.class);
        Mockito.when(mocked.transactionResult(Mockito.any()))
                .thenAnswer(call -> call.<TransactionWork<?, ?>>getArgument(0).run(tx));
        assertThat(rename(mocked, "Ann")).isEqualTo(1);
        Mockito.verify(tx).execute(deleteFrom(STUDENTS).where(STUDENTS.id.in(List.of(7))));
    }

    @Test
    void mockitoMakesADatabaseFail() {
        Database broken = Mockito.mock(Database.class);
        Query<Integer> query = select(STUDENTS.id).from(STUDENTS);
        Mockito.when(broken.fetch(query)).thenThrow(new WriteConflict("made up", "40001", -1, null, null));
        assertThatThrownBy(() -> broken.fetch(select(STUDENTS.id).from(STUDENTS)))
                .isInstanceOf(WriteConflict.class);
    }
}
