package io.leanq.query;

import io.leanq.tree.ExtractExpression.Field;

/** A date, time or timestamp, with its parts. */
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
}
