package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression that is a node of the tree with its type and its label; one class for each kind. */
abstract class NodeExpression<T, D extends DataType<T, ?, ?>> implements Expression<T> {
    private final D type;
    private final ExpressionNode node;
    private final @Nullable String label;

    NodeExpression(D type, ExpressionNode node, @Nullable String label) {
        this.type = Objects.requireNonNull(type);
        this.node = node;
        this.label = label;
        if (label != null && label.isBlank()) {
            throw new InvalidStatement("as(\"" + label + "\"): a label needs at least one visible character");
        }
    }

    @Override
    public final ExpressionNode node() {
        return node;
    }

    @Override
    public final D type() {
        return type;
    }

    @Override
    public final Optional<String> label() {
        return Optional.ofNullable(label);
    }

    @Override
    public final String toString() {
        return label == null ? Expressions.describe(this) : label;
    }

    static class Plain<T> extends NodeExpression<T, PlainType<T>> implements PlainExpression<T> {
        Plain(PlainType<T> type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    static final class Array<E, K> extends NodeExpression<List<E>, ArrayType<E, K>> implements ArrayExpression<E, K> {
        Array(ArrayType<E, K> type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    static class Text extends NodeExpression<String, TextType> implements TextExpression {
        Text(TextType type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    static class Numeric<N extends Number> extends NodeExpression<N, NumericType<N>> implements NumberExpression<N> {
        Numeric(NumericType<N> type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    static class Temporal<T> extends NodeExpression<T, TemporalType<T>> implements TemporalExpression<T> {
        Temporal(TemporalType<T> type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    static class Truth extends NodeExpression<Boolean, BooleanType> implements Condition {
        Truth(BooleanType type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }
}
