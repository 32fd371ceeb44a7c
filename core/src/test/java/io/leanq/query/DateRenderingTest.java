package io.leanq.query;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.currentDate;
import static io.leanq.query.Dsl.currentTime;
import static io.leanq.query.Dsl.currentTimestamp;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Moments.MOMENTS;
import static io.leanq.testkit.TestDialects.BARE;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.exec.StandardPlatform;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.Sequence;
import io.leanq.testkit.Moments;
import io.leanq.testkit.RenderingAssert;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The SQL of computations with dates and times, their rows on Calcite and on H2, and their refusals. */
class DateRenderingTest {
    private static final RenderingAssert ENGINES = RenderingAssert.knowing(List.of(Moments.rows()));
    private static final Moments M = MOMENTS.as("m");

    private static void renders(Expression<?> expression, String sql, Object... binds) {
        ENGINES.renders(
                select(M.id, expression).from(M), LEANXCALE_LIKE, "SELECT m.id, " + sql + " FROM moments AS m", binds);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidStatement.class).hasMessage(message);
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
                        + " WHERE (CAST((TIMESTAMPADD(MONTH, CAST(? AS INTEGER), m.on_day) - m.on_day) DAY(10) AS BIGINT)"
                        + " / 7) * CAST(? AS BIGINT) = ? AND LAST_DAY(m.on_day) > m.on_day"
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

    @Test
    void unitThatATypeDoesNotHaveIsRefused() {
        refused(
                () -> M.day.plus(1, HOURS),
                "m.on_day.plus(amount, Hours): m.on_day is a DATE, which has no hours: cast(m.on_day, TIMESTAMP) first");
        refused(
                () -> M.day.until(M.day, MINUTES),
                "m.on_day.until(m.on_day, Minutes): m.on_day is a DATE, which has no minutes: cast(m.on_day, TIMESTAMP)"
                        + " first");
        refused(
                () -> M.clock.minus(M.few, DAYS),
                "m.clock.minus(m.few, Days): m.clock is a TIME, which has no days: give hours or a shorter unit");
        refused(
                () -> M.clock.truncatedTo(DAYS),
                "m.clock.truncatedTo(Days): m.clock is a TIME, which has no days: give hours or a shorter unit");
        refused(
                () -> M.at.plus(1, ChronoUnit.NANOS),
                "m.at_time.plus(amount, Nanos): a TIMESTAMP has no more than milliseconds: give MILLIS");
        refused(() -> M.at.plus(1, ChronoUnit.ERAS), "m.at_time.plus(amount, Eras): SQL has no such unit: give YEARS");
        refused(
                () -> M.at.plus(1, WeekFields.ISO.weekBasedYear().getRangeUnit()),
                "m.at_time.plus(amount, Forever): SQL has no such unit: give YEARS");
        refused(
                () -> M.at.until(M.at, IsoFields.WEEK_BASED_YEARS),
                "m.at_time.until(m.at_time, WeekBasedYears): give a ChronoUnit or IsoFields.QUARTER_YEARS");
        refused(
                () -> M.at.truncatedTo(MILLIS),
                "m.at_time.truncatedTo(Millis): SQL truncates to seconds, minutes, hours, days, weeks, months, quarters"
                        + " and years");
        refused(() -> M.clock.week(), "m.clock is a TIME, which has no week");
        refused(
                () -> M.clock.epochSecond(),
                "m.clock.epochSecond(): m.clock is a TIME, which has no days: use a DATE or" + " TIMESTAMP");
    }

    @Test
    void amountThatIsNotExactIsRefused() {
        refused(
                () -> M.at.plus(Duration.ofNanos(1)),
                "m.at_time.plus(Duration): a TIMESTAMP has no more than milliseconds: give a whole number of them");
        refused(
                () -> M.day.plus(Duration.ofHours(25)),
                "m.on_day.plus(Duration): m.on_day is a DATE, which has no hours: cast(m.on_day, TIMESTAMP) first");
        refused(
                () -> M.clock.plus(Period.ofDays(1)),
                "m.clock.plus(Period): m.clock is a TIME, which has no days: give a Duration");
        refused(
                () -> M.day.plus(ThaiBuddhistChronology.INSTANCE.period(1, 1, 1)),
                "m.on_day.plus(ChronoPeriodImpl): give a Duration or a Period");
        refused(
                () -> M.at.plus(Long.MAX_VALUE, SECONDS),
                "m.at_time.plus(amount, Seconds): no two dates are so far apart");
        refused(() -> M.at.minus(20_001, YEARS), "m.at_time.minus(amount, Years): no two dates are so far apart");
        refused(
                () -> M.at.plus(cast(M.few, DataType.DOUBLE), DAYS),
                "m.at_time.plus(CAST(m.few AS DOUBLE), Days): CAST(m.few AS DOUBLE) is DOUBLE, and only whole units are"
                        + " added: cast(CAST(m.few AS DOUBLE), BIGINT) first");
        refused(
                () -> M.at.plus(M.few, HALF_DAYS),
                "m.at_time.plus(m.few, HalfDays): SQL has no such unit to add: say HOUR and multiply the amount");
    }

    @Test
    void numberOfASequenceIsNotDrawnSeveralTimes() {
        Expression<Long> next = Sequence.named("numbers").next();
        refused(
                () -> M.day.plus(next, DAYS).until(M.day, MONTHS),
                "TIMESTAMPADD(DAY, CAST(NEXT VALUE FOR numbers AS INTEGER), m.on_day).until(m.on_day, Months): a sequence"
                        + " would be drawn from several times: draw its number by a statement of its own");
    }

    @Test
    void dialectWithoutThemRefusesThemByName() {
        for (Expression<?> made :
                List.of(M.at.plus(1, DAYS), M.at.until(M.at, DAYS), M.at.truncatedTo(DAYS), M.at.lastDayOfMonth())) {
            assertThatThrownBy(() -> select(made).from(M).render(BARE))
                    .isInstanceOf(UnsupportedSqlException.class)
                    .hasMessage("bare has no TIMESTAMPADD, difference of dates, FLOOR to a unit or LAST_DAY: select the"
                            + " date or time and compute in Java, or bind the computed value");
        }
        for (Expression<?> made : List.of(M.at.quarter(), M.at.week(), M.at.dayOfWeek(), M.day.epochSecond())) {
            assertThatThrownBy(() -> select(made).from(M).render(StandardPlatform.HSQLDB.dialect(Optional.empty())))
                    .isInstanceOf(UnsupportedSqlException.class)
                    .hasMessageContaining("EXTRACT of QUARTER, WEEK, ISODOW, DOY or EPOCH");
        }
    }
}
