package io.leanq.type;

import io.leanq.LeanqException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Java class in which the values of one or several {@link TypeKind}s are kept between the user's Java and the
 * driver: the way of such a value through {@link Cells} and {@link Binds}, its text and its literal. Code that treats
 * values by their class switches over the forms without a default branch, so that it does not compile when a form is
 * added and the code has not been told.
 */
public enum ValueForm {
    BOOLEAN(
            Boolean.class,
            Numeric.NONE,
            LiteralForm.BARE,
            value -> (Boolean) value ? "TRUE" : "FALSE",
            ValueTexts::truth) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            boolean value = cells.getBoolean(index);
            return value || !cells.isNull(index) ? value : null;
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setBoolean(index, (Boolean) value);
        }
    },
    BYTE(Byte.class, Numeric.WHOLE, LiteralForm.BARE, Object::toString, Byte::valueOf) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            byte value = Narrow.toByte(cells.getInt(index), index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setInt(index, (Byte) value);
        }
    },
    SHORT(Short.class, Numeric.WHOLE, LiteralForm.BARE, Object::toString, Short::valueOf) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            short value = Narrow.toShort(cells.getInt(index), index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setInt(index, (Short) value);
        }
    },
    INT(Integer.class, Numeric.WHOLE, LiteralForm.BARE, Object::toString, Integer::valueOf) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            int value = cells.getInt(index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setInt(index, (Integer) value);
        }
    },
    LONG(Long.class, Numeric.WHOLE, LiteralForm.BARE, Object::toString, Long::valueOf) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            long value = cells.getLong(index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setLong(index, (Long) value);
        }
    },
    FLOAT(Float.class, Numeric.APPROXIMATE, LiteralForm.BARE, ValueTexts::withExponent, Float::valueOf) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            float value = Narrow.toFloat(cells.getDouble(index), index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setDouble(index, (Float) value);
        }
    },
    DOUBLE(Double.class, Numeric.APPROXIMATE, LiteralForm.BARE, ValueTexts::withExponent, Double::valueOf) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            double value = cells.getDouble(index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setDouble(index, (Double) value);
        }
    },
    DECIMAL(
            BigDecimal.class,
            Numeric.DECIMAL,
            LiteralForm.BARE,
            value -> ((BigDecimal) value).toPlainString(),
            BigDecimal::new) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            return cells.getDecimal(index);
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setDecimal(index, (BigDecimal) value);
        }

        @Override
        Object checked(SqlType type, Object value) {
            return ValueLimits.requireDigits((BigDecimal) super.checked(type, value));
        }
    },
    TEXT(String.class, Numeric.NONE, LiteralForm.QUOTED, value -> (String) value, text -> text) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            return cells.getString(index);
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setString(index, (String) value);
        }
    },
    BYTES(Bytes.class, Numeric.NONE, LiteralForm.HEX, ValueTexts::hex, ValueTexts::bytes) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            byte[] bytes = cells.getBytes(index);
            return bytes == null ? null : Bytes.of(bytes);
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            ((Bytes) value).writeTo(binds, index);
        }
    },
    DATE(
            LocalDate.class,
            Numeric.NONE,
            LiteralForm.NAMED,
            value -> ValueTexts.date((LocalDate) value),
            LocalDate::parse) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            return cells.getDate(index);
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setDate(index, (LocalDate) value);
        }

        @Override
        Object checked(SqlType type, Object value) {
            ValueLimits.requireYear(type, ((LocalDate) super.checked(type, value)).getYear());
            return value;
        }
    },
    TIME(
            LocalTime.class,
            Numeric.NONE,
            LiteralForm.NAMED,
            value -> ValueTexts.time((LocalTime) value),
            LocalTime::parse) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            return cells.getTime(index);
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setTime(index, (LocalTime) value);
        }

        @Override
        Object checked(SqlType type, Object value) {
            ValueLimits.requireMillis(type, ((LocalTime) super.checked(type, value)).getNano());
            return value;
        }
    },
    TIMESTAMP(
            LocalDateTime.class,
            Numeric.NONE,
            LiteralForm.NAMED,
            value -> ValueTexts.timestamp((LocalDateTime) value),
            ValueTexts::timestamp) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            return cells.getTimestamp(index);
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setTimestamp(index, (LocalDateTime) value);
        }

        @Override
        Object checked(SqlType type, Object value) {
            LocalDateTime time = (LocalDateTime) super.checked(type, value);
            ValueLimits.requireYear(type, time.getYear());
            ValueLimits.requireMillis(type, time.getNano());
            return value;
        }
    },
    /** The elements are values of the form of the element type, or null. */
    LIST(List.class, Numeric.NONE, LiteralForm.ELEMENTS, ValueTexts::noText, ValueTexts::noValue) {
        @Override
        @Nullable
        Object read(Cells cells, int index, SqlType type) {
            return cells.getArray(index, ((SqlType.Array) type).element());
        }

        @Override
        void write(Binds binds, int index, SqlType type, Object value) {
            binds.setArray(index, ((SqlType.Array) type).element(), new ArrayList<>((List<?>) value));
        }

        @Override
        Object checked(SqlType type, Object value) {
            return ValueLimits.copyOfElements(((SqlType.Array) type).element(), (List<?>) super.checked(type, value));
        }
    };

    /** What a form has to do with numbers. */
    private enum Numeric {
        NONE,
        WHOLE,
        DECIMAL,
        APPROXIMATE
    }

    private final Class<?> valueClass;
    private final Numeric numeric;
    private final LiteralForm literalForm;
    private final Function<Object, String> literalText;
    private final Function<String, Object> parse;

    /** @param parse makes a value of its own toString, of bytes of their hexadecimal digits */
    ValueForm(
            Class<?> valueClass,
            Numeric numeric,
            LiteralForm literalForm,
            Function<Object, String> literalText,
            Function<String, Object> parse) {
        this.valueClass = valueClass;
        this.numeric = numeric;
        this.literalForm = literalForm;
        this.literalText = literalText;
        this.parse = parse;
    }

    /** The class of the canonical values; always immutable. */
    public Class<?> valueClass() {
        return valueClass;
    }

    /** Whether the values are numbers. */
    public boolean isNumber() {
        return numeric != Numeric.NONE;
    }

    /** Whether the values are whole numbers of 1 to 8 bytes. */
    public boolean isWhole() {
        return numeric == Numeric.WHOLE;
    }

    /** Whether the values are binary fractions. */
    public boolean isApproximate() {
        return numeric == Numeric.APPROXIMATE;
    }

    /** Whether the values are text or bytes, and so have a length. */
    public boolean hasLength() {
        return this == TEXT || this == BYTES;
    }

    public LiteralForm literalForm() {
        return literalForm;
    }

    /**
     * The text of a canonical value that its literal has, without quotes.
     *
     * @throws io.leanq.LeanqException for a year that no literal has
     */
    public String literalText(Object value) {
        return literalText.apply(value);
    }

    /**
     * The canonical value of a type of this form whose text it is: what its toString makes, of bytes the hexadecimal
     * digits. Empty if the type has no such value; never a value near it.
     */
    public Optional<Object> parsed(SqlType type, String text) {
        try {
            return Optional.of(checked(type, parse.apply(text)));
        } catch (IllegalArgumentException | DateTimeException | LeanqException e) {
            return Optional.empty();
        }
    }

    /**
     * The canonical value of a type of this form that is the number; empty if it has none. Binary fractions are
     * rounded.
     */
    public Optional<Object> ofNumber(SqlType type, BigDecimal number) {
        try {
            return Optional.ofNullable(exact(type, number));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private @Nullable Object exact(SqlType type, BigDecimal number) {
        return switch (this) {
            case BYTE -> number.byteValueExact();
            case SHORT -> number.shortValueExact();
            case INT -> number.intValueExact();
            case LONG -> number.longValueExact();
            case FLOAT -> Float.isInfinite(number.floatValue()) ? null : number.floatValue();
            case DOUBLE -> Double.isInfinite(number.doubleValue()) ? null : number.doubleValue();
            case DECIMAL -> type.holds(number) ? number : null;
            case BOOLEAN, TEXT, BYTES, DATE, TIME, TIMESTAMP, LIST -> null;
        };
    }

    /**
     * The canonical value of the cell, null for NULL. Getters of primitives are called before isNull, since only their
     * 0 and false may stand for NULL.
     */
    abstract @Nullable Object read(Cells cells, int index, SqlType type);

    /** Hands a canonical value to the driver. */
    abstract void write(Binds binds, int index, SqlType type, Object value);

    /**
     * The canonical value for one of {@link #valueClass()}; checks the class too, since raw types and unchecked casts
     * get here, and must not get to the wire.
     */
    Object checked(SqlType type, Object value) {
        ValueLimits.requireClass(type, valueClass, value);
        return value;
    }
}
