package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ArrayElement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.type.SqlType;
import java.util.List;

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

    static NumberExpression<Integer> cardinality(ArrayExpression<?, ?> array) {
        return Expressions.of(
                DataType.INTEGER, new FunctionCall(FunctionCall.Function.CARDINALITY, List.of(array.node())));
    }
}
