package io.leanq.query;

/** Bytes, a value of the user's own Java type, or the value of a sub-query: it is compared and sorted. */
public interface PlainExpression<T> extends Kinded<T, T, PlainExpression<T>, PlainAggregate<T>> {

    @Override
    PlainType<T> type();
}
