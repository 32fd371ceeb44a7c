package io.leanq.wire.value;

/**
 * The representation of a value on the wire; the constants have the protocol's numbers. {@link #ZONED_DATE_TIME} and
 * {@link #LXBLOB} are LeanXcale's own.
 */
public enum Rep {
    PRIMITIVE_BOOLEAN,
    PRIMITIVE_BYTE,
    PRIMITIVE_CHAR,
    PRIMITIVE_SHORT,
    PRIMITIVE_INT,
    PRIMITIVE_LONG,
    PRIMITIVE_FLOAT,
    PRIMITIVE_DOUBLE,
    BOOLEAN,
    BYTE,
    CHARACTER,
    SHORT,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    JAVA_SQL_TIME,
    JAVA_SQL_TIMESTAMP,
    JAVA_SQL_DATE,
    JAVA_UTIL_DATE,
    BYTE_STRING,
    STRING,
    NUMBER,
    OBJECT,
    NULL,
    BIG_INTEGER,
    BIG_DECIMAL,
    ARRAY,
    STRUCT,
    MULTISET,
    ZONED_DATE_TIME,
    LXBLOB,
    /**
     * A number that this version of the protocol does not have. It can be received, and is refused when the value is
     * read. It is never sent.
     */
    UNRECOGNIZED;

    private static final Rep[] ALL = values();

    /** The constant with this number, {@link #UNRECOGNIZED} if there is none. */
    public static Rep of(int number) {
        return number >= 0 && number < UNRECOGNIZED.ordinal() ? ALL[number] : UNRECOGNIZED;
    }

    /** The number on the wire. */
    public int number() {
        if (this == UNRECOGNIZED) {
            throw new IllegalStateException("an unrecognized representation cannot be sent");
        }
        return ordinal();
    }
}
