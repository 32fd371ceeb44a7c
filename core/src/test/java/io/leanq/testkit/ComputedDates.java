package io.leanq.testkit;

import static io.leanq.query.Dsl.cast;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.time.temporal.ChronoUnit.WEEKS;

import io.leanq.query.DataType;
import io.leanq.testkit.ComputedValues.Computed;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.IsoFields;
import java.util.List;

/** Computations with dates and times over the row of {@link ComputedValues}. */
public final class ComputedDates {
    private static final Readings R = Readings.READINGS;
    private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final LocalDate DAY = LocalDate.of(2023, 12, 31);

    private ComputedDates() {}

    /** The order is that of the document. */
    public static List<Computed> all() {
        return List.of(
                new Computed("taken.plus(3, HOURS)", R.taken.plus(3, HOURS), "2024-02-29T16:14:15.678"),
                new Computed("filed.plus(12, MONTHS)", R.filed.plus(12, MONTHS), "2025-02-28"),
                new Computed("filed.minus(channel, DAYS)", R.filed.minus(R.channel, DAYS), "2024-02-22"),
                new Computed(
                        "taken.minus(Duration.ofMinutes(15))",
                        R.taken.minus(Duration.ofMinutes(15)),
                        "2024-02-29T12:59:15.678"),
                new Computed("filed.plus(Period.of(0, 1, 2))", R.filed.plus(Period.of(0, 1, 2)), "2024-03-31"),
                new Computed("taken.until(newYear, SECONDS)", R.taken.until(NEW_YEAR, SECONDS), "26477144"),
                new Computed("filed.until(day, DAYS)", R.filed.until(DAY, DAYS), "-60"),
                new Computed("filed.until(day, MONTHS)", R.filed.until(DAY, MONTHS), "-1"),
                new Computed(
                        "cast(filed, TIMESTAMP).until(taken, MILLIS)",
                        cast(R.filed, DataType.TIMESTAMP).until(R.taken, MILLIS),
                        "47655678"),
                new Computed("taken.truncatedTo(HOURS)", R.taken.truncatedTo(HOURS), "2024-02-29T13:00"),
                new Computed("filed.truncatedTo(WEEKS)", R.filed.truncatedTo(WEEKS), "2024-02-26"),
                new Computed(
                        "filed.truncatedTo(QUARTER_YEARS)", R.filed.truncatedTo(IsoFields.QUARTER_YEARS), "2024-01-01"),
                new Computed("filed.lastDayOfMonth()", R.filed.lastDayOfMonth(), "2024-02-29"),
                new Computed("taken.lastDayOfMonth()", R.taken.lastDayOfMonth(), "2024-02-29"),
                new Computed("filed.quarter()", R.filed.quarter(), "1"),
                new Computed("filed.week()", R.filed.week(), "9"),
                new Computed("filed.dayOfWeek()", R.filed.dayOfWeek(), "4"),
                new Computed("taken.dayOfYear()", R.taken.dayOfYear(), "60"),
                new Computed("filed.epochSecond()", R.filed.epochSecond(), "1709164800"),
                new Computed("taken.epochSecond()", R.taken.epochSecond(), "1709212455"));
    }
}
