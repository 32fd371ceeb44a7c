package io.leanq.query;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.currentDate;
import static io.leanq.query.Dsl.currentTime;
import static io.leanq.query.Dsl.currentTimestamp;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Moments.MOMENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.DECADES;
import static java.time.temporal.ChronoUnit.HALF_DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.StandardPlatform;
import io.leanq.testkit.Moments;
import io.leanq.testkit.RenderingAssert;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The SQL of computations with dates and times, and their rows on Calcite and on H2. */
class DateRenderingTest {
    private static final RenderingAssert ENGINES = RenderingAssert.knowing(List.of(Moments.rows()));
    private static final Moments M = MOMENTS.as("m");

    private static void renders(Expression<?> expression, String sql, Object... binds) {
        ENGINES.renders(
                select(M.id, expression).from(M), LEANXCALE_LIKE, "SELECT m.id, " + sql + " FROM moments AS m", binds);
    }

    @Test
    void sumsAreTimestampadd() {
        renders(M.at.plus(3, HOURS), "TIMESTAMPADD(HOUR, CAST(? AS INTEGER), m.at_time)", 3);
        renders(M.day.minus(1, MONTHS), "TIMESTAMPADD(MONTH, CAST(? AS INTEGER), m.on_day)", -1);
        renders(M.day.plus(2, WEEKS), "TIMESTAMPADD(WEEK, CAST(? AS INTEGER), m.on_day)", 2);
        renders(M.day.plus(2, IsoFields.QUARTER_YEARS), "TIMESTAMPADD(QUARTER, CAST(? AS INTEGER), m.on_day)", 2);
        renders(M.clock.plus(5, MILLIS), "TIMESTAMPADD(MILLISECOND, CAST(? AS INTEGER), m.clock)", 5);
        renders(M.at.plus(3, HALF_DAYS), "TIMESTAMPADD(HOUR, CAST(? AS INTEGER), m.at_time)", 36);
        renders(M.at.minus(3, DECADES), "TIMESTAMPADD(YEAR, CAST(? AS INTEGER), m.at_time)", -30);
    }

    @Test
    void amountBeyondAnIntegerIsAddedInTwoSteps() {
        renders(
                M.at.minus(3_000_000_000L, SECONDS),
                "TIMESTAMPADD(SECOND, CAST(? AS INTEGER), TIMESTAMPADD(DAY, CAST(? AS INTEGER), m.at_time))",
                -19_200,
                -34_722);
        renders(M.clock.plus(25, HOURS), "TIMESTAMPADD(HOUR, CAST(? AS INTEGER), m.clock)", 1);
    }

    @Test
    void amountsAreExpressionsToo() {
        renders(M.at.plus(M.few, MINUTES), "TIMESTAMPADD(MINUTE, m.few, m.at_time)");
        renders(M.at.minus(M.few, MINUTES), "TIMESTAMPADD(MINUTE, -m.few, m.at_time)");
        renders(M.at.plus(M.many, MINUTES), "TIMESTAMPADD(MINUTE, m.many, m.at_time)");
        renders(M.at.plus(M.many, DAYS), "TIMESTAMPADD(DAY, CAST(m.many AS INTEGER), m.at_time)");
        renders(M.at.minus(M.small, DAYS), "TIMESTAMPADD(DAY, -CAST(m.small AS INTEGER), m.at_time)");
        renders(M.at.plus(M.few.plus(1), DAYS), "TIMESTAMPADD(DAY, m.few + CAST(? AS INTEGER), m.at_time)", 1);
        renders(M.at.plus(inline(1), DAYS), "TIMESTAMPADD(DAY, 1, m.at_time)");
        Param<Integer> days = param("days", INTEGER);
        ENGINES.renders(
                select(M.at.plus(days, DAYS)).from(M).with(days, 5),
                LEANXCALE_LIKE,
                "SELECT TIMESTAMPADD(DAY, CAST(? AS INTEGER), m.at_time) FROM moments AS m",
                5);
    }

    @Test
    void amountsOfJavaKeepItsOrder() {
        renders(M.at.plus(Duration.ofHours(1)), "TIMESTAMPADD(SECOND, CAST(? AS INTEGER), m.at_time)", 3600);
        renders(M.at.plus(Duration.ofMillis(-1)), "TIMESTAMPADD(MILLISECOND, CAST(? AS INTEGER), m.at_time)", -1);
        renders(M.day.minus(Duration.ofDays(2)), "TIMESTAMPADD(DAY, CAST(? AS INTEGER), m.on_day)", -2);
        renders(
                M.day.plus(Period.of(1, 2, 3)),
                "TIMESTAMPADD(DAY, CAST(? AS INTEGER), TIMESTAMPADD(MONTH, CAST(? AS INTEGER), m.on_day))",
                3,
                14);
        renders(M.day.minus(Period.ofYears(1)), "TIMESTAMPADD(MONTH, CAST(? AS INTEGER), m.on_day)", -12);
        renders(M.day.plus(Period.ZERO).minus(Duration.ZERO), "m.on_day");
    }

    @Test
    void differencesCountWholeUnits() {
        renders(M.at.until(M.at, SECONDS), "CAST((m.at_time - m.at_time) SECOND(10) AS BIGINT)");
        renders(M.day.until(M.day, DAYS), "CAST((m.on_day - m.on_day) DAY(10) AS BIGINT)");
        renders(M.day.until(M.day, WEEKS), "(CAST((m.on_day - m.on_day) DAY(10) AS BIGINT) / 7)");
        LocalTime noon = LocalTime.NOON;
        renders(M.clock.until(noon, MINUTES), "CAST((CAST(? AS TIME(3)) - m.clock) MINUTE(10) AS BIGINT)", noon);
        renders(
                M.day.until(LocalDate.of(2024, 2, 29), YEARS),
                "CAST((EXTRACT(YEAR FROM CAST(? AS DATE)) * 384 + EXTRACT(MONTH FROM CAST(? AS DATE)) * 32"
                        + " + EXTRACT(DAY FROM CAST(? AS DATE)) - EXTRACT(YEAR FROM m.on_day) * 384"
                        + " - EXTRACT(MONTH FROM m.on_day) * 32 - EXTRACT(DAY FROM m.on_day)) / 384 AS BIGINT)",
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2024, 2, 29));
        renders(
                M.at.until(M.at, MILLIS),
                "(CAST((FLOOR(m.at_time TO MINUTE) - FLOOR(m.at_time TO MINUTE)) MINUTE(10) AS BIGINT) * 60000"
                        + " + EXTRACT(MILLISECOND FROM m.at_time) - EXTRACT(MILLISECOND FROM m.at_time))");
    }

    @Test
    void monthsBetweenTimestampsAreCountedToTheLastWholeDay() {
        String last = "TIMESTAMPADD(DAY, CAST((m.at_time - m.at_time) DAY(10) AS BIGINT), CAST(m.at_time AS DATE))";
        String first = "CAST(m.at_time AS DATE)";
        renders(
                M.at.until(M.at, MONTHS),
                "CAST((EXTRACT(YEAR FROM " + last + ") * 384 + EXTRACT(MONTH FROM " + last + ") * 32"
                        + " + EXTRACT(DAY FROM " + last + ") - EXTRACT(YEAR FROM " + first + ") * 384"
                        + " - EXTRACT(MONTH FROM " + first + ") * 32 - EXTRACT(DAY FROM " + first
                        + ")) / 32 AS BIGINT)");
    }

    @Test
    void truncationIsFloorAndOfWeeksAMonday() {
        renders(M.at.truncatedTo(HOURS), "FLOOR(m.at_time TO HOUR)");
        renders(M.clock.truncatedTo(MINUTES), "FLOOR(m.clock TO MINUTE)");
        renders(M.day.truncatedTo(IsoFields.QUARTER_YEARS), "FLOOR(m.on_day TO QUARTER)");
        renders(
                M.at.truncatedTo(WEEKS),
                "TIMESTAMPADD(DAY, 1 - EXTRACT(ISODOW FROM m.at_time), FLOOR(m.at_time TO DAY))");
        renders(M.day.truncatedTo(WEEKS), "TIMESTAMPADD(DAY, 1 - EXTRACT(ISODOW FROM m.on_day), m.on_day)");
        LocalDateTime at = LocalDateTime.of(2024, 2, 29, 1, 2);
        renders(value(at, TIMESTAMP).truncatedTo(DAYS), "FLOOR(CAST(? AS TIMESTAMP(3)) TO DAY)", at);
    }

    @Test
    void truncatedTimesAreKeysOfGroups() {
        var week = M.at.truncatedTo(WEEKS);
        ENGINES.renders(
                select(week, count()).from(M).groupBy(week).orderBy(week),
                LEANXCALE_LIKE,
                "SELECT TIMESTAMPADD(DAY, 1 - EXTRACT(ISODOW FROM m.at_time), FLOOR(m.at_time TO DAY)), COUNT(*)"
                        + " FROM moments AS m"
                        + " GROUP BY TIMESTAMPADD(DAY, 1 - EXTRACT(ISODOW FROM m.at_time), FLOOR(m.at_time TO DAY))"
                        + " ORDER BY TIMESTAMPADD(DAY, 1 - EXTRACT(ISODOW FROM m.at_time), FLOOR(m.at_time TO DAY))");
        var month = M.day.truncatedTo(MONTHS);
        ENGINES.renders(
                select(month.plus(1, MONTHS).minus(1, DAYS), count()).from(M).groupBy(month),
                LEANXCALE_LIKE,
                "SELECT TIMESTAMPADD(DAY, CAST(? AS INTEGER), TIMESTAMPADD(MONTH, CAST(? AS INTEGER),"
                        + " FLOOR(m.on_day TO MONTH))), COUNT(*) FROM moments AS m GROUP BY FLOOR(m.on_day TO MONTH)",
                -1,
                1);
    }

    @Test
    void movedTimeWithAValueIsAKeyOfGroups() {
        var shifted = M.at.plus(1, HOURS);
        ENGINES.renders(
                select(shifted, count()).from(M).groupBy(shifted),
                LEANXCALE_LIKE,
                "SELECT TIMESTAMPADD(HOUR, 1, m.at_time), COUNT(*) FROM moments AS m"
                        + " GROUP BY TIMESTAMPADD(HOUR, 1, m.at_time)");
    }

    @Test
    void partsOfTheCalendarAreExtracted() {
        renders(M.at.quarter(), "EXTRACT(QUARTER FROM m.at_time)");
        renders(M.at.week(), "EXTRACT(WEEK FROM m.at_time)");
        renders(M.at.dayOfWeek(), "EXTRACT(ISODOW FROM m.at_time)");
        renders(M.day.dayOfYear(), "EXTRACT(DOY FROM m.on_day)");
        renders(M.at.epochSecond(), "EXTRACT(EPOCH FROM FLOOR(m.at_time TO SECOND))");
        renders(M.day.epochSecond(), "EXTRACT(EPOCH FROM m.on_day)");
        renders(M.at.lastDayOfMonth(), "LAST_DAY(CAST(m.at_time AS DATE))");
        renders(M.day.lastDayOfMonth(), "LAST_DAY(m.on_day)");
    }

    @Test
    void resultsAreOperandsOfOthers() {
        ENGINES.renders(
                select(M.id)
                        .from(M)
                        .where(M.day.until(M.day.plus(1, MONTHS), WEEKS)
                                .times(7L)
                                .eq(28)
                                .and(M.day.lastDayOfMonth().gt(M.day))
                                .and(M.at.minus(1, DAYS)
                                        .between(
                                                LocalDateTime.of(2024, 1, 1, 0, 0),
                                                LocalDateTime.of(2025, 1, 1, 0, 0)))),
                LEANXCALE_LIKE,
                "SELECT m.id FROM moments AS m"
                        + " WHERE (CAST((TIMESTAMPADD(MONTH, CAST(? AS INTEGER), m.on_day) - m.on_day) DAY(10) AS"
                        + " BIGINT) / 7) * CAST(? AS BIGINT) = ? AND LAST_DAY(m.on_day) > m.on_day"
                        + " AND TIMESTAMPADD(DAY, CAST(? AS INTEGER), m.at_time) BETWEEN ? AND ?",
                1,
                7L,
                28L,
                -1,
                LocalDateTime.of(2024, 1, 1, 0, 0),
                LocalDateTime.of(2025, 1, 1, 0, 0));
    }

    @Test
    void clockTellsEachType() {
        ENGINES.renders(
                select(M.id)
                        .from(M)
                        .where(currentDate()
                                .minus(1, DAYS)
                                .lt(currentDate())
                                .and(currentTime().eq(currentTime()))
                                .and(currentTimestamp().minus(1, HOURS).lt(currentTimestamp()))),
                LEANXCALE_LIKE,
                "SELECT m.id FROM moments AS m"
                        + " WHERE TIMESTAMPADD(DAY, CAST(? AS INTEGER), CURRENT_DATE) < CURRENT_DATE"
                        + " AND CURRENT_TIME = CURRENT_TIME"
                        + " AND TIMESTAMPADD(HOUR, CAST(? AS INTEGER), CURRENT_TIMESTAMP) < CURRENT_TIMESTAMP",
                -1,
                -1);
        assertThat(select(currentTime())
                        .render(StandardPlatform.H2.dialect(Optional.empty()))
                        .sql())
                .isEqualTo("SELECT LOCALTIME(3)");
        assertThat(select(currentTime())
                        .from(M)
                        .render(StandardPlatform.HSQLDB.dialect(Optional.empty()))
                        .sql())
                .startsWith("SELECT LOCALTIME FROM");
    }
}
