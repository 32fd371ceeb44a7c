package io.leanq.testkit;

import io.leanq.query.DataType;
import io.leanq.query.NumberExpression;
import io.leanq.schema.ArrayColumn;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.PrimaryKey2;
import io.leanq.schema.RecordTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose rows are a record: a key of two columns, a version, and a column without a component. */
public final class Parcels extends RecordTable<Parcels, Parcels.Parcel> {
    public static final Parcels PARCELS = Table.define("parcels", Parcels::new);

    public final NumberColumn<Parcels, Long> id = column("id", DataType.BIGINT);
    public final NumberColumn<Parcels, Integer> depotNo = column("depot_no", DataType.INTEGER);
    public final TextColumn<Parcels> note = column("note", DataType.VARCHAR(40));
    public final NumberColumn<Parcels, BigDecimal> weight =
            column("weight", DataType.DECIMAL(10, 2), notNull(), defaultValue(BigDecimal.ONE));
    public final TemporalColumn<Parcels, LocalDate> sentOn = column("sent_on", DataType.DATE);
    public final BooleanColumn<Parcels> open = column("open", DataType.BOOLEAN, notNull());
    public final PlainColumn<Parcels, State> state =
            column("state", DataType.VARCHAR(9).asEnum(State.class));
    public final ArrayColumn<Parcels, Long, NumberExpression<Long>> stops = column("stops", DataType.BIGINT_ARRAY);
    public final NumberColumn<Parcels, Short> version = column("version", DataType.SMALLINT, notNull());
    public final TemporalColumn<Parcels, LocalDateTime> noted = column("noted", DataType.TIMESTAMP);
    public final PrimaryKey2<Parcels, Long, Integer> key = primaryKey(id, depotNo);

    /** Where a parcel is. */
    public enum State {
        HERE,
        GONE
    }

    /** A row, with its components in another order than the columns. */
    public record Parcel(
            int depotNo,
            long id,
            short version,
            @Nullable String note,
            @Nullable BigDecimal weight,
            @Nullable LocalDate sentOn,
            boolean open,
            @Nullable State state,
            @Nullable List<Long> stops) {

        /** A parcel with the same key and version, and little else. */
        public static Parcel of(long id, int depotNo, int version, @Nullable String note) {
            return new Parcel(depotNo, id, (short) version, note, BigDecimal.TEN, null, true, null, null);
        }
    }

    private Parcels(TableRef<Parcels> ref) {
        super(ref, Parcel.class);
    }

    /** Three rows, two of which have one number. */
    public static TableRows rows() {
        return new TableRows(
                PARCELS,
                List.of(
                        row(1L, 2, "glass", new BigDecimal("2.50"), LocalDate.of(2024, 2, 29), true, "HERE", 7),
                        row(1L, 3, null, new BigDecimal("0.01"), null, false, null, 1),
                        row(5L, 2, "", new BigDecimal("9.99"), LocalDate.of(1969, 12, 31), true, "GONE", 0)));
    }

    private static List<@Nullable Object> row(
            long id,
            int depot,
            @Nullable String note,
            BigDecimal weight,
            @Nullable LocalDate sent,
            boolean open,
            @Nullable String state,
            int version) {
        // no array: Avatica takes the elements of arrays of Calcite for columns
        return Arrays.asList(id, depot, note, weight, sent, open, state, null, (short) version, null);
    }
}
