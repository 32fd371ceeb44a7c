package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.FailedConversion;
import io.leanq.type.SqlType;
import io.leanq.type.SurplusDigits;
import java.util.Collection;

/**
 * A placeholder for a value that each execution supplies by {@code statement.with(param, value)}, so that the statement
 * is built and rendered once. Made by {@link Dsl#param}. Two params with the same name and type are the same param.
 * Immutable.
 *
 * @param <T> the Java type of the value
 */
public final class Param<T> implements Expression<T> {
    private final ExpressionNode.Parameter node;
    private final DataType<T, ?, ?> type;

    Param(String name, DataType<T, ?, ?> type) {
        this.node = new ExpressionNode.Parameter(name, type.sqlType());
        this.type = type;
    }

    public String name() {
        return node.name();
    }

    @Override
    public ExpressionNode.Parameter node() {
        return node;
    }

    @Override
    public DataType<T, ?, ?> type() {
        return type;
    }

    Object encode(T value) {
        if (value == null) {
            throw new InvalidStatement("with(" + name() + ", null): a param takes a value; write a second statement"
                    + " with isNull() or setNull for NULL");
        }
        if (value instanceof Collection<?> && !(type.sqlType() instanceof SqlType.Array)) {
            throw new InvalidStatement(
                    "with(" + name() + ", …): a param takes one value, not a collection, whose length"
                            + " would change the text: build the statement with in(values)");
        }
        Object encoded;
        try {
            encoded = type.encode(value);
        } catch (RuntimeException e) {
            throw FailedConversion.at("with(" + name() + ", …)", e);
        }
        if (!type.sqlType().holds(encoded)) {
            throw new InvalidStatement("with(" + name() + ", …): the value has"
                    + SurplusDigits.of(encoded, type.sqlType(), "declare the param wider"));
        }
        return encoded;
    }

    @Override
    public String toString() {
        return ":" + name();
    }
}
