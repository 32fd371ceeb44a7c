package io.leanq.query;

import io.leanq.InvalidDefinition;
import io.leanq.type.Binds;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SqlType} with the Java type of its values in user code, and with the kind of its expressions: what
 * operations they have. Only expressions of a {@link TextType} have {@code like}, only those of a {@link NumericType}
 * have {@code plus}.
 *
 * <p>Immutable and thread-safe. This interface has no default methods, since its constants are its own implementations:
 * initialising an implementation must not wait for another thread that initialises this interface.
 *
 * @param <T> the Java type of a value; never a primitive, since null stands for NULL
 * @param <K> the kind of an expression of this type, such as {@link TextExpression}
 * @param <A> the kind as an aggregate, such as {@link TextAggregate}
 */
public sealed interface DataType<T, K, A> permits CodedType {

    BooleanType BOOLEAN = new BooleanType();
    NumericType<Byte> TINYINT = new NumericType<>(SqlType.Simple.TINYINT);
    NumericType<Short> SMALLINT = new NumericType<>(SqlType.Simple.SMALLINT);
    NumericType<Integer> INTEGER = new NumericType<>(SqlType.Simple.INTEGER);
    NumericType<Long> BIGINT = new NumericType<>(SqlType.Simple.BIGINT);

    /** A binary floating-point number of 4 bytes. */
    NumericType<Float> REAL = new NumericType<>(SqlType.Simple.REAL);

    /**
     * A binary floating-point number of 8 bytes, like {@link #DOUBLE}: so it is in Calcite, from which LeanXcale
     * descends.
     */
    NumericType<Double> FLOAT = new NumericType<>(SqlType.Simple.FLOAT);

    NumericType<Double> DOUBLE = new NumericType<>(SqlType.Simple.DOUBLE);

    /** Text of any length. */
    TextType VARCHAR = new TextType(new SqlType.Varchar(OptionalInt.empty()));

    /** Text of any length, read and written as a whole. */
    TextType CLOB = new TextType(SqlType.Simple.CLOB);

    /** A date of the years 1 to 9999. */
    TemporalType<LocalDate> DATE = new TemporalType<>(SqlType.Simple.DATE);

    /** A time of day in milliseconds. Finer values are refused, since the wire protocol would cut them. */
    TemporalType<LocalTime> TIME = new TemporalType<>(SqlType.Simple.TIME);

    /** A wall-clock time without a zone, in milliseconds, of the years 1 to 9999. Finer values are refused. */
    TemporalType<LocalDateTime> TIMESTAMP = new TemporalType<>(SqlType.Simple.TIMESTAMP);

    /** Bytes of any length. Arrays are copied when bound and when read. */
    PlainType<byte[]> VARBINARY = PlainType.bytes(new SqlType.Varbinary(OptionalInt.empty()));

    /** Bytes of any length, read and written as a whole. Arrays are copied when bound and when read. */
    PlainType<byte[]> BLOB = PlainType.bytes(SqlType.Simple.BLOB);

    ArrayType<Long, NumberExpression<Long>> BIGINT_ARRAY = new ArrayType<>(BIGINT);
    ArrayType<Double, NumberExpression<Double>> DOUBLE_ARRAY = new ArrayType<>(DOUBLE);
    ArrayType<String, TextExpression> VARCHAR_ARRAY = new ArrayType<>(VARCHAR);

    /**
     * Text of {@code length} characters. A server may pad shorter text with spaces, which stay when the text is read.
     */
    static TextType CHAR(int length) {
        return new TextType(new SqlType.Char(OptionalInt.of(length)));
    }

    /** Text of at most {@code length} characters. */
    static TextType VARCHAR(int length) {
        return new TextType(new SqlType.Varchar(OptionalInt.of(length)));
    }

    /** Exact numbers of at most {@code precision} decimal digits, {@code scale} of them after the point. */
    static NumericType<BigDecimal> DECIMAL(int precision, int scale) {
        return new NumericType<>(new SqlType.Decimal(precision, scale));
    }

    /**
     * Bytes of exactly {@code length}. A server may pad shorter values with zeros, which stay when the bytes are read.
     */
    static PlainType<byte[]> BINARY(int length) {
        return PlainType.bytes(new SqlType.Binary(OptionalInt.of(length)));
    }

    /** Bytes of at most {@code length}. */
    static PlainType<byte[]> VARBINARY(int length) {
        return PlainType.bytes(new SqlType.Varbinary(OptionalInt.of(length)));
    }

    /**
     * The data type for a SQL type that is known only at run time, with the same Java type as the constant for it.
     *
     * @throws InvalidDefinition for arrays of other elements than BIGINT, DOUBLE and VARCHAR
     */
    static DataType<?, ?, ?> of(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> BOOLEAN;
            case TINYINT -> TINYINT;
            case SMALLINT -> SMALLINT;
            case INTEGER -> INTEGER;
            case BIGINT -> BIGINT;
            case REAL -> REAL;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case DECIMAL -> new NumericType<BigDecimal>(type);
            case CHAR, VARCHAR -> new TextType(type);
            case CLOB -> CLOB;
            case BINARY, VARBINARY -> PlainType.bytes(type);
            case BLOB -> BLOB;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case ARRAY -> arrayOf(((SqlType.Array) type).element());
        };
    }

    private static DataType<?, ?, ?> arrayOf(SqlType element) {
        if (element == SqlType.Simple.BIGINT) {
            return BIGINT_ARRAY;
        }
        if (element == SqlType.Simple.DOUBLE) {
            return DOUBLE_ARRAY;
        }
        if (element.equals(VARCHAR.sqlType())) {
            return VARCHAR_ARRAY;
        }
        throw new InvalidDefinition("LeanQ has arrays of BIGINT, DOUBLE and VARCHAR, not of " + element);
    }

    /** The data type for a CHAR, which may lack its length where a catalog does not report it. */
    static TextType of(SqlType.Char type) {
        return new TextType(type);
    }

    /** The data type for a BINARY, which may lack its length where a catalog does not report it. */
    static PlainType<byte[]> of(SqlType.Binary type) {
        return PlainType.bytes(type);
    }

    /** The type in the database. */
    SqlType sqlType();

    /** The class of {@code T}; {@code List.class} for arrays. */
    Class<?> javaType();

    /** Reads a cell as {@code T}; null for NULL. */
    @Nullable
    T read(Cells cells, int index);

    /**
     * Converts a Java value to the canonical one, which is immutable and of {@link SqlType#valueClass()}.
     *
     * @throws io.leanq.LeanqException if the SQL type cannot hold the value exactly
     */
    Object encode(T value);

    /** Converts a canonical value to the Java value; the inverse of {@link #encode}. */
    T decode(Object canonical);

    /** Encodes the value and sets it in the binds; null sets NULL. */
    void write(Binds binds, int index, @Nullable T value);

    /**
     * The same SQL type with another Java type, such as a value class for BIGINT. Columns of the resulting type are
     * compared and sorted by the database's values, and have no text or number operations.
     *
     * @param from converts the database's value to the Java value; never called with null
     * @param to converts the Java value back; never called with null, and must not return null
     */
    <U> PlainType<U> as(Class<U> javaType, Function<? super T, ? extends U> from, Function<? super U, ? extends T> to);
}
