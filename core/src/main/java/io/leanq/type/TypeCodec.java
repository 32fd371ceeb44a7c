package io.leanq.type;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The two directions between a Java type and the canonical value of a SQL type. What all kinds of data types share. */
record TypeCodec<T>(SqlType sqlType, Class<?> javaType, Function<Object, T> decode, Function<T, Object> encode) {
    private static final int NANOS_OF_MILLI = 1_000_000;

    /** On each side of the point. A short text such as 1E+999999999 can stand for more than memory holds. */
    private static final int MOST_DIGITS = 1_000;

    /** For Java types that are the canonical ones: nothing to convert, only what must be checked is checked. */
    @SuppressWarnings("unchecked")
    static <T> TypeCodec<T> canonical(SqlType sqlType, Class<T> javaType) {
        Function<T, Object> encode =
                isLimited(sqlType) ? value -> checked(sqlType, value) : value -> instance(sqlType, value);
        return new TypeCodec<>(sqlType, javaType, value -> (T) value, encode);
    }

    /** Whether there are values of the Java class that are not values of the type, or may change. */
    private static boolean isLimited(SqlType type) {
        return type instanceof SqlType.Decimal
                || type instanceof SqlType.Array
                || type == SqlType.Simple.DATE
                || type == SqlType.Simple.TIME
                || type == SqlType.Simple.TIMESTAMP;
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
        if (javaType == null || from == null || to == null) {
            throw new InvalidDefinition(sqlType + ".as(…, null, …): give the class and the functions from and to it");
        }
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
    private static Object instance(SqlType type, Object value) {
        Class<?> wanted = type.valueClass();
        if (value.getClass() != wanted && !wanted.isInstance(value)) {
            throw new LeanqException(type + " takes " + wanted.getSimpleName() + ", not "
                    + value.getClass().getSimpleName());
        }
        return value;
    }

    private static Object checked(SqlType type, Object value) {
        instance(type, value);
        if (value instanceof LocalDate date) {
            requireYear(type, date.getYear());
        } else if (value instanceof LocalDateTime time) {
            requireYear(type, time.getYear());
            requireMillis(type, time.getNano());
        } else if (value instanceof LocalTime time) {
            requireMillis(type, time.getNano());
        } else if (value instanceof BigDecimal decimal) {
            return checked(decimal);
        } else if (value instanceof List<?> list) {
            SqlType element = ((SqlType.Array) type).element();
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(each -> copy.add(each == null ? null : checked(element, each)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    private static BigDecimal checked(BigDecimal value) {
        long whole = (long) value.precision() - value.scale();
        if (whole > MOST_DIGITS || value.scale() > MOST_DIGITS || value.precision() > MOST_DIGITS) {
            throw new LeanqException("a DECIMAL of more than " + MOST_DIGITS + " digits: no database keeps it");
        }
        // A subclass of BigDecimal could change; what is kept must not.
        return value.getClass() == BigDecimal.class ? value : new BigDecimal(value.unscaledValue(), value.scale());
    }

    private static void requireMillis(SqlType type, int nanos) {
        if (nanos % NANOS_OF_MILLI != 0) {
            throw new LeanqException(type + " carries milliseconds, and this value is finer: use"
                    + " truncatedTo(ChronoUnit.MILLIS) where that is meant");
        }
    }

    private static void requireYear(SqlType type, int year) {
        if (year < 1 || year > 9999) {
            throw new LeanqException(type + " holds the years 1 to 9999, as the SQL standard has it");
        }
    }
}
