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
        INTEGER(Integer.class),
        BIGINT(Long.class),
        DOUBLE(Double.class),
        DATE(LocalDate.class),
        TIME(LocalTime.class),
        TIMESTAMP(LocalDateTime.class);

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

        @Override
        public String toString() {
            return "DECIMAL(" + precision + "," + scale + ")";
        }
    }

    /** {@code VARCHAR} or {@code VARCHAR(length)}, the length in characters. */
    record Varchar(OptionalInt length) implements SqlType {
        public Varchar {
            requireLength("VARCHAR", length);
        }

        @Override
        public Class<?> valueClass() {
            return String.class;
        }

        @Override
        public String toString() {
            return length.isPresent() ? "VARCHAR(" + length.getAsInt() + ")" : "VARCHAR";
        }
    }

    /** {@code VARBINARY} or {@code VARBINARY(length)}, the length in bytes. */
    record Varbinary(OptionalInt length) implements SqlType {
        public Varbinary {
            requireLength("VARBINARY", length);
        }

        @Override
        public Class<?> valueClass() {
            return Bytes.class;
        }

        @Override
        public String toString() {
            return length.isPresent() ? "VARBINARY(" + length.getAsInt() + ")" : "VARBINARY";
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
     * without a conversion: the same type, whatever its length, precision and scale.
     */
    default boolean sameKind(SqlType other) {
        if (this instanceof Array a && other instanceof Array b) {
            return a.element().sameKind(b.element());
        }
        return this instanceof Simple ? this == other : getClass() == other.getClass();
    }

    /** The same type for values of any length. */
    default SqlType withoutLength() {
        if (this instanceof Varchar) {
            return new Varchar(OptionalInt.empty());
        }
        return this instanceof Varbinary ? new Varbinary(OptionalInt.empty()) : this;
    }

    /** Whether a column of this type keeps the canonical value digit by digit. Lengths are left to the server. */
    default boolean holds(Object value) {
        if (!(this instanceof Decimal decimal)) {
            return true;
        }
        BigDecimal stripped = ((BigDecimal) value).stripTrailingZeros();
        return stripped.scale() <= decimal.scale()
                && stripped.precision() - stripped.scale() <= decimal.precision() - decimal.scale();
    }

    /** The canonical value of the cell, or null for NULL. */
    default @Nullable Object read(Cells cells, int index) {
        if (cells.isNull(index)) {
            return null;
        }
        if (this instanceof Simple simple) {
            return switch (simple) {
                case BOOLEAN -> cells.getBoolean(index);
                case INTEGER -> cells.getInt(index);
                case BIGINT -> cells.getLong(index);
                case DOUBLE -> cells.getDouble(index);
                case DATE -> cells.getDate(index);
                case TIME -> cells.getTime(index);
                case TIMESTAMP -> cells.getTimestamp(index);
            };
        }
        if (this instanceof Decimal) {
            return cells.getDecimal(index);
        }
        if (this instanceof Varchar) {
            return cells.getString(index);
        }
        if (this instanceof Varbinary) {
            byte[] bytes = cells.getBytes(index);
            return bytes == null ? null : Bytes.of(bytes);
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
                case INTEGER -> binds.setInt(index, (Integer) value);
                case BIGINT -> binds.setLong(index, (Long) value);
                case DOUBLE -> binds.setDouble(index, (Double) value);
                case DATE -> binds.setDate(index, (LocalDate) value);
                case TIME -> binds.setTime(index, (LocalTime) value);
                case TIMESTAMP -> binds.setTimestamp(index, (LocalDateTime) value);
            }
        } else if (this instanceof Decimal) {
            binds.setDecimal(index, (BigDecimal) value);
        } else if (this instanceof Varchar) {
            binds.setString(index, (String) value);
        } else if (this instanceof Varbinary) {
            ((Bytes) value).writeTo(binds, index);
        } else {
            binds.setArray(index, ((Array) this).element(), new ArrayList<>((List<?>) value));
        }
    }

    private static void requireLength(String type, OptionalInt length) {
        if (length.isPresent() && length.getAsInt() < 1) {
            throw new InvalidDefinition(type + "(" + length.getAsInt() + "): the length must be at least 1");
        }
    }
}
