package io.leanq.type;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers: their expressions have arithmetic. */
public final class NumericType<N extends Number> implements DataType<N> {
    private final TypeCodec<N> codec;

    NumericType(SqlType sqlType, Class<N> javaType) {
        this.codec = TypeCodec.canonical(sqlType, javaType);
    }

    @Override
    public SqlType sqlType() {
        return codec.sqlType();
    }

    @Override
    public Class<?> javaType() {
        return codec.javaType();
    }

    @Override
    public @Nullable N read(Cells cells, int index) {
        return codec.read(cells, index);
    }

    @Override
    public Object encode(N value) {
        return codec.encode().apply(value);
    }

    @Override
    public N decode(Object canonical) {
        return codec.decode().apply(canonical);
    }

    @Override
    public void write(Binds binds, int index, @Nullable N value) {
        codec.write(binds, index, value);
    }

    @Override
    public <U> PlainType<U> as(
            Class<U> javaType, Function<? super N, ? extends U> from, Function<? super U, ? extends N> to) {
        return codec.as(javaType, from, to);
    }

    @Override
    public String toString() {
        return sqlType().toString();
    }
}
