package io.leanq.query;

import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Moments.MOMENTS;
import static io.leanq.testkit.TestDialects.BARE;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HALF_DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.time.temporal.ChronoUnit.YEARS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.exec.StandardPlatform;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.Sequence;
import io.leanq.testkit.Moments;
import java.time.Duration;
import java.time.Period;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Units and amounts that a date or time does not have are refused, and so are dialects without such computations. */
class DateRefusalTest {
    private static final Moments M = MOMENTS.as("m");

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidStatement.class).hasMessage(message);
    }

    @Test
    void unitThatATypeDoesNotHaveIsRefused() {
        refused(
                () -> M.day.plus(1, HOURS),
                "m.on_day.plus(amount, Hours): m.on_day is a DATE, which has no hours:"
                        + " cast(m.on_day, TIMESTAMP) first");
        refused(
                () -> M.day.until(M.day, MINUTES),
                "m.on_day.until(other, Minutes): m.on_day is a DATE, which has no minutes: cast(m.on_day, TIMESTAMP)"
                        + " first");
        refused(
                () -> M.clock.minus(M.few, DAYS),
                "m.clock.minus(amount, Days): m.clock is a TIME, which has no days: give hours or a shorter unit");
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
                "m.at_time.until(other, WeekBasedYears): give a ChronoUnit or IsoFields.QUARTER_YEARS");
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
        refused(
                () -> M.clock.plus(Duration.ofSeconds(Long.MIN_VALUE, 1_000_000)),
                "m.clock.plus(Duration): no two dates are so far apart");
        refused(() -> M.at.minus(20_001, YEARS), "m.at_time.minus(amount, Years): no two dates are so far apart");
        refused(
                () -> M.at.plus(cast(M.few, DataType.DOUBLE), DAYS),
                "m.at_time.plus(amount, Days): CAST(m.few AS DOUBLE) is DOUBLE, and only whole units are"
                        + " added: cast(CAST(m.few AS DOUBLE), BIGINT) first");
        refused(
                () -> M.at.plus(M.few, HALF_DAYS),
                "m.at_time.plus(amount, HalfDays): SQL has no such unit to add: say HOUR and multiply the amount");
    }

    @Test
    void numberOfASequenceIsNotDrawnSeveralTimes() {
        Expression<Long> next = Sequence.named("numbers").next();
        refused(
                () -> M.day.plus(next, DAYS).until(M.day, MONTHS),
                "TIMESTAMPADD(DAY, CAST(NEXT VALUE FOR numbers AS INTEGER), m.on_day).until(other, Months): a sequence"
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
