package io.leanq.leanxcale;

import static io.leanq.query.Dsl.batchDelete;
import static io.leanq.query.Dsl.batchDeleteIfVersion;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.batchUpdate;
import static io.leanq.query.Dsl.batchUpdateIfVersion;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.deleteRow;
import static io.leanq.query.Dsl.deleteRowIfVersion;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.updateRow;
import static io.leanq.query.Dsl.updateRowIfVersion;
import static io.leanq.testkit.Parcels.PARCELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leanq.BatchRows;
import io.leanq.LeanqException;
import io.leanq.StaleRow;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.exec.Database;
import io.leanq.query.row.Row2;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.testkit.Parcels;
import io.leanq.testkit.Parcels.Parcel;
import io.leanq.testkit.Parcels.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that are a record, over the wire: read, inserted, found by their key, and changed by version. */
@ExtendWith(LeanxcaleExtension.class)
class RecordRowsTest {
    private static final Parcel GLASS = new Parcel(
            2, 1, (short) 7, "glass", new BigDecimal("2.50"), LocalDate.of(2024, 2, 29), true, State.HERE, List.of(1L));
    private static final Parcel BARE = new Parcel(3, 1, (short) 1, null, null, null, false, null, null);

    private final Parcels p = PARCELS;
    private Database db;

    @BeforeEach
    void createTable(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(server.url());
        MetaData.of(p).createAll(db);
        db.execute(insertRows(p, GLASS, BARE));
    }

    @AfterEach
    void dropTable() {
        MetaData.of(p).dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }

    private Parcel at(long id, int depot) {
        return db.fetchOne(selectFrom(p).where(p.key.eq(id, depot)));
    }

    private static Parcel noted(Parcel parcel, String note) {
        return new Parcel(
                parcel.depotNo(),
                parcel.id(),
                parcel.version(),
                note,
                parcel.weight(),
                parcel.sentOn(),
                parcel.open(),
                parcel.state(),
                parcel.stops());
    }

    @Test
    void recordComesBackAsItWasInserted() {
        assertThat(at(1, 2)).isEqualTo(GLASS);
        assertThat(at(1, 3))
                .isEqualTo(new Parcel(3, 1, (short) 1, null, new BigDecimal("1.00"), null, false, null, null));
        db.batch(batchInsert(p), List.of(Parcel.of(9, 1, 0, "nine")));
        assertThat(db.fetch(selectFrom(p))).extracting(Parcel::note).containsExactlyInAnyOrder("glass", null, "nine");
    }

    @Test
    void missingRecordOfAJoinIsNull() {
        Parcels next = p.as("next");
        assertThat(db.fetch(select(p.row(), next.row())
                        .from(p)
                        .leftJoin(next)
                        .on(next.key.eq(p.id, p.depotNo.plus(1)))
                        .orderBy(p.depotNo)))
                .containsExactly(new Row2<>(GLASS, at(1, 3)), new Row2<>(at(1, 3), null));
    }

    @Test
    void recordAndKeyFindOneRow() {
        assertThat(db.execute(updateRow(p, noted(GLASS, "broken")))).isEqualTo(1);
        assertThat(at(1, 2)).isEqualTo(noted(GLASS, "broken"));
        assertThat(at(1, 3).note()).isNull();
        assertThat(db.execute(updateRow(p, Parcel.of(1, 99, 0, "none")))).isZero();
        assertThat(db.execute(deleteRow(p, GLASS))).isEqualTo(1);
        assertThat(db.execute(deleteRow(p, GLASS))).isZero();
        assertThat(db.execute(deleteFrom(p).where(p.key.eq(1L, 3)))).isEqualTo(1);
        assertThat(db.fetch(selectFrom(p))).isEmpty();
    }

    @Test
    void secondWriterOfOneVersionIsStale() {
        Parcel read = at(1, 2);
        assertThat(db.execute(updateRowIfVersion(p, noted(read, "first"), p.version)))
                .isEqualTo(1);
        assertThatThrownBy(() -> db.execute(updateRowIfVersion(p, noted(read, "second"), p.version)))
                .isInstanceOf(StaleRow.class)
                .hasMessageContaining("parcels");
        assertThat(at(1, 2).note()).isEqualTo("first");
        assertThat(at(1, 2).version()).isEqualTo((short) 8);
        db.execute(updateRowIfVersion(p, noted(at(1, 2), "third"), p.version));
        assertThat(at(1, 2).version()).isEqualTo((short) 9);
    }

    @Test
    void deleteOfAChangedRowIsStale() {
        Parcel read = at(1, 2);
        db.execute(updateRowIfVersion(p, noted(read, "first"), p.version));
        assertThatThrownBy(() -> db.execute(deleteRowIfVersion(p, read, p.version)))
                .isInstanceOf(StaleRow.class)
                .hasMessageContaining("deleteRowIfVersion(parcels, …)");
        List<Parcel> parcels = List.of(at(1, 3), read);
        assertThatThrownBy(() -> db.batch(batchDeleteIfVersion(p, p.version), parcels))
                .isInstanceOfSatisfying(
                        StaleRow.class, stale -> assertThat(stale.batchRows()).contains(BatchRows.one(1)));
        assertThat(db.fetch(selectFrom(p))).hasSize(2);
        assertThat(db.execute(deleteRowIfVersion(p, at(1, 2), p.version))).isEqualTo(1);
        assertThat(db.batch(batchDeleteIfVersion(p, p.version), List.of(at(1, 3))))
                .isEqualTo(1);
        assertThat(db.fetch(selectFrom(p))).isEmpty();
    }

    @Test
    void staleRowRollsItsTransactionBack() {
        assertThatThrownBy(() -> db.transaction(tx -> {
                    tx.execute(updateRow(p, Parcel.of(1, 3, 1, "lost")));
                    tx.execute(updateRowIfVersion(p, Parcel.of(1, 2, 1, "late"), p.version));
                }))
                .isInstanceOf(StaleRow.class);
        assertThat(at(1, 3).note()).isNull();
    }

    @Test
    void batchesUpdateAndDeleteByRecord() {
        List<Long> counts = new ArrayList<>();
        List<Parcel> parcels = List.of(noted(GLASS, "x"), Parcel.of(5, 5, 5, "none"), Parcel.of(1, 3, 6, "y"));
        assertThat(db.batch(batchUpdate(p), parcels.iterator(), (row, changed) -> counts.add(changed)))
                .isEqualTo(2);
        assertThat(counts).containsExactly(1L, 0L, 1L);
        assertThat(at(1, 3).note()).isEqualTo("y");
        assertThat(db.batch(batchUpdateIfVersion(p, p.version), List.of(at(1, 2), at(1, 3))))
                .isEqualTo(2);
        assertThat(at(1, 2).version()).isEqualTo((short) 8);
        assertThat(db.batch(batchDelete(p), parcels)).isEqualTo(2);
        assertThat(db.fetch(selectFrom(p))).isEmpty();
    }

    @Test
    void staleRowOfABatchUndoesItAll() {
        List<Parcel> parcels = List.of(noted(GLASS, "x"), Parcel.of(1, 3, 99, "stale"));
        StaleRow stale =
                catchThrowableOfType(StaleRow.class, () -> db.batch(batchUpdateIfVersion(p, p.version), parcels));
        assertThat(stale.batchRows()).contains(BatchRows.one(1));
        assertThat(at(1, 2)).isEqualTo(GLASS);
        assertThatThrownBy(() -> db.transaction(tx -> {
                    assertThatThrownBy(() -> tx.batch(batchUpdateIfVersion(p, p.version), parcels))
                            .isInstanceOf(StaleRow.class);
                }))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("batch");
        assertThat(at(1, 2)).isEqualTo(GLASS);
    }
}
