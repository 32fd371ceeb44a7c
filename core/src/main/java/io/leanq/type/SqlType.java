package io.leanq.type;

import io.leanq.InvalidDefinition;
import io.leanq.query.DataType;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A type of the database, as tree, renderer and catalog use it. Bound values are kept in the type's canonical Java
 * class ({@link #valueClass()}); {@link DataType} adds the Java type of user code. {@link TypeKind} has what all types
 * of one kind have in common. Immutable and equal by content.
 */
public sealed interface SqlType {

    /** Types without parameters. */
    enum Simple implements SqlType {
        BOOLEAN(TypeKind.BOOLEAN),
        TINYINT(TypeKind.TINYINT),
        SMALLINT(TypeKind.SMALLINT),
        INTEGER(TypeKind.INTEGER),
        BIGINT(TypeKind.BIGINT),
        /** A binary floating-point number of 4 bytes. */
        REAL(TypeKind.REAL),
        /** A binary floating-point number of 8 bytes, like {@link #DOUBLE}, but a type of its own in the catalog. */
        FLOAT(TypeKind.FLOAT),
        DOUBLE(TypeKind.DOUBLE),
        DATE(TypeKind.DATE),
        TIME(TypeKind.TIME),
        TIMESTAMP(TypeKind.TIMESTAMP),
        CLOB(TypeKind.CLOB),
        BLOB(TypeKind.BLOB);

        private final TypeKind kind;

        Simple(TypeKind kind) {
            this.kind = kind;
        }

        @Override
        public TypeKind kind() {
            return kind;
        }
    }

    /** {@code DECIMAL(precision, scale)}, both in decimal digits. */
    record Decimal(int precision, int scale) implements SqlType {
        private static final int MOST_KEPT = 38;

        /** The names of the types up to this precision, since each sum in a statement is cast to one. */
        private static final @Nullable String[] NAMES = new String[(MOST_KEPT + 1) * (MOST_KEPT + 1)];

        public Decimal {
            if (precision < 1 || scale < 0 || scale > precision) {
                throw new InvalidDefinition("DECIMAL(" + precision + "," + scale
                        + "): the precision must be at least 1 and the scale between 0 and the precision");
            }
        }

        @Override
        public TypeKind kind() {
            return TypeKind.DECIMAL;
        }

        @Override
        public boolean holds(Object value) {
            BigDecimal stripped = ((BigDecimal) value).stripTrailingZeros();
            if (stripped.signum() == 0) {
                return true;
            }
            long whole = (long) stripped.precision() - stripped.scale();
            return stripped.scale() <= scale && whole <= precision - scale;
        }

        /** Hand-written: the record's own is slower, and each sum in a statement compares types. */
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
            if (precision > MOST_KEPT) {
                return made();
            }
            int place = precision * (MOST_KEPT + 1) + scale;
            String known = NAMES[place];
            if (known == null) {
                known = made();
                NAMES[place] = known;
            }
            return known;
        }

        private String made() {
            return "DECIMAL(" + precision + "," + scale + ")";
        }
    }

    /** {@code CHAR(length)}, the length in characters; empty where a catalog does not report it. */
    record Char(OptionalInt length) implements SqlType {
        public Char {
            requireLength(TypeKind.CHAR, length);
        }

        @Override
        public TypeKind kind() {
            return TypeKind.CHAR;
        }

        @Override
        public String toString() {
            return spelled(kind(), length);
        }
    }

    /** {@code VARCHAR} or {@code VARCHAR(length)}, the length in characters. */
    record Varchar(OptionalInt length) implements SqlType {
        private static final Varchar OF_ANY_LENGTH = new Varchar(OptionalInt.empty());

        public Varchar {
            requireLength(TypeKind.VARCHAR, length);
        }

        @Override
        public TypeKind kind() {
            return TypeKind.VARCHAR;
        }

        @Override
        public String toString() {
            return spelled(kind(), length);
        }
    }

    /** {@code BINARY(length)}, the length in bytes; empty where a catalog does not report it. */
    record Binary(OptionalInt length) implements SqlType {
        public Binary {
            requireLength(TypeKind.BINARY, length);
        }

        @Override
        public TypeKind kind() {
            return TypeKind.BINARY;
        }

        @Override
        public String toString() {
            return spelled(kind(), length);
        }
    }

    /** {@code VARBINARY} or {@code VARBINARY(length)}, the length in bytes. */
    record Varbinary(OptionalInt length) implements SqlType {
        private static final Varbinary OF_ANY_LENGTH = new Varbinary(OptionalInt.empty());

        public Varbinary {
            requireLength(TypeKind.VARBINARY, length);
        }

        @Override
        public TypeKind kind() {
            return TypeKind.VARBINARY;
        }

        @Override
        public String toString() {
            return spelled(kind(), length);
        }
    }

    /** {@code BIGINT ARRAY} and the like; LeanXcale writes the word ARRAY after the element type. */
    record Array(SqlType element) implements SqlType {
        public Array {
            if (element instanceof Array) {
                throw new InvalidDefinition("arrays of arrays are not supported; use an array of a simple type");
            }
        }

        @Override
        public TypeKind kind() {
            return TypeKind.ARRAY;
        }

        @Override
        public String toString() {
            return element + " ARRAY";
        }
    }

    /** The kind of the type, without regard to length, digits or elements. */
    TypeKind kind();

    /** The canonical class of values of this type between user code and driver; always immutable. */
    default Class<?> valueClass() {
        return kind().form().valueClass();
    }

    /**
     * Whether values of both types can stand in one column of a set operation, an {@code in} or an insert from select
     * without a conversion: the same type, whatever its length, precision and scale; FLOAT and DOUBLE are the same.
     */
    default boolean sameKind(SqlType other) {
        if (this instanceof Array a && other instanceof Array b) {
            return a.element().sameKind(b.element());
        }
        return kind() == other.kind() || isLongFraction(this) && isLongFraction(other);
    }

    /** The type for the same values of any length, which pads none of them. */
    default SqlType withoutLength() {
        ValueForm form = kind().form();
        if (form == ValueForm.TEXT) {
            return Varchar.OF_ANY_LENGTH;
        }
        return form == ValueForm.BYTES ? Varbinary.OF_ANY_LENGTH : this;
    }

    /**
     * The most UTF-16 units of a text, or the most bytes, of a value; empty for no limit and for types without a
     * length.
     */
    default OptionalInt length() {
        return OptionalInt.empty();
    }

    /** Whether the values have a length: those of text and bytes do. */
    default boolean hasLength() {
        return kind().form().hasLength();
    }

    /**
     * The length of a canonical value in the units of {@link #length()}. Trailing spaces of a CHAR do not count, since
     * comparisons ignore them.
     *
     * @return the length; 0 for values of types without a length
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
     * Whether this is a CHAR or BINARY whose length the catalog did not report. Its values can be read and bound, but
     * the type cannot be written in SQL, where a bare CHAR is CHAR(1).
     */
    default boolean lacksLength() {
        return this instanceof Char text && text.length().isEmpty()
                || this instanceof Binary bytes && bytes.length().isEmpty();
    }

    /** Whether the values are whole numbers of 1 to 8 bytes; false for a DECIMAL without digits after the point. */
    default boolean isWhole() {
        return kind().form().isWhole();
    }

    /** Whether the values are binary floating-point numbers, which arithmetic rounds. */
    default boolean isApproximate() {
        return kind().form().isApproximate();
    }

    /** Whether a column of this type keeps all digits of the canonical value. Lengths are not checked here. */
    default boolean holds(Object value) {
        return true;
    }

    /**
     * Reads the canonical value of a cell; null for NULL.
     *
     * @throws io.leanq.LeanqException if the cell has a number that this type cannot hold
     */
    default @Nullable Object read(Cells cells, int index) {
        return kind().form().read(cells, index, this);
    }

    /** Sets a canonical value in the binds; null sets NULL. */
    default void write(Binds binds, int index, @Nullable Object value) {
        if (value == null) {
            binds.setNull(index, this);
        } else {
            kind().form().write(binds, index, this, value);
        }
    }

    private static boolean isLongFraction(SqlType type) {
        return type == Simple.FLOAT || type == Simple.DOUBLE;
    }

    private static String spelled(TypeKind kind, OptionalInt length) {
        return length.isPresent() ? kind + "(" + length.getAsInt() + ")" : kind.name();
    }

    private static void requireLength(TypeKind kind, OptionalInt length) {
        if (length.isPresent() && length.getAsInt() < 1) {
            throw new InvalidDefinition(kind + "(" + length.getAsInt() + "): the length must be at least 1");
        }
    }
}
