package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All other types: bytes, and the user's own Java types. Their expressions can only be compared and sorted. */
public final class PlainType<T> extends CodedType<T, PlainExpression<T>, PlainAggregate<T>> {
    PlainType(SqlType sqlType, Class<?> javaType, Function<Object, T> decode, Function<T, Object> encode) {
        super(sqlType, javaType, decode, encode);
    }

    static PlainType<byte[]> bytes(SqlType type) {
        return new PlainType<>(type, byte[].class, value -> ((Bytes) value).toArray(), Bytes::of);
    }

    /** A type of the same values, whose expressions can only be compared and sorted. */
    @SuppressWarnings("unchecked") // a plain DataType<T, …> is a PlainType<T>
    static <T> PlainType<T> like(DataType<T, ?, ?> type) {
        return type instanceof PlainType<?> plain
                ? (PlainType<T>) plain
                : new PlainType<>(type.sqlType(), type.javaType(), type::decode, type::encode);
    }

    @Override
    PlainExpression<T> expression(ExpressionNode node, @Nullable String label) {
        return new NodeExpression.Plain<>(this, node, label);
    }

    @Override
    PlainAggregate<T> aggregate(ExpressionNode node) {
        return new AggregateExpression.Plain<>(this, node);
    }

    @Override
    PlainType<T> ofSqlType(SqlType other) {
        return new PlainType<>(other, javaType(), this::decode, this::encode);
    }
}
