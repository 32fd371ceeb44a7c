package io.leanq.type;

import io.leanq.LeanqException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The two directions between a Java type and the canonical value of a SQL type. What all kinds of data types share. */
record TypeCodec<T>(SqlType sqlType, Class<?> javaType, Function<Object, T> decode, Function<T, Object> encode) {

    /** For Java types that are the canonical ones: nothing to convert, only what must be checked is checked. */
    @SuppressWarnings("unchecked")
    static <T> TypeCodec<T> canonical(SqlType sqlType, Class<T> javaType) {
        return new TypeCodec<>(sqlType, javaType, value -> (T) value, value -> checked(sqlType, value));
    }

    @Nullable
    T read(Cells cells, int index) {
        Object value = sqlType.read(cells, index);
        return value == null ? null : decode.apply(value);
    }

    void write(Binds binds, int index, @Nullable T value) {
        sqlType.write(binds, index, value == null ? null : encode.apply(value));
    }

    <U> PlainType<U> as(Class<U> javaType, Function<? super T, ? extends U> from, Function<? super U, ? extends T> to) {
        return new PlainType<>(new TypeCodec<>(
                sqlType,
                javaType,
                value -> from.apply(decode.apply(value)),
                value -> encode.apply(converted(to, value))));
    }

    private <U> T converted(Function<? super U, ? extends T> to, U value) {
        T result = to.apply(value);
        if (result == null) {
            throw new LeanqException("the converter for " + sqlType + " made null from a "
                    + value.getClass().getSimpleName() + "; null is never converted, so it must answer a value");
        }
        return result;
    }

    /** Raw types and unchecked casts get this far; the wire must not. */
    private static Object checked(SqlType type, Object value) {
        if (!type.valueClass().isInstance(value)) {
            throw new LeanqException(type + " takes " + type.valueClass().getSimpleName() + ", not "
                    + value.getClass().getSimpleName());
        }
        if (value instanceof LocalDateTime time && time.getNano() % 1_000_000 != 0) {
            throw new LeanqException("TIMESTAMP carries milliseconds, and this value is finer: use"
                    + " truncatedTo(ChronoUnit." + ChronoUnit.MILLIS.name() + ") where that is meant");
        }
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(new ArrayList<>(list));
        }
        // A subclass of BigDecimal could change; what is kept must not.
        return value instanceof BigDecimal decimal && decimal.getClass() != BigDecimal.class
                ? new BigDecimal(decimal.unscaledValue(), decimal.scale())
                : value;
    }
}
