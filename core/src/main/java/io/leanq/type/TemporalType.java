package io.leanq.type;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates and times: their expressions have parts such as the year. */
public final class TemporalType<T> implements DataType<T> {
    private final TypeCodec<T> codec;

    TemporalType(SqlType sqlType, Class<T> javaType) {
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
    public @Nullable T read(Cells cells, int index) {
        return codec.read(cells, index);
    }

    @Override
    public Object encode(T value) {
        return codec.encode().apply(value);
    }

    @Override
    public T decode(Object canonical) {
        return codec.decode().apply(canonical);
    }

    @Override
    public void write(Binds binds, int index, @Nullable T value) {
        codec.write(binds, index, value);
    }

    @Override
    public <U> PlainType<U> as(
            Class<U> javaType, Function<? super T, ? extends U> from, Function<? super U, ? extends T> to) {
        return codec.as(javaType, from, to);
    }

    @Override
    public String toString() {
        return sqlType().toString();
    }
}
