package io.leanq.testkit.random;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;

import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.TemporalExpression;
import io.leanq.testkit.random.Kind.Family;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalUnit;
import java.util.List;
import java.util.function.Function;

/** Makes terms computed from dates and times. */
final class Times {
    private static final BigDecimal GREATEST = BigDecimal.valueOf(9999);

    /** More than the milliseconds of 9999 years. */
    private static final BigDecimal GREATEST_SPAN = new BigDecimal("1e15");

    /** The years in which a time can be moved by as many months as any part of a time says. */
    private static final int FIRST_YEAR = 1000;

    private static final int LAST_YEAR = 9000;

    private static final List<ChronoUnit> TIME_UNITS = List.of(MILLIS, SECONDS, MINUTES, HOURS);
    private static final List<ChronoUnit> DAY_UNITS = List.of(DAYS, WEEKS, MONTHS);

    private final Terms terms;
    private final Choice choice;

    Times(Terms terms) {
        this.terms = terms;
        this.choice = terms.choice();
    }

    /** A date, time or timestamp. */
    Term of(Family family, int depth) {
        return switch (choice.below(5)) {
            case 0 -> family == Family.TIME ? terms.leaf(family) : cast(family, depth);
            case 1 -> truncated(terms.of(family, depth - 1));
            case 2 -> moved(terms.of(family, depth - 1));
            case 3 -> moved(terms.of(family, depth - 1), part(depth));
            default -> family == Family.DATE ? lastDay(anyDay(depth)) : terms.leaf(family);
        };
    }

    private Term cast(Family family, int depth) {
        return Casts.day(terms.of(family == Family.DATE ? Family.TIMESTAMP : Family.DATE, depth - 1));
    }

    private Term anyDay(int depth) {
        return terms.of(choice.of(Family.DATE, Family.TIMESTAMP), depth - 1);
    }

    private Term any(int depth) {
        return terms.of(choice.of(Family.DATE, Family.TIMESTAMP, Family.TIME), depth - 1);
    }

    /** Seconds or other units between times, a BIGINT. */
    Term span(int depth) {
        if (choice.percent(20)) {
            return epochSecond(anyDay(depth));
        }
        Term from = any(depth);
        return until(from, choice.percent(40) ? terms.valueBeside(from) : terms.of(from.family(), depth - 1));
    }

    private static boolean hasDay(Term time) {
        return time.family() != Family.TIME;
    }

    private static boolean hasTime(Term time) {
        return time.family() != Family.DATE;
    }

    /** A part of a date or time, as an INTEGER. */
    Term part(int depth) {
        Term time = any(depth);
        int field = hasDay(time) && (!hasTime(time) || choice.percent(60)) ? choice.below(7) : 7 + choice.below(3);
        return switch (field) {
            case 0 -> part("year", time, TemporalExpression::year, ChronoField.YEAR);
            case 1 -> part("month", time, TemporalExpression::month, ChronoField.MONTH_OF_YEAR);
            case 2 -> part("day", time, TemporalExpression::day, ChronoField.DAY_OF_MONTH);
            case 3 -> part("quarter", time, TemporalExpression::quarter, IsoFields.QUARTER_OF_YEAR);
            case 4 -> part("week", time, TemporalExpression::week, IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case 5 -> part("dayOfWeek", time, TemporalExpression::dayOfWeek, ChronoField.DAY_OF_WEEK);
            case 6 -> part("dayOfYear", time, TemporalExpression::dayOfYear, ChronoField.DAY_OF_YEAR);
            case 7 -> part("hour", time, TemporalExpression::hour, ChronoField.HOUR_OF_DAY);
            case 8 -> part("minute", time, TemporalExpression::minute, ChronoField.MINUTE_OF_HOUR);
            default -> part("second", time, TemporalExpression::second, ChronoField.SECOND_OF_MINUTE);
        };
    }

    private static Term part(
            String name, Term time, Function<TemporalExpression<Object>, Expression<?>> extract, TemporalField field) {
        return new Call(
                Kind.INTEGER,
                GREATEST,
                name,
                List.of(time),
                p -> extract.apply(p.get(0).time()),
                Call.strict(v -> (long) ((Temporal) v[0]).get(field)));
    }

    private TemporalUnit unit(Term time) {
        return hasDay(time) && (!hasTime(time) || choice.percent(50))
                ? choice.of(DAYS, WEEKS, MONTHS, IsoFields.QUARTER_YEARS, YEARS)
                : choice.one(TIME_UNITS);
    }

    /** The whole units from one time to another one of its type, a BIGINT. */
    private Term until(Term from, Term to) {
        TemporalUnit unit = unit(from);
        return new Call(
                Kind.BIGINT,
                GREATEST_SPAN,
                "until in " + unit,
                List.of(from, to),
                p -> p.get(1).isGiven()
                        ? p.get(0).time().until(p.get(1).<Object>given(), unit)
                        : p.get(0).time().until(p.get(1).any(), unit),
                Call.strict(v -> unit.between((Temporal) v[0], (Temporal) v[1])));
    }

    /** The seconds since 1970, a BIGINT. */
    private static Term epochSecond(Term day) {
        return new Call(
                Kind.BIGINT,
                GREATEST_SPAN,
                "epochSecond",
                List.of(day),
                p -> p.get(0).time().epochSecond(),
                Call.strict(v -> atTime(v[0]).toEpochSecond(ZoneOffset.UTC)));
    }

    private static LocalDateTime atTime(Object day) {
        return day instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) day;
    }

    /** The last day of the month, a DATE. */
    private static Term lastDay(Term day) {
        return new Call(
                Kind.DATE,
                BigDecimal.ZERO,
                "lastDayOfMonth",
                List.of(day),
                p -> p.get(0).time().lastDayOfMonth(),
                Call.strict(v -> atTime(v[0]).toLocalDate().with(TemporalAdjusters.lastDayOfMonth())));
    }

    /** The begin of a unit. */
    private Term truncated(Term time) {
        TemporalUnit drawn = unit(time);
        TemporalUnit unit = drawn == MILLIS ? SECONDS : drawn;
        return new Call(
                time.kind(),
                BigDecimal.ZERO,
                "truncatedTo " + unit,
                List.of(time),
                p -> p.get(0).time().truncatedTo(unit),
                Call.strict(v -> truncated(v[0], unit)));
    }

    private static Object truncated(Object time, TemporalUnit unit) {
        if (time instanceof LocalTime clock) {
            return clock.truncatedTo(unit);
        } else if (unit.isTimeBased() || unit == DAYS) {
            return time instanceof LocalDateTime at ? at.truncatedTo(unit) : time;
        }
        LocalDate day = atTime(time).toLocalDate();
        LocalDate first = unit == WEEKS
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : unit == YEARS
                        ? day.withDayOfYear(1)
                        : unit == MONTHS
                                ? day.withDayOfMonth(1)
                                : day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
        return time instanceof LocalDateTime ? first.atStartOfDay() : first;
    }

    private ChronoUnit unitOfAmount(Term time) {
        return choice.one(hasDay(time) && (!hasTime(time) || choice.percent(50)) ? DAY_UNITS : TIME_UNITS);
    }

    /** A time that is moved by a value. A date or timestamp outside of the years that allow it gives NULL. */
    private Term moved(Term time) {
        ChronoUnit unit = unitOfAmount(time);
        int amount = choice.between(-1000, 1000);
        return Call.binding(
                time.kind(),
                BigDecimal.ZERO,
                "plus " + unit,
                List.of(time),
                p -> movable(p.get(0).time(), time).plus(amount, unit),
                Call.strict(v -> isMovable(v[0]) ? ((Temporal) v[0]).plus(amount, unit) : null));
    }

    /** A time that is moved back by the number of another term, a part of a time. */
    private Term moved(Term time, Term part) {
        ChronoUnit unit = unitOfAmount(time);
        return Call.binding(
                time.kind(),
                BigDecimal.ZERO,
                "minus " + unit,
                List.of(time, part),
                p -> movable(p.get(0).time(), time).minus(p.get(1).number(), unit),
                Call.strict(v -> isMovable(v[0]) ? ((Temporal) v[0]).minus((Long) v[1], unit) : null));
    }

    private static TemporalExpression<Object> movable(TemporalExpression<Object> time, Term term) {
        if (!hasDay(term)) {
            return time;
        }
        LocalDate first = LocalDate.ofYearDay(FIRST_YEAR, 1);
        LocalDate last = LocalDate.ofYearDay(LAST_YEAR, 1);
        return Dsl.caseWhen(
                        term.family() == Family.DATE
                                ? time.ge(first).and(time.lt(last))
                                : time.ge(first.atStartOfDay()).and(time.lt(last.atStartOfDay())),
                        time)
                .otherwiseNull();
    }

    private static boolean isMovable(Object time) {
        if (time instanceof LocalTime) {
            return true;
        }
        int year = ((Temporal) time).get(ChronoField.YEAR);
        return year >= FIRST_YEAR && year < LAST_YEAR;
    }
}
