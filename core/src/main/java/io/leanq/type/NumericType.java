package io.leanq.type;

/** Numbers. Their expressions have arithmetic. */
public final class NumericType<N extends Number> extends CodedType<N> {
    NumericType(SqlType sqlType) {
        super(sqlType);
    }
}
