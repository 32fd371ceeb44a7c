package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arrays. Their expressions have elements and a number of elements.
 *
 * @param <E> the Java type of an element
 * @param <K> the kind of an element's expression
 */
public final class ArrayType<E, K> extends CodedType<List<E>, ArrayExpression<E, K>, PlainAggregate<List<E>>> {
    private final CodedType<E, K, ?> element;

    ArrayType(DataType<E, K, ?> element) {
        super(new SqlType.Array(element.sqlType()));
        this.element = CodedType.of(element);
    }

    /** The type of an element. */
    public DataType<E, K, ?> element() {
        return element;
    }

    @Override
    ArrayExpression<E, K> expression(ExpressionNode node, @Nullable String label) {
        return new NodeExpression.Array<>(this, node, label);
    }

    @Override
    PlainAggregate<List<E>> aggregate(ExpressionNode node) {
        return PlainType.like(this).aggregate(node);
    }

    @Override
    ArrayType<E, K> ofSqlType(SqlType other) {
        return this;
    }
}
