package io.leanq.leanxcale;

import static io.leanq.query.Dsl.currentDate;
import static io.leanq.query.Dsl.currentTime;
import static io.leanq.query.Dsl.currentTimestamp;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Readings.READINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leanq.SqlException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.query.row.Row2;
import io.leanq.schema.MetaData;
import io.leanq.testkit.ComputedDates;
import io.leanq.testkit.ComputedValues;
import io.leanq.testkit.ComputedValues.Computed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of expressions on the embedded server: the values are those of Calcite's engine. */
class ComputedValuesTest {
    private static EmbeddedLeanxcale server;
    private static Database db;

    @BeforeAll
    static void fill() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
        MetaData.of(READINGS).createAll(db);
        db.execute(insertInto(READINGS)
                .set(READINGS.sensor, 7L)
                .set(READINGS.channel, 7)
                .set(READINGS.level, 7.5)
                .set(READINGS.price, new BigDecimal("7.25"))
                .set(READINGS.note, "héllo ")
                .set(READINGS.taken, LocalDateTime.of(2024, 2, 29, 13, 14, 15, 678_000_000))
                .set(READINGS.filed, LocalDate.of(2024, 2, 29))
                .set(READINGS.valid, true));
    }

    @AfterAll
    static void close() {
        db.close();
        server.close();
    }

    static List<Computed> computed() {
        return Stream.concat(ComputedValues.all().stream(), ComputedDates.all().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("computed")
    void embeddedServerComputesExpectedValue(Computed computed) {
        Object value = db.fetchOne(select(List.of(computed.expression())).from(READINGS))
                .get(computed.expression());
        assertThat(ComputedValues.text(value)).isEqualTo(computed.value());
        if (value != null) {
            assertThat(value).isInstanceOf(computed.expression().type().javaType());
        }
    }

    static List<String> failing() {
        return List.copyOf(ComputedValues.failing().keySet());
    }

    @ParameterizedTest
    @MethodSource("failing")
    void expressionThatMustFailFails(String name) {
        assertThatThrownBy(() -> db.fetch(
                        select(List.of(ComputedValues.failing().get(name))).from(READINGS)))
                .isInstanceOf(SqlException.class);
    }

    @Test
    void aPlainSumThatDoesNotFitFails() {
        assertThatThrownBy(() -> db.fetch(
                        select(READINGS.channel.plus(Integer.MAX_VALUE)).from(READINGS)))
                .isInstanceOf(SqlException.class);
    }

    @Test
    void currentTimestampIsServerClock() {
        Row2<LocalDate, LocalDateTime> now =
                db.fetchOne(select(currentDate(), currentTimestamp()).from(READINGS));
        assertThat(now.value2()).isCloseTo(LocalDateTime.now(ZoneOffset.UTC), within(1, ChronoUnit.MINUTES));
        assertThat(now.value1()).isEqualTo(now.value2().toLocalDate());
    }

    @Test
    void currentTimeIsServerClock() {
        Row2<LocalTime, LocalDateTime> now =
                db.fetchOne(select(currentTime(), currentTimestamp()).from(READINGS));
        assertThat(now.value1().until(now.value2(), ChronoUnit.SECONDS)).isZero();
    }

    @Test
    void aRoundedProductIsStored() {
        db.execute(update(READINGS)
                .set(READINGS.price, READINGS.price.times(new BigDecimal("1.1")).round(2))
                .everyRow());
        assertThat(db.fetchOne(select(READINGS.price).from(READINGS))).isEqualByComparingTo("7.98");
        db.execute(update(READINGS).set(READINGS.price, new BigDecimal("7.25")).everyRow());
    }
}
