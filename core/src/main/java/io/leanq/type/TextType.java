package io.leanq.type;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Text: its expressions have like, concatenation and the text functions. */
public final class TextType implements DataType<String> {
    private final TypeCodec<String> codec;

    TextType(SqlType sqlType) {
        this.codec = TypeCodec.canonical(sqlType, String.class);
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
    public @Nullable String read(Cells cells, int index) {
        return codec.read(cells, index);
    }

    @Override
    public Object encode(String value) {
        return codec.encode().apply(value);
    }

    @Override
    public String decode(Object canonical) {
        return codec.decode().apply(canonical);
    }

    @Override
    public void write(Binds binds, int index, @Nullable String value) {
        codec.write(binds, index, value);
    }

    @Override
    public <U> PlainType<U> as(
            Class<U> javaType, Function<? super String, ? extends U> from, Function<? super U, ? extends String> to) {
        return codec.as(javaType, from, to);
    }

    @Override
    public String toString() {
        return sqlType().toString();
    }
}
