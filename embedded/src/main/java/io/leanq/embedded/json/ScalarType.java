package io.leanq.embedded.json;

import java.util.Locale;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

/** The type behind RETURNING. As in Calcite, only VARCHAR converts: the others are for scalars of just that type. */
enum ScalarType {
    VARCHAR(Object.class, Value.UNKNOWN),
    INTEGER(Integer.class, Value.INTEGER),
    BIGINT(Long.class, Value.BIGINT),
    DOUBLE(Double.class, Value.DOUBLE),
    BOOLEAN(Boolean.class, Value.BOOLEAN);

    private final Class<?> javaType;
    private final int h2Type;

    ScalarType(Class<?> javaType, int h2Type) {
        this.javaType = javaType;
        this.h2Type = h2Type;
    }

    /** @throws JsonFailure if a scalar of a document has another type */
    String text(Object scalar) throws JsonFailure {
        if (!javaType.isInstance(scalar)) {
            throw otherType();
        }
        return scalar.toString();
    }

    /** @throws JsonFailure if the value behind DEFAULT has another type */
    @Nullable
    String text(Value value) throws JsonFailure {
        int type = value.getValueType();
        if (type == Value.NULL) {
            return null;
        }
        if (this != VARCHAR) {
            if (type != h2Type && !(this == DOUBLE && type == Value.DECFLOAT)) {
                throw otherType();
            }
            return value.getString();
        }
        return switch (type) {
            case Value.CHAR, Value.VARCHAR, Value.VARCHAR_IGNORECASE, Value.CLOB, Value.JSON -> value.getString();
            case Value.TINYINT, Value.SMALLINT, Value.INTEGER, Value.BIGINT -> value.getString();
            case Value.NUMERIC -> value.getBigDecimal().toString();
            case Value.DOUBLE, Value.DECFLOAT -> String.valueOf(value.getDouble());
            case Value.BOOLEAN -> value.getString().toLowerCase(Locale.ROOT);
            default ->
                throw JsonFailure.unsupported(
                        "A DEFAULT of JSON_VALUE that is no text, number or boolean", "CAST(x AS VARCHAR) makes text");
        };
    }

    private JsonFailure otherType() {
        return new JsonFailure(
                "JSON_VALUE … RETURNING " + this
                        + " has a value of another type; RETURNING VARCHAR takes any, which CAST converts",
                "2203G");
    }
}
