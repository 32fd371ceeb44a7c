package io.leanq.exec;

import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.DataType;
import io.leanq.query.row.Row2;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.schema.TemporalColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The days of 1582 that java.sql.Date does not have are bound, compared and read over JDBC like all others. */
class SkippedDaysTest {
    private static final DynamicTable DAYS = Table.named("days")
            .column("d", DataType.DATE)
            .column("ts", DataType.TIMESTAMP)
            .build();
    private static final TemporalColumn<DynamicTable, LocalDate> D = DAYS.get("d", DataType.DATE);
    private static final TemporalColumn<DynamicTable, LocalDateTime> TS = DAYS.get("ts", DataType.TIMESTAMP);

    @Test
    void skippedDaysAreBoundAndReadLikeOthers() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:skipped;DB_CLOSE_DELAY=-1");
        try (Database db = Database.over(source, StandardPlatform.H2)) {
            MetaData.of(DAYS).createAll(db);
            for (int day = 4; day <= 15; day++) {
                LocalDate date = LocalDate.of(1582, 10, day);
                LocalDateTime time = date.atTime(23, 59, 59, 999_000_000);
                db.execute(insertInto(DAYS).set(D, date).set(TS, time));
                assertThat(db.fetch(select(D, TS).from(DAYS).where(D.eq(date).and(TS.eq(time)))))
                        .containsExactly(new Row2<>(date, time));
                assertThat(db.fetchOne(select(value(date, DataType.DATE), value(time, DataType.TIMESTAMP))))
                        .isEqualTo(new Row2<>(date, time));
            }
            assertThat(db.fetch(select(D).from(DAYS).where(D.lt(LocalDate.of(1582, 10, 10)))))
                    .hasSize(6);
        }
    }
}
