package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ArrayElement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of the operations of arrays. */
final class ArrayOperations {

    private ArrayOperations() {}

    static <E, K> K element(ArrayExpression<E, K> array, int from1) {
        if (from1 < 1) {
            throw new InvalidStatement(array + ".element(" + from1 + "): elements are counted from 1");
        }
        ExpressionNode.Literal position = new ExpressionNode.Literal(SqlType.Simple.INTEGER, from1);
        return Expressions.of(array.type().element(), new ArrayElement(array.node(), position));
    }

    static <E, K> ArrayExpression<E, K> array(@Nullable Kinded<E, ?, K, ?> first, Expression<? extends E>[] more) {
        DataType<E, K, ?> type = Needed.EXPRESSION.in("array(null, …)", first).type();
        Expression<? extends E>[] others = Needed.EXPRESSION.inAll("array(element, null)", more);
        List<ExpressionNode> elements = new ArrayList<>(List.of(element(first)));
        for (Expression<? extends E> each : others) {
            elements.add(element(each));
        }
        return Expressions.of(arrayOf(type), new FunctionCall(FunctionCall.Function.ARRAY, elements));
    }

    /** The type without the length of its elements, which engines do not keep alike. */
    private static <E, K> ArrayType<E, K> arrayOf(DataType<E, K, ?> type) {
        CodedType<E, K, ?> element = CodedType.of(type);
        return new ArrayType<>(element.ofSqlType(element.sqlType().withoutLength()));
    }

    private static ExpressionNode element(Expression<?> element) {
        SqlType type = element.type().sqlType();
        if (type != SqlType.Simple.BIGINT && type != SqlType.Simple.DOUBLE && !(type instanceof SqlType.Varchar)) {
            throw new InvalidStatement("array(…): " + element + " is " + type
                    + ", and elements are BIGINT, DOUBLE or VARCHAR: cast(…) it to one of them");
        }
        return element.node();
    }

    static NumberExpression<Integer> cardinality(ArrayExpression<?, ?> array) {
        return Expressions.of(
                DataType.INTEGER, new FunctionCall(FunctionCall.Function.CARDINALITY, List.of(array.node())));
    }
}
