package io.leanq.type;

import io.leanq.InvalidDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SqlType} and the Java type {@code T} its values have in user code. The five kinds decide which operations an
 * expression of the type has: {@code like} is for {@link TextType} only, {@code plus} for {@link NumericType} only.
 *
 * <p>Immutable and thread-safe. This interface has constants of its own implementations and therefore no default
 * method: initialising an implementation must never wait for this interface to be initialised by another thread.
 *
 * @param <T> the Java type of a value; never a primitive, SQL NULL is null
 */
public sealed interface DataType<T> permits CodedType {

    BooleanType BOOLEAN = new BooleanType();
    NumericType<Byte> TINYINT = new NumericType<>(SqlType.Simple.TINYINT);
    NumericType<Short> SMALLINT = new NumericType<>(SqlType.Simple.SMALLINT);
    NumericType<Integer> INTEGER = new NumericType<>(SqlType.Simple.INTEGER);
    NumericType<Long> BIGINT = new NumericType<>(SqlType.Simple.BIGINT);

    /** A binary fraction of 4 bytes. */
    NumericType<Float> REAL = new NumericType<>(SqlType.Simple.REAL);

    /** A binary fraction of 8 bytes, as {@link #DOUBLE} is: Calcite, LeanXcale's ancestor, has it so. */
    NumericType<Double> FLOAT = new NumericType<>(SqlType.Simple.FLOAT);

    NumericType<Double> DOUBLE = new NumericType<>(SqlType.Simple.DOUBLE);

    /** Text of any length. */
    TextType VARCHAR = new TextType(new SqlType.Varchar(OptionalInt.empty()));

    /** Whole text of any length. Streams are for later. */
    TextType CLOB = new TextType(SqlType.Simple.CLOB);

    /** The years 1 to 9999. */
    TemporalType<LocalDate> DATE = new TemporalType<>(SqlType.Simple.DATE);

    /** A time of day, to the millisecond: finer values are refused, since the wire would cut them. */
    TemporalType<LocalTime> TIME = new TemporalType<>(SqlType.Simple.TIME);

    /** A wall clock without a zone, to the millisecond, of the years 1 to 9999: finer values are refused. */
    TemporalType<LocalDateTime> TIMESTAMP = new TemporalType<>(SqlType.Simple.TIMESTAMP);

    /** Bytes of any length. Arrays are copied when bound and when read. */
    PlainType<byte[]> VARBINARY = PlainType.bytes(new SqlType.Varbinary(OptionalInt.empty()));

    /** Whole bytes of any length. Arrays are copied when bound and when read. */
    PlainType<byte[]> BLOB = PlainType.bytes(SqlType.Simple.BLOB);

    PlainType<List<Long>> BIGINT_ARRAY = PlainType.array(SqlType.Simple.BIGINT);
    PlainType<List<Double>> DOUBLE_ARRAY = PlainType.array(SqlType.Simple.DOUBLE);
    PlainType<List<String>> VARCHAR_ARRAY = PlainType.array(new SqlType.Varchar(OptionalInt.empty()));

    /**
     * Text of exactly {@code length} characters: a server may fill shorter text up with spaces, and they are kept here.
     */
    static TextType CHAR(int length) {
        return new TextType(new SqlType.Char(OptionalInt.of(length)));
    }

    /** Text of at most {@code length} characters. */
    static TextType VARCHAR(int length) {
        return new TextType(new SqlType.Varchar(OptionalInt.of(length)));
    }

    /** Exact numbers of {@code precision} decimal digits, {@code scale} of them behind the point. */
    static NumericType<BigDecimal> DECIMAL(int precision, int scale) {
        return new NumericType<>(new SqlType.Decimal(precision, scale));
    }

    /** Exactly {@code length} bytes: a server may fill shorter values up with zeros, and they are kept here. */
    static PlainType<byte[]> BINARY(int length) {
        return PlainType.bytes(new SqlType.Binary(OptionalInt.of(length)));
    }

    /** At most {@code length} bytes. */
    static PlainType<byte[]> VARBINARY(int length) {
        return PlainType.bytes(new SqlType.Varbinary(OptionalInt.of(length)));
    }

    /**
     * The type of a column that is known at run time only, with the Java type that its constant above has.
     *
     * @throws InvalidDefinition for arrays of other elements than BIGINT, DOUBLE and VARCHAR
     */
    static DataType<?> of(SqlType type) {
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

    private static DataType<?> arrayOf(SqlType element) {
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

    /** The same for text: also of a length that a catalog does not tell, which no constant above has. */
    static TextType of(SqlType.Char type) {
        return new TextType(type);
    }

    /** The same for bytes. */
    static PlainType<byte[]> of(SqlType.Binary type) {
        return PlainType.bytes(type);
    }

    SqlType sqlType();

    /** The class of {@code T}, {@code List.class} for arrays. */
    Class<?> javaType();

    /** The cell as {@code T}, null for NULL. */
    @Nullable
    T read(Cells cells, int index);

    /**
     * The immutable value of {@link SqlType#valueClass()} that stands for {@code value} from here on.
     *
     * @throws io.leanq.LeanqException if the database type cannot hold it exactly
     */
    Object encode(T value);

    /** The way back from {@link #encode}. */
    T decode(Object canonical);

    /** {@link #encode} and hand over; null is NULL. */
    void write(Binds binds, int index, @Nullable T value);

    /**
     * The same SQL type with another Java type: an enum on VARCHAR, a value class on BIGINT. The result is of the plain
     * kind: it compares and sorts as the database does, and has no text or number operations.
     *
     * @param from makes the Java value from the database's, never called with null
     * @param to the way back, never called with null and must not answer null
     */
    <U> PlainType<U> as(Class<U> javaType, Function<? super T, ? extends U> from, Function<? super U, ? extends T> to);
}
