package io.leanq.type;

import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The kinds of {@link SqlType}, with the form of their values and literals, their JDBC codes and their names. The name
 * of the constant is the name of the type in standard SQL, without length or digits.
 *
 * <p>Code that depends on the kind switches over all kinds without a default branch, so that a new kind does not
 * compile until the code handles it.
 */
public enum TypeKind {
    BOOLEAN(ValueForm.BOOLEAN, LiteralType.SAID, codes(Types.BOOLEAN, Types.BIT)),
    TINYINT(ValueForm.BYTE, LiteralType.CAST, codes(Types.TINYINT)),
    SMALLINT(ValueForm.SHORT, LiteralType.CAST, codes(Types.SMALLINT)),
    INTEGER(ValueForm.INT, LiteralType.SAID, codes(Types.INTEGER), "INT"),
    BIGINT(ValueForm.LONG, LiteralType.CAST, codes(Types.BIGINT)),
    REAL(ValueForm.FLOAT, LiteralType.CAST, codes(Types.REAL)),
    FLOAT(ValueForm.DOUBLE, LiteralType.CAST, codes(Types.FLOAT)),
    DOUBLE(ValueForm.DOUBLE, LiteralType.CAST, codes(Types.DOUBLE), "DOUBLE PRECISION"),
    DECIMAL(ValueForm.DECIMAL, LiteralType.CAST, codes(Types.DECIMAL, Types.NUMERIC), "NUMERIC", "DEC"),
    CHAR(ValueForm.TEXT, LiteralType.CAST, codes(Types.CHAR), "CHARACTER"),
    VARCHAR(
            ValueForm.TEXT,
            LiteralType.CAST,
            codes(Types.VARCHAR, Types.LONGVARCHAR),
            "CHARACTER VARYING",
            "CHAR VARYING"),
    CLOB(ValueForm.TEXT, LiteralType.CAST, codes(Types.CLOB), "CHARACTER LARGE OBJECT"),
    BINARY(ValueForm.BYTES, LiteralType.CAST, codes(Types.BINARY)),
    VARBINARY(ValueForm.BYTES, LiteralType.CAST, codes(Types.VARBINARY, Types.LONGVARBINARY), "BINARY VARYING"),
    BLOB(ValueForm.BYTES, LiteralType.CAST, codes(Types.BLOB), "BINARY LARGE OBJECT"),
    DATE(ValueForm.DATE, LiteralType.SAID, codes(Types.DATE)),
    TIME(ValueForm.TIME, LiteralType.SAID, codes(Types.TIME)),
    TIMESTAMP(ValueForm.TIMESTAMP, LiteralType.SAID, codes(Types.TIMESTAMP)),
    /** Its literals say their type by their elements. */
    ARRAY(ValueForm.LIST, LiteralType.SAID, codes(Types.ARRAY));

    /** Whether a literal of the kind says its type by its form or needs a CAST. */
    private enum LiteralType {
        SAID,
        CAST
    }

    private static final Map<Integer, TypeKind> BY_JDBC_CODE = new HashMap<>();
    private static final Map<String, TypeKind> BY_NAME = new HashMap<>();

    static {
        for (TypeKind kind : values()) {
            for (int code : kind.jdbcCodes) {
                BY_JDBC_CODE.put(code, kind);
            }
            BY_NAME.put(kind.name(), kind);
            for (String name : kind.otherNames) {
                BY_NAME.put(name, kind);
            }
        }
    }

    private final ValueForm form;
    private final LiteralType literalType;
    private final int[] jdbcCodes;
    private final String[] otherNames;

    /**
     * @param jdbcCodes the kind's own code in {@link Types}, then others that engines use for it
     * @param otherNames other names of the kind in catalogs
     */
    TypeKind(ValueForm form, LiteralType literalType, int[] jdbcCodes, String... otherNames) {
        this.form = form;
        this.literalType = literalType;
        this.jdbcCodes = jdbcCodes;
        this.otherNames = otherNames;
    }

    private static int[] codes(int own, int... others) {
        int[] codes = new int[others.length + 1];
        codes[0] = own;
        System.arraycopy(others, 0, codes, 1, others.length);
        return codes;
    }

    /** The form of the kind's values. */
    public ValueForm form() {
        return form;
    }

    /** Whether a literal says its type by its form, as {@code DATE '2024-01-31'} does, and so never needs a CAST. */
    public boolean literalSaysType() {
        return literalType == LiteralType.SAID;
    }

    /** The kind's own code, a constant of {@link Types}. */
    public int jdbcCode() {
        return jdbcCodes[0];
    }

    /** The kind with this JDBC code; empty for a code that LeanQ does not know. */
    public static Optional<TypeKind> ofJdbcCode(int code) {
        return Optional.ofNullable(BY_JDBC_CODE.get(code));
    }

    /**
     * The kind with this name, as its own or as one of its other names; empty if there is none.
     *
     * @param name the name in upper case, without length or digits
     */
    public static Optional<TypeKind> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The type of this kind with this length.
     *
     * @param length the length; ignored by kinds without a length
     * @throws IllegalArgumentException for DECIMAL and ARRAY, which need more than a length
     */
    public SqlType ofLength(OptionalInt length) {
        return switch (this) {
            case BOOLEAN -> SqlType.Simple.BOOLEAN;
            case TINYINT -> SqlType.Simple.TINYINT;
            case SMALLINT -> SqlType.Simple.SMALLINT;
            case INTEGER -> SqlType.Simple.INTEGER;
            case BIGINT -> SqlType.Simple.BIGINT;
            case REAL -> SqlType.Simple.REAL;
            case FLOAT -> SqlType.Simple.FLOAT;
            case DOUBLE -> SqlType.Simple.DOUBLE;
            case CHAR -> new SqlType.Char(length);
            case VARCHAR -> new SqlType.Varchar(length);
            case CLOB -> SqlType.Simple.CLOB;
            case BINARY -> new SqlType.Binary(length);
            case VARBINARY -> new SqlType.Varbinary(length);
            case BLOB -> SqlType.Simple.BLOB;
            case DATE -> SqlType.Simple.DATE;
            case TIME -> SqlType.Simple.TIME;
            case TIMESTAMP -> SqlType.Simple.TIMESTAMP;
            case DECIMAL, ARRAY -> throw new IllegalArgumentException(this + " says more than a length");
        };
    }
}
