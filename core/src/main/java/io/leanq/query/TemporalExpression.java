package io.leanq.query;

import io.leanq.tree.ExtractExpression.Field;
import java.time.LocalDate;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;

/**
 * A date, time or timestamp, with its parts and with arithmetic. Units are those of
 * {@link java.time.temporal.ChronoUnit} from milliseconds to millennia, and
 * {@link java.time.temporal.IsoFields#QUARTER_YEARS}. A DATE has days and longer units, a TIME units that are shorter
 * than a day; others are refused with an {@link io.leanq.InvalidStatement}.
 */
public interface TemporalExpression<T> extends Kinded<T, T, TemporalExpression<T>, TemporalAggregate<T>> {

    @Override
    TemporalType<T> type();

    /** {@code EXTRACT(YEAR FROM x)}; the other parts are extracted likewise. */
    default NumberExpression<Integer> year() {
        return Operations.extract(this, Field.YEAR);
    }

    /** The month, from 1 to 12. */
    default NumberExpression<Integer> month() {
        return Operations.extract(this, Field.MONTH);
    }

    /** The day of the month, from 1 to 31. */
    default NumberExpression<Integer> day() {
        return Operations.extract(this, Field.DAY);
    }

    /**
     * The hour, from 0 to 23.
     *
     * @throws io.leanq.InvalidStatement if this expression is a DATE
     */
    default NumberExpression<Integer> hour() {
        return Operations.extract(this, Field.HOUR);
    }

    /**
     * The minute, from 0 to 59.
     *
     * @throws io.leanq.InvalidStatement if this expression is a DATE
     */
    default NumberExpression<Integer> minute() {
        return Operations.extract(this, Field.MINUTE);
    }

    /**
     * The second without its fraction, from 0 to 59.
     *
     * @throws io.leanq.InvalidStatement if this expression is a DATE
     */
    default NumberExpression<Integer> second() {
        return Operations.extract(this, Field.SECOND);
    }

    /** The quarter of the year, from 1 to 4. */
    default NumberExpression<Integer> quarter() {
        return Operations.extract(this, Field.QUARTER);
    }

    /** The week of ISO 8601, from 1 to 53: it begins on Monday, and week 1 has the first Thursday of the year. */
    default NumberExpression<Integer> week() {
        return Operations.extract(this, Field.WEEK);
    }

    /** The day of the week of ISO 8601: 1 is Monday, 7 is Sunday, as in {@link java.time.DayOfWeek#getValue()}. */
    default NumberExpression<Integer> dayOfWeek() {
        return Operations.extract(this, Field.ISODOW);
    }

    /** The day of the year, from 1 to 366. */
    default NumberExpression<Integer> dayOfYear() {
        return Operations.extract(this, Field.DOY);
    }

    /** The whole seconds since 1970-01-01 00:00:00, rounded down: negative before. */
    default NumberExpression<Long> epochSecond() {
        return DateArithmetic.epochSecond(this);
    }

    /** The last day of the month: {@code LAST_DAY(x)}. */
    default TemporalExpression<LocalDate> lastDayOfMonth() {
        return DateArithmetic.lastDayOfMonth(this);
    }

    /**
     * {@code TIMESTAMPADD(unit, ?, x)}. A day that the month does not have becomes its last day, and a TIME goes on at
     * midnight.
     */
    default TemporalExpression<T> plus(long amount, TemporalUnit unit) {
        return DateArithmetic.plus(this, "plus", amount, unit);
    }

    /**
     * {@code TIMESTAMPADD(unit, amount, x)}
     *
     * @throws io.leanq.InvalidStatement if the amount is no whole number
     */
    default TemporalExpression<T> plus(Expression<? extends Number> amount, TemporalUnit unit) {
        return DateArithmetic.plus(this, "plus", amount, unit);
    }

    /**
     * Adds a {@link java.time.Duration}, or the months and then the days of a {@link java.time.Period}.
     *
     * @throws io.leanq.InvalidStatement if the amount is of another class, or is not exact: a DATE takes whole days,
     *     and a TIMESTAMP or TIME whole milliseconds
     */
    default TemporalExpression<T> plus(TemporalAmount amount) {
        return DateArithmetic.plus(this, "plus", amount);
    }

    /** {@link #plus(long, TemporalUnit)} of the negative amount. */
    default TemporalExpression<T> minus(long amount, TemporalUnit unit) {
        return DateArithmetic.plus(this, "minus", amount, unit);
    }

    /** {@link #plus(Expression, TemporalUnit)} of the negative amount. */
    default TemporalExpression<T> minus(Expression<? extends Number> amount, TemporalUnit unit) {
        return DateArithmetic.plus(this, "minus", amount, unit);
    }

    /** {@link #plus(TemporalAmount)} of the negative amount. */
    default TemporalExpression<T> minus(TemporalAmount amount) {
        return DateArithmetic.plus(this, "minus", amount);
    }

    /**
     * The whole units from this date or time to the other, cut toward zero, as {@link TemporalUnit#between} counts
     * them: negative if the other is before this one.
     */
    default NumberExpression<Long> until(T other, TemporalUnit unit) {
        return DateArithmetic.until(this, Expressions.of(type(), Operations.value(this, other)), unit);
    }

    /** The whole units from this date or time to the other, like {@link #until(Object, TemporalUnit)}. */
    default NumberExpression<Long> until(Expression<? extends T> other, TemporalUnit unit) {
        return DateArithmetic.until(this, other, unit);
    }

    /**
     * The begin of the unit in which this date or time is: {@code FLOOR(x TO unit)}, for seconds to years. A week
     * begins on Monday.
     */
    default TemporalExpression<T> truncatedTo(TemporalUnit unit) {
        return DateArithmetic.truncated(this, unit);
    }
}
