package io.leanq.type;

import java.util.List;
import java.util.function.Function;

/**
 * All other types: bytes, arrays, and the user's own Java types with a converter. Their expressions can only be
 * compared and sorted.
 */
public final class PlainType<T> extends CodedType<T> {
    PlainType(SqlType sqlType, Class<?> javaType, Function<Object, T> decode, Function<T, Object> encode) {
        super(sqlType, javaType, decode, encode);
    }

    /** For a Java type that is the canonical one. */
    PlainType(SqlType sqlType) {
        super(sqlType);
    }

    static PlainType<byte[]> bytes(SqlType type) {
        return new PlainType<>(type, byte[].class, value -> ((Bytes) value).toArray(), Bytes::of);
    }

    static <E> PlainType<List<E>> array(SqlType element) {
        return new PlainType<>(new SqlType.Array(element));
    }
}
