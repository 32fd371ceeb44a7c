package io.leanq.type;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The common part of all data types: the conversions between the Java type and the canonical value of the SQL type. */
abstract sealed class CodedType<T> implements DataType<T>
        permits BooleanType, TextType, NumericType, TemporalType, PlainType {
    private final SqlType sqlType;
    private final ValueForm form;
    private final Class<?> javaType;
    private final Function<Object, T> decode;
    private final Function<T, Object> encode;

    CodedType(SqlType sqlType, Class<?> javaType, Function<Object, T> decode, Function<T, Object> encode) {
        this.sqlType = sqlType;
        this.form = sqlType.kind().form();
        this.javaType = javaType;
        this.decode = decode;
        this.encode = encode;
    }

    /** A type whose Java type is the canonical class: values are checked and not converted. */
    @SuppressWarnings("unchecked")
    CodedType(SqlType sqlType) {
        ValueForm own = sqlType.kind().form();
        this.sqlType = sqlType;
        this.form = own;
        this.javaType = own.valueClass();
        this.decode = value -> (T) value;
        this.encode = value -> own.checked(sqlType, value);
    }

    @Override
    public final SqlType sqlType() {
        return sqlType;
    }

    @Override
    public final Class<?> javaType() {
        return javaType;
    }

    @Override
    public final @Nullable T read(Cells cells, int index) {
        Object value = form.read(cells, index, sqlType);
        return value == null ? null : decode.apply(value);
    }

    @Override
    public final Object encode(T value) {
        return encode.apply(value);
    }

    @Override
    public final T decode(Object canonical) {
        return decode.apply(canonical);
    }

    @Override
    public final void write(Binds binds, int index, @Nullable T value) {
        if (value == null) {
            binds.setNull(index, sqlType);
        } else {
            form.write(binds, index, sqlType, encode.apply(value));
        }
    }

    @Override
    public final <U> PlainType<U> as(
            Class<U> asType, Function<? super T, ? extends U> from, Function<? super U, ? extends T> to) {
        if (asType == null || from == null || to == null) {
            throw new InvalidDefinition(sqlType + ".as(…, null, …): give the class and the functions from and to it");
        }
        return new PlainType<>(
                sqlType, asType, value -> from.apply(decode.apply(value)), value -> encode.apply(converted(to, value)));
    }

    private <U> T converted(Function<? super U, ? extends T> to, U value) {
        T result = to.apply(value);
        if (result == null) {
            throw new LeanqException("the converter for " + sqlType + " made null from a "
                    + value.getClass().getSimpleName() + "; null is never converted, so it must answer a value");
        }
        return result;
    }

    @Override
    public final String toString() {
        return sqlType.toString();
    }
}
