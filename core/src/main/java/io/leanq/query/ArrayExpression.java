package io.leanq.query;

import java.util.List;

/**
 * An array, with its elements.
 *
 * @param <E> the Java type of an element
 * @param <K> the kind of an element's expression
 */
public interface ArrayExpression<E, K>
        extends Kinded<List<E>, List<E>, ArrayExpression<E, K>, PlainAggregate<List<E>>> {

    @Override
    ArrayType<E, K> type();

    /**
     * {@code x[from1]}: the element at a position; NULL where the array is shorter.
     *
     * @param from1 the position, counted from 1
     * @throws io.leanq.InvalidStatement if the position is less than 1
     */
    default K element(int from1) {
        return ArrayOperations.element(this, from1);
    }

    /** {@code CARDINALITY(x)}: the number of elements. */
    default NumberExpression<Integer> cardinality() {
        return ArrayOperations.cardinality(this);
    }
}
