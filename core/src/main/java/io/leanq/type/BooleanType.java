package io.leanq.type;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** BOOLEAN: its columns are conditions. */
public final class BooleanType implements DataType<Boolean> {
    private final TypeCodec<Boolean> codec;

    BooleanType() {
        this.codec = TypeCodec.canonical(SqlType.Simple.BOOLEAN, Boolean.class);
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
    public @Nullable Boolean read(Cells cells, int index) {
        return codec.read(cells, index);
    }

    @Override
    public Object encode(Boolean value) {
        return codec.encode().apply(value);
    }

    @Override
    public Boolean decode(Object canonical) {
        return codec.decode().apply(canonical);
    }

    @Override
    public void write(Binds binds, int index, @Nullable Boolean value) {
        codec.write(binds, index, value);
    }

    @Override
    public <U> PlainType<U> as(
            Class<U> javaType, Function<? super Boolean, ? extends U> from, Function<? super U, ? extends Boolean> to) {
        return codec.as(javaType, from, to);
    }

    @Override
    public String toString() {
        return sqlType().toString();
    }
}
