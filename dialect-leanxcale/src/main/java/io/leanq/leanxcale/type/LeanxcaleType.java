package io.leanq.leanxcale.type;

import io.leanq.type.TypeKind;
import io.leanq.wire.value.Rep;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * LeanXcale's side of a kind of type (docs/leanxcale.md, "Types"): its code in LXSYS.COLUMNS, the code of arrays of it,
 * and the representation in which its values are sent. The switch over the kinds is exhaustive, so a kind that is added
 * to core does not compile until it is added here.
 *
 * @param kind the kind in core
 * @param code the kind's DATA_TYPE in LXSYS.COLUMNS
 * @param arrayCode the DATA_TYPE of arrays with elements of the kind; empty if there is none
 * @param sentAs the representation of a bound value
 */
public record LeanxcaleType(TypeKind kind, int code, OptionalInt arrayCode, Rep sentAs) {

    /** A second code for decimals. */
    private static final int NUMERIC = 2;

    private static final Map<TypeKind, LeanxcaleType> BY_KIND = new EnumMap<>(TypeKind.class);
    private static final Map<Integer, LeanxcaleType> BY_CODE = new HashMap<>();
    private static final Map<Integer, LeanxcaleType> BY_ARRAY_CODE = new HashMap<>();

    static {
        for (TypeKind kind : TypeKind.values()) {
            LeanxcaleType type = made(kind);
            BY_KIND.put(kind, type);
            BY_CODE.put(type.code, type);
            type.arrayCode.ifPresent(code -> BY_ARRAY_CODE.put(code, type));
        }
        BY_CODE.put(NUMERIC, of(TypeKind.DECIMAL));
    }

    private static LeanxcaleType made(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> plain(kind, 16, Rep.BOOLEAN);
            case TINYINT -> plain(kind, -6, Rep.INTEGER);
            case SMALLINT -> plain(kind, 5, Rep.INTEGER);
            case INTEGER -> plain(kind, 4, Rep.INTEGER);
            case BIGINT -> new LeanxcaleType(kind, -5, OptionalInt.of(2104), Rep.LONG);
            case REAL -> plain(kind, 7, Rep.DOUBLE);
            case FLOAT -> plain(kind, 6, Rep.DOUBLE);
            case DOUBLE -> new LeanxcaleType(kind, 8, OptionalInt.of(2108), Rep.DOUBLE);
            case DECIMAL -> plain(kind, 3, Rep.BIG_DECIMAL);
            case CHAR -> plain(kind, 1, Rep.STRING);
            case VARCHAR -> new LeanxcaleType(kind, 12, OptionalInt.of(2112), Rep.STRING);
            case CLOB -> plain(kind, 2005, Rep.STRING);
            case BINARY -> plain(kind, -2, Rep.BYTE_STRING);
            case VARBINARY -> plain(kind, -3, Rep.BYTE_STRING);
            case BLOB -> plain(kind, 2004, Rep.BYTE_STRING);
            case DATE -> plain(kind, 91, Rep.JAVA_SQL_DATE);
            case TIME -> plain(kind, 92, Rep.JAVA_SQL_TIME);
            case TIMESTAMP -> plain(kind, 93, Rep.JAVA_SQL_TIMESTAMP);
            // The code of arrays whose elements have no code of their own.
            case ARRAY -> plain(kind, 2003, Rep.ARRAY);
        };
    }

    private static LeanxcaleType plain(TypeKind kind, int code, Rep sentAs) {
        return new LeanxcaleType(kind, code, OptionalInt.empty(), sentAs);
    }

    /** The type of a kind. */
    public static LeanxcaleType of(TypeKind kind) {
        return BY_KIND.get(kind);
    }

    /** The type that has the code in LXSYS.COLUMNS; empty for a code that LeanQ does not know. */
    public static Optional<LeanxcaleType> ofCode(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The type of the elements of arrays that have the code in LXSYS.COLUMNS; empty for other codes. */
    public static Optional<LeanxcaleType> ofArrayCode(int code) {
        return Optional.ofNullable(BY_ARRAY_CODE.get(code));
    }

    /**
     * The representation of a value as an element of an array. Whole numbers are sent as LONG, the only form of them
     * that servers are known to understand in arrays.
     */
    public Rep elementSentAs() {
        return kind.form().isWhole() ? Rep.LONG : sentAs;
    }
}
