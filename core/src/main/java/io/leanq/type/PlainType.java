package io.leanq.type;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything else: bytes, arrays, and the user's own Java types by converter. Compared and sorted only. */
public final class PlainType<T> implements DataType<T> {
    private final TypeCodec<T> codec;

    PlainType(TypeCodec<T> codec) {
        this.codec = codec;
    }

    static PlainType<byte[]> bytes(SqlType type) {
        return new PlainType<>(new TypeCodec<>(type, byte[].class, value -> ((Bytes) value).toArray(), Bytes::of));
    }

    @SuppressWarnings("unchecked")
    static <E> PlainType<List<E>> array(SqlType element) {
        SqlType.Array type = new SqlType.Array(element);
        return new PlainType<>(new TypeCodec<>(
                type,
                List.class,
                value -> (List<E>) value,
                TypeCodec.<List<E>>canonical(type, (Class<List<E>>) (Class<?>) List.class)
                        .encode()));
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
