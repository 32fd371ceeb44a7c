package io.leanq.query;

import static io.leanq.query.Dsl.batchDelete;
import static io.leanq.query.Dsl.batchDeleteIfVersion;
import static io.leanq.query.Dsl.batchUpdate;
import static io.leanq.query.Dsl.batchUpdateIfVersion;
import static io.leanq.testkit.Parcels.PARCELS;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.BatchRows;
import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.StaleRow;
import io.leanq.driver.RowCounts;
import io.leanq.testkit.CalciteJudge;
import io.leanq.testkit.Parcels;
import io.leanq.testkit.Parcels.Parcel;
import io.leanq.testkit.RecordingBinds;
import io.leanq.testkit.StudentsRow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Batches that update or delete rows by their records. */
class RecordBatchTest {
    private static final CalciteJudge JUDGE = CalciteJudge.knowing(PARCELS, STUDENTS);
    private final Parcels p = PARCELS;

    private static String sql(Batch<?> batch) {
        String sql = batch.prepare(LEANXCALE_LIKE).sql();
        assertThat(JUDGE.objection(sql)).isNull();
        return sql;
    }

    private static <R> List<@Nullable Object> encoded(PreparedBatch<R> batch, R row) {
        RecordingBinds binds = new RecordingBinds();
        batch.encode(row, binds, sequence -> 0);
        return binds.values;
    }

    @Test
    void eachRecordIsBoundAroundItsKey() {
        assertThat(sql(batchUpdate(STUDENTS)))
                .isEqualTo("UPDATE students SET name = ?, born = ?, active = ? WHERE id = ?");
        PreparedBatch<StudentsRow> update = batchUpdate(STUDENTS).prepare(LEANXCALE_LIKE);
        assertThat(encoded(update, new StudentsRow(7, "Ann", null, true))).containsExactly("Ann", null, true, 7);
        assertThat(encoded(update, new StudentsRow(8, "Bob", null, null))).containsExactly("Bob", null, null, 8);
        assertThat(sql(batchDelete(p))).isEqualTo("DELETE FROM parcels WHERE id = ? AND depot_no = ?");
        assertThat(encoded(batchDelete(p).prepare(LEANXCALE_LIKE), Parcel.of(1, 2, 3, null)))
                .containsExactly(1L, 2);
    }

    @Test
    void versionIsBoundTwiceAndCountedOnce() {
        Batch<Parcel> batch = batchUpdateIfVersion(p, p.version);
        assertThat(sql(batch))
                .startsWith("UPDATE parcels SET version = ?, note = ?")
                .endsWith(" WHERE id = ? AND depot_no = ? AND version = ?");
        assertThat(encoded(batch.prepare(LEANXCALE_LIKE), Parcel.of(1, 2, 3, "x")))
                .containsExactly(4, "x", BigDecimal.TEN, null, true, null, null, 1L, 2, 3);
        Batch<Parcel> deleted = batchDeleteIfVersion(p, p.version);
        assertThat(sql(deleted)).isEqualTo("DELETE FROM parcels WHERE id = ? AND depot_no = ? AND version = ?");
        assertThat(encoded(deleted.prepare(LEANXCALE_LIKE), Parcel.of(1, 2, 3, null)))
                .containsExactly(1L, 2, 3);
    }

    @Test
    void refusalNamesTheRow() {
        PreparedBatch<StudentsRow> batch = batchUpdate(STUDENTS).prepare(LEANXCALE_LIKE);
        encoded(batch, new StudentsRow(7, "Ann", null, true));
        assertThatThrownBy(() -> encoded(batch, new StudentsRow(null, "Ann", null, true)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll("row 1 of the batch", "batchUpdate", "students.id", "is found");
        assertThatThrownBy(() -> encoded(batch, new StudentsRow(1, null, null, true)))
                .hasMessageContainingAll("students.name", "NOT NULL");
        assertThatThrownBy(() -> encoded(batch, new StudentsRow(1, "x".repeat(51), null, true)))
                .hasMessageContainingAll("column name", "51 characters");
        assertThatThrownBy(() -> batchUpdateIfVersion(p, p.weight)).hasMessageContaining("whole numbers");
        assertThatThrownBy(() -> batchDeleteIfVersion(p, p.depotNo))
                .hasMessageContainingAll("batchDeleteIfVersion", "primary key");
        assertThatThrownBy(() -> batchDeleteIfVersion(p, p.as("q").version))
                .hasMessageContainingAll("batchDeleteIfVersion(…, q.version)", "belongs to parcels AS q", "of parcels");
        assertThatThrownBy(() -> batchDeleteIfVersion(p, null))
                .hasMessageContaining("batchDeleteIfVersion(table, null)");
    }

    @Test
    void onlyAVersionedRowMustChangeOne() {
        outcomeIsRequired(
                batchUpdateIfVersion(p, p.version), "batchUpdateIfVersion(parcels, …)", "execute updateRowIfVersion");
        outcomeIsRequired(
                batchDeleteIfVersion(p, p.version), "batchDeleteIfVersion(parcels, …)", "execute deleteRowIfVersion");
        batchUpdate(p).prepare(LEANXCALE_LIKE).requireOutcome(4, 0);
        batchDelete(p).prepare(LEANXCALE_LIKE).requireOutcome(4, -1);
    }

    private static void outcomeIsRequired(Batch<Parcel> batch, String call, String single) {
        PreparedBatch<Parcel> versioned = batch.prepare(LEANXCALE_LIKE);
        versioned.requireOutcome(4, 1);
        assertThatThrownBy(() -> versioned.requireOutcome(4, 0))
                .isInstanceOf(StaleRow.class)
                .hasMessageContainingAll("row 4", call, "read it again")
                .satisfies(e -> assertThat(((StaleRow) e).batchRows()).contains(BatchRows.one(4)));
        assertThatThrownBy(() -> versioned.requireOutcome(4, RowCounts.UNREPORTED))
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageContainingAll("row 4", call, "does not report", single);
    }
}
