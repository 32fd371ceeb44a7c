package io.leanq.query.seek;

import static io.leanq.query.Dsl.seek;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.up;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.StandardPlatform;
import io.leanq.query.DataType;
import io.leanq.render.Rendered;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A page far behind reads its own rows of the index, and not those before it. */
class SeekIndexTest {
    private static final DynamicTable EVENTS = Table.named("events")
            .column("id", DataType.INTEGER, primaryKey())
            .column("at_time", DataType.INTEGER, notNull())
            .build();
    private static final NumberColumn<DynamicTable, Integer> ID = EVENTS.get("id", DataType.INTEGER);
    private static final NumberColumn<DynamicTable, Integer> AT = EVENTS.get("at_time", DataType.INTEGER);

    @Test
    void pageReadsOnlyItsRowsOfTheIndex() throws Exception {
        Seek2<Integer, Integer> order = seek(up(AT), up(ID));
        Rendered page = select(AT, ID)
                .from(EVENTS)
                .where(order.after(4_000, 1))
                .orderBy(order)
                .limit(20)
                .render(StandardPlatform.H2.dialect(Optional.empty()));
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:seek_index");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, at_time INTEGER NOT NULL)");
            statement.execute("INSERT INTO events SELECT x, MOD(x * 7919, 5000) FROM SYSTEM_RANGE(1, 10000)");
            statement.execute("CREATE INDEX events_at ON events (at_time, id)");
            try (PreparedStatement prepared = connection.prepareStatement("EXPLAIN ANALYZE " + page.sql())) {
                for (int i = 0; i < page.binds().size(); i++) {
                    prepared.setObject(i + 1, page.binds().get(i).value());
                }
                try (ResultSet plan = prepared.executeQuery()) {
                    assertThat(plan.next()).isTrue();
                    assertThat(plan.getString(1))
                            .containsPattern("scanCount: 2\\d\\b")
                            .contains("index sorted");
                }
            }
        }
    }
}
