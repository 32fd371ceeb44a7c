package io.leanq.query;

import io.leanq.tree.ExtractExpression.Field;
import io.leanq.type.TemporalType;

/** A date, time or timestamp. */
public interface TemporalExpression<T> extends Expression<T> {

    @Override
    TemporalType<T> type();

    @Override
    default TemporalExpression<T> as(String label) {
        return Expressions.temporal(type(), node(), Needed.LABEL.in("as", label));
    }

    /** {@code EXTRACT(YEAR FROM x)} */
    default NumberExpression<Integer> year() {
        return Operations.extract(this, Field.YEAR);
    }

    /** From 1 to 12. */
    default NumberExpression<Integer> month() {
        return Operations.extract(this, Field.MONTH);
    }

    /** Day of the month, from 1. */
    default NumberExpression<Integer> day() {
        return Operations.extract(this, Field.DAY);
    }

    /**
     * From 0 to 23.
     *
     * @throws io.leanq.InvalidStatement if it is a DATE
     */
    default NumberExpression<Integer> hour() {
        return Operations.extract(this, Field.HOUR);
    }

    /** From 0 to 59; refused for a DATE. */
    default NumberExpression<Integer> minute() {
        return Operations.extract(this, Field.MINUTE);
    }

    /** The whole second, from 0 to 59; refused for a DATE. */
    default NumberExpression<Integer> second() {
        return Operations.extract(this, Field.SECOND);
    }

    /** {@code NULLIF(x, value)}: NULL where it is the value. */
    @Override
    default TemporalExpression<T> nullIf(T value) {
        return Expressions.temporal(type(), Operations.nullIf(this, value), null);
    }
}
