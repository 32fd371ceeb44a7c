package io.leanq.leanxcale;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.SqlException;
import io.leanq.exec.StandardPlatform;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.DynamicView;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.View;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Online aggregates in the form of an IIoT project: built, run by the embedded server, and read like a view. */
@Tag("slow")
class OnlineAggregatesTest extends EmbeddedTest {

    static final class Machines extends Table<Machines> {
        static final Machines K3301 = Table.define("k3301", Machines::new);

        final TemporalColumn<Machines, LocalDateTime> timestamp = column("timestamp", TIMESTAMP, primaryKey());
        final NumberColumn<Machines, Double> level = column("level", DOUBLE);
        final NumberColumn<Machines, Integer> line = column("line", INTEGER);

        private Machines(TableRef<Machines> ref) {
            super(ref);
        }
    }

    private static final Machines K = Machines.K3301;
    private static final OnlineAggregate<Machines> HOURS = OnlineAggregate.of("k3301_hours", K)
            .min(K.level, "min_c")
            .max(K.level, "max_c")
            .sum(K.level, "sum_c")
            .count(K.level, "count_c")
            .groupByWindow(K.timestamp, 1, ChronoUnit.HOURS, "timestamp");
    private static final DynamicView READ = View.existing("k3301_hours")
            .column("timestamp", TIMESTAMP)
            .column("sum_c", DOUBLE)
            .column("count_c", BIGINT)
            .build();

    @BeforeEach
    void createTable() {
        MetaData.of(K).createAll(db);
    }

    @AfterEach
    void dropTable() {
        MetaData.of(K).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    private void put(String time, double level) {
        db.execute(insertInto(K)
                .set(K.timestamp, LocalDateTime.parse(time))
                .set(K.level, level)
                .set(K.line, 1));
    }

    @Test
    void statementIsThatOfRealUsers() {
        assertThat(db.render(HOURS.create()).sql())
                .isEqualTo("CREATE ONLINE AGGREGATE k3301_hours AS MIN(level) AS min_c, MAX(level) AS max_c,"
                        + " SUM(level) AS sum_c, COUNT(level) AS count_c FROM k3301 GROUP BY"
                        + " CTUMBLE(\"timestamp\", INTERVAL '1' HOUR, TIMESTAMP '1970-01-01 00:00:00') \"timestamp\"");
        assertThat(db.render(HOURS.drop()).sql()).isEqualTo("DROP ONLINE AGGREGATE k3301_hours");
        assertThat(db.render(OnlineAggregate.of("a", K)
                                .sum(K.level, "s")
                                .groupBy(K.line)
                                .create())
                        .sql())
                .isEqualTo("CREATE ONLINE AGGREGATE a AS SUM(level) AS s FROM k3301 GROUP BY line");
        assertThat(HOURS.create()).isEqualTo(HOURS.create()).asString().contains("refused: CREATE ONLINE AGGREGATE");
    }

    @Test
    void aggregateIsReadLikeAView() {
        db.execute(HOURS.create());
        put("2024-01-01T10:00", 1.5);
        put("2024-01-01T10:59:59", 2.5);
        put("2024-01-01T11:00", 4);
        assertThat(db.fetch(
                        select(READ.get("timestamp", TIMESTAMP), READ.get("sum_c", DOUBLE), READ.get("count_c", BIGINT))
                                .from(READ)
                                .orderBy(READ.get("timestamp", TIMESTAMP))))
                .asString()
                .isEqualTo("[Row3[value1=2024-01-01T10:00, value2=4.0, value3=2],"
                        + " Row3[value1=2024-01-01T11:00, value2=4.0, value3=1]]");
        assertThatThrownBy(() -> db.execute(HOURS.create())).isInstanceOf(SqlException.class);
        db.execute(HOURS.drop());
        assertThatThrownBy(() -> db.fetch(select(READ.get("sum_c", DOUBLE)).from(READ)))
                .isInstanceOf(SqlException.class);
    }

    @Test
    void otherDatabaseRefusesItByName() {
        assertThatThrownBy(() -> HOURS.create().render(StandardPlatform.H2.dialect(Optional.empty())))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContainingAll("CREATE ONLINE AGGREGATE", "create a view that groups the rows");
        assertThatThrownBy(() -> HOURS.drop().render(StandardPlatform.H2.dialect(Optional.empty())))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("DROP ONLINE AGGREGATE");
    }

    @Test
    void misuseIsRefusedWhenItIsBuilt() {
        OnlineAggregate<Machines> sums = OnlineAggregate.of("a", K).sum(K.level, "s");
        assertThatThrownBy(sums::create)
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("it has no key: say groupByWindow(…)");
        assertThatThrownBy(() -> OnlineAggregate.of("a", K).groupBy(K.line).create())
                .hasMessageContaining("it has no aggregate: say sum(…)");
        assertThatThrownBy(() -> sums.max(K.level, "S"))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("another column has this name");
        assertThatThrownBy(() -> sums.groupByWindow(K.timestamp, 1, ChronoUnit.MONTHS, "w"))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("seconds, minutes, hours or days");
        assertThatThrownBy(() -> OnlineAggregate.of("a", K.as("k"))).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> OnlineAggregate.of("a", (Machines) null)).hasMessageContaining("name the table");
        assertThatThrownBy(() -> sums.count(null, "c")).hasMessageContaining("name the column");
    }
}
