package io.leanq.type;

import io.leanq.InvalidDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A type of the database, as tree, renderer and catalog see it: no Java type, no converter, equal by value. Each has one
 * canonical Java class ({@link #valueClass()}) in which bound values are kept; {@link DataType} adds the user's.
 */
public sealed interface SqlType {

    /** Types without parameters. */
    enum Simple implements SqlType {
        BOOLEAN(Boolean.class),
        TINYINT(Byte.class),
        SMALLINT(Short.class),
        INTEGER(Integer.class),
        BIGINT(Long.class),
        /** Approximate, of 4 bytes. */
        REAL(Float.class),
        /** Approximate, of 8 bytes, as {@link #DOUBLE} is; a type of its own in the catalog. */
        FLOAT(Double.class),
        DOUBLE(Double.class),
        DATE(LocalDate.class),
        TIME(LocalTime.class),
        TIMESTAMP(LocalDateTime.class),
        CLOB(String.class),
        BLOB(Bytes.class);

        private final Class<?> valueClass;

        Simple(Class<?> valueClass) {
            this.valueClass = valueClass;
        }

        @Override
        public Class<?> valueClass() {
            return valueClass;
        }
    }

    /** {@code DECIMAL(precision, scale)}; both counted in decimal digits. */
    record Decimal(int precision, int scale) implements SqlType {
        public Decimal {
            if (precision < 1 || scale < 0 || scale > precision) {
                throw new InvalidDefinition("DECIMAL(" + precision + "," + scale
                        + "): the precision must be at least 1 and the scale between 0 and the precision");
            }
        }

        @Override
        public Class<?> valueClass() {
            return BigDecimal.class;
        }

        /** By hand, since each sum in a statement compares some: what records have takes longer. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Decimal that && precision == that.precision && scale == that.scale;
        }

        @Override
        public int hashCode() {
            return 31 * precision + scale;
        }

        @Override
        public String toString() {
            return "DECIMAL(" + precision + "," + scale + ")";
        }
    }

    /** {@code CHAR(length)} in characters; without a length where a catalog does not tell it. */
    record Char(OptionalInt length) implements SqlType {
        public Char {
            requireLength("CHAR", length);
        }

        @Override
        public Class<?> valueClass() {
            return String.class;
        }

        @Override
        public String toString() {
            return spelled("CHAR", length);
        }
    }

    /** {@code VARCHAR} or {@code VARCHAR(length)}, the length in characters. */
    record Varchar(OptionalInt length) implements SqlType {
        private static final Varchar OF_ANY_LENGTH = new Varchar(OptionalInt.empty());

        public Varchar {
            requireLength("VARCHAR", length);
        }

        @Override
        public Class<?> valueClass() {
            return String.class;
        }

        @Override
        public String toString() {
            return spelled("VARCHAR", length);
        }
    }

    /** {@code BINARY(length)} in bytes; without a length where a catalog does not tell it. */
    record Binary(OptionalInt length) implements SqlType {
        public Binary {
            requireLength("BINARY", length);
        }

        @Override
        public Class<?> valueClass() {
            return Bytes.class;
        }

        @Override
        public String toString() {
            return spelled("BINARY", length);
        }
    }

    /** {@code VARBINARY} or {@code VARBINARY(length)}, the length in bytes. */
    record Varbinary(OptionalInt length) implements SqlType {
        private static final Varbinary OF_ANY_LENGTH = new Varbinary(OptionalInt.empty());

        public Varbinary {
            requireLength("VARBINARY", length);
        }

        @Override
        public Class<?> valueClass() {
            return Bytes.class;
        }

        @Override
        public String toString() {
            return spelled("VARBINARY", length);
        }
    }

    /** {@code BIGINT ARRAY} and the like: LeanXcale writes the word behind the element type. */
    record Array(SqlType element) implements SqlType {
        public Array {
            if (element instanceof Array) {
                throw new InvalidDefinition("arrays of arrays are not supported; use an array of a simple type");
            }
        }

        @Override
        public Class<?> valueClass() {
            return List.class;
        }

        @Override
        public String toString() {
            return element + " ARRAY";
        }
    }

    /** The class in which values of this type are kept between the user's Java and the driver; always immutable. */
    Class<?> valueClass();

    /**
     * Whether values of both types can stand in one column of a set operation, an {@code in} or an insert from select
     * without a conversion: the same type, whatever its length, precision and scale; FLOAT and DOUBLE are the same.
     */
    default boolean sameKind(SqlType other) {
        if (this instanceof Array a && other instanceof Array b) {
            return a.element().sameKind(b.element());
        }
        if (this instanceof Simple) {
            return this == other || isLongFraction(this) && isLongFraction(other);
        }
        return getClass() == other.getClass();
    }

    /** The type that holds the same values at any length, and pads none of them. */
    default SqlType withoutLength() {
        if (this instanceof Varchar || this instanceof Char || this == Simple.CLOB) {
            return Varchar.OF_ANY_LENGTH;
        }
        return this instanceof Varbinary || this instanceof Binary || this == Simple.BLOB
                ? Varbinary.OF_ANY_LENGTH
                : this;
    }

    /** The most UTF-16 units of text, or bytes, that a value has; empty for no limit, and for types without a length. */
    default OptionalInt length() {
        if (this instanceof Varchar text) {
            return text.length();
        }
        if (this instanceof Char text) {
            return text.length();
        }
        if (this instanceof Varbinary bytes) {
            return bytes.length();
        }
        return this instanceof Binary bytes ? bytes.length() : OptionalInt.empty();
    }

    /** Whether its values are text or bytes, and so have a length. */
    default boolean hasLength() {
        return valueClass() == String.class || valueClass() == Bytes.class;
    }

    /**
     * The length of a canonical value of this type as {@link #length()} counts it: of CHAR without its trailing spaces, which
     * take no part in comparisons.
     *
     * @return 0 for values of types without a length
     */
    default int lengthOf(Object value) {
        if (value instanceof String text) {
            int end = text.length();
            while (this instanceof Char && end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            return end;
        }
        return value instanceof Bytes bytes ? bytes.length() : 0;
    }

    /**
     * Whether it is a CHAR or BINARY whose length the catalog did not tell. Values are read and bound as ever, but no SQL can
     * spell the type: a bare CHAR is CHAR(1).
     */
    default boolean lacksLength() {
        return this instanceof Char text && text.length().isEmpty()
                || this instanceof Binary bytes && bytes.length().isEmpty();
    }

    /** Whether it is a type of whole numbers of 1 to 8 bytes; a DECIMAL without digits behind the point is none. */
    default boolean isWhole() {
        return this == Simple.TINYINT || this == Simple.SMALLINT || this == Simple.INTEGER || this == Simple.BIGINT;
    }

    /** Whether its numbers are binary fractions, which are rounded by arithmetic. */
    default boolean isApproximate() {
        return this == Simple.REAL || this == Simple.FLOAT || this == Simple.DOUBLE;
    }

    /** Whether a column of this type keeps the canonical value digit by digit. Lengths are left to the server. */
    default boolean holds(Object value) {
        if (!(this instanceof Decimal decimal)) {
            return true;
        }
        BigDecimal stripped = ((BigDecimal) value).stripTrailingZeros();
        if (stripped.signum() == 0) {
            return true;
        }
        long whole = (long) stripped.precision() - stripped.scale();
        return stripped.scale() <= decimal.scale() && whole <= decimal.precision() - decimal.scale();
    }

    /**
     * The canonical value of the cell, or null for NULL.
     *
     * @throws io.leanq.LeanqException if the cell has a number that this type does not hold
     */
    default @Nullable Object read(Cells cells, int index) {
        if (cells.isNull(index)) {
            return null;
        }
        if (this instanceof Simple simple) {
            return switch (simple) {
                case BOOLEAN -> cells.getBoolean(index);
                case TINYINT -> Narrow.toByte(cells.getInt(index), index);
                case SMALLINT -> Narrow.toShort(cells.getInt(index), index);
                case INTEGER -> cells.getInt(index);
                case BIGINT -> cells.getLong(index);
                case REAL -> Narrow.toFloat(cells.getDouble(index), index);
                case FLOAT, DOUBLE -> cells.getDouble(index);
                case DATE -> cells.getDate(index);
                case TIME -> cells.getTime(index);
                case TIMESTAMP -> cells.getTimestamp(index);
                case CLOB -> cells.getString(index);
                case BLOB -> bytes(cells, index);
            };
        }
        if (this instanceof Decimal) {
            return cells.getDecimal(index);
        }
        if (this instanceof Varchar || this instanceof Char) {
            return cells.getString(index);
        }
        if (this instanceof Varbinary || this instanceof Binary) {
            return bytes(cells, index);
        }
        return cells.getArray(index, ((Array) this).element());
    }

    /** Hands a canonical value (or null) to the driver. */
    default void write(Binds binds, int index, @Nullable Object value) {
        if (value == null) {
            binds.setNull(index, this);
        } else if (this instanceof Simple simple) {
            switch (simple) {
                case BOOLEAN -> binds.setBoolean(index, (Boolean) value);
                case TINYINT -> binds.setInt(index, (Byte) value);
                case SMALLINT -> binds.setInt(index, (Short) value);
                case INTEGER -> binds.setInt(index, (Integer) value);
                case BIGINT -> binds.setLong(index, (Long) value);
                case REAL -> binds.setDouble(index, (Float) value);
                case FLOAT, DOUBLE -> binds.setDouble(index, (Double) value);
                case DATE -> binds.setDate(index, (LocalDate) value);
                case TIME -> binds.setTime(index, (LocalTime) value);
                case TIMESTAMP -> binds.setTimestamp(index, (LocalDateTime) value);
                case CLOB -> binds.setString(index, (String) value);
                case BLOB -> ((Bytes) value).writeTo(binds, index);
            }
        } else if (this instanceof Decimal) {
            binds.setDecimal(index, (BigDecimal) value);
        } else if (this instanceof Varchar || this instanceof Char) {
            binds.setString(index, (String) value);
        } else if (this instanceof Varbinary || this instanceof Binary) {
            ((Bytes) value).writeTo(binds, index);
        } else {
            binds.setArray(index, ((Array) this).element(), new ArrayList<>((List<?>) value));
        }
    }

    private static @Nullable Bytes bytes(Cells cells, int index) {
        byte[] bytes = cells.getBytes(index);
        return bytes == null ? null : Bytes.of(bytes);
    }

    private static boolean isLongFraction(SqlType type) {
        return type == Simple.FLOAT || type == Simple.DOUBLE;
    }

    private static String spelled(String name, OptionalInt length) {
        return length.isPresent() ? name + "(" + length.getAsInt() + ")" : name;
    }

    private static void requireLength(String type, OptionalInt length) {
        if (length.isPresent() && length.getAsInt() < 1) {
            throw new InvalidDefinition(type + "(" + length.getAsInt() + "): the length must be at least 1");
        }
    }
}
