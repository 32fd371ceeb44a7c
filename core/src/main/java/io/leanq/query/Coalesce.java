package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** COALESCE: the first value that is not NULL. */
final class Coalesce {

    private Coalesce() {}

    static <T, K, A> K of(Kinded<T, ?, K, A> first, T otherwise) {
        ExpressionNode.Bind bind = Expressions.bindNode(first, otherwise);
        CodedType<T, K, A> own = CodedType.of(first.type());
        return of(own, List.of(first.node(), bind), List.of(own.sqlType(), bind.type()));
    }

    static <T, K, A> K of(Kinded<T, ?, K, A> first, List<? extends Expression<?>> more) {
        List<ExpressionNode> nodes = new ArrayList<>(List.of(first.node()));
        List<SqlType> types = new ArrayList<>(List.of(first.type().sqlType()));
        for (Expression<?> operand : more) {
            MixedNumbers.requireNotWider("coalesce", first, Needed.EXPRESSION.in("coalesce(…, null)", operand));
            nodes.add(operand.node());
            types.add(operand.type().sqlType());
        }
        return of(CodedType.of(first.type()), nodes, types);
    }

    private static <T, K, A> K of(CodedType<T, K, A> first, List<ExpressionNode> nodes, List<SqlType> types) {
        CodedType<T, K, A> widest = first;
        for (SqlType type : types) {
            widest = SqlTypes.widest(widest, type);
        }
        List<ExpressionNode> operands = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            operands.add(Widening.chosen(nodes.get(i), types.get(i), widest.sqlType()));
        }
        return widest.expression(new FunctionCall(FunctionCall.Function.COALESCE, operands), null);
    }
}
