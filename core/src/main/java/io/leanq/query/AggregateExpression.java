package io.leanq.query;

import io.leanq.tree.ExpressionNode;

/** An aggregate that is a node of the tree with its type; one class for each kind. */
final class AggregateExpression {

    private AggregateExpression() {}

    static final class Plain<T> extends NodeExpression.Plain<T> implements PlainAggregate<T> {
        Plain(PlainType<T> type, ExpressionNode node) {
            super(type, node, null);
        }
    }

    static final class Text extends NodeExpression.Text implements TextAggregate {
        Text(TextType type, ExpressionNode node) {
            super(type, node, null);
        }
    }

    static final class Numeric<N extends Number> extends NodeExpression.Numeric<N> implements NumberAggregate<N> {
        Numeric(NumericType<N> type, ExpressionNode node) {
            super(type, node, null);
        }
    }

    static final class Temporal<T> extends NodeExpression.Temporal<T> implements TemporalAggregate<T> {
        Temporal(TemporalType<T> type, ExpressionNode node) {
            super(type, node, null);
        }
    }

    static final class Truth extends NodeExpression.Truth implements BooleanAggregate {
        Truth(BooleanType type, ExpressionNode node) {
            super(type, node, null);
        }
    }
}
