package io.leanq.testkit;

import io.leanq.query.DataType;
import io.leanq.query.NumberExpression;
import io.leanq.schema.ArrayColumn;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/** A table with a column of every type and one of a user's own Java type. */
public final class Readings extends Table<Readings> {
    public static final Readings READINGS = Table.define("readings", Readings::new);

    /** Stored as text in lower case. */
    public enum Quality {
        GOOD,
        BAD
    }

    public final NumberColumn<Readings, Long> sensor = column("sensor", DataType.BIGINT, primaryKey());
    public final TemporalColumn<Readings, LocalDateTime> taken = column("taken", DataType.TIMESTAMP);
    public final TemporalColumn<Readings, LocalDate> filed = column("filed", DataType.DATE);
    public final NumberColumn<Readings, Integer> channel = column("channel", DataType.INTEGER);
    public final NumberColumn<Readings, Double> level = column("level", DataType.DOUBLE);
    public final NumberColumn<Readings, BigDecimal> price = column("price", DataType.DECIMAL(10, 2));
    public final TextColumn<Readings> note = column("note", DataType.VARCHAR(100));
    public final BooleanColumn<Readings> valid = column("valid", DataType.BOOLEAN);
    public final PlainColumn<Readings, byte[]> raw = column("raw", DataType.VARBINARY);
    public final ArrayColumn<Readings, Long, NumberExpression<Long>> counts = column("counts", DataType.BIGINT_ARRAY);
    public final PlainColumn<Readings, Quality> quality = column(
            "quality",
            DataType.VARCHAR(4)
                    .as(
                            Quality.class,
                            text -> Quality.valueOf(text.toUpperCase(Locale.ROOT)),
                            value -> value.name().toLowerCase(Locale.ROOT)));

    private Readings(TableRef<Readings> ref) {
        super(ref);
    }
}
