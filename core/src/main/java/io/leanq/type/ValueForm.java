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
 * The forms of canonical values: the Java class in which values of one or several {@link TypeKind}s are kept between
 * user code and driver, how they are read from {@link Cells} and written to {@link Binds}, their text and their
 * literal. Code that depends on the class of a value switches over all forms without a default branch, so that a new
 * form does not compile until the code handles it.
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
        public Object read(Cells cells, int index, SqlType type) {
            boolean value = cells.getBoolean(index);
            return value || !cells.isNull(index) ? value : null;
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setBoolean(index, (Boolean) value);
        }
    },
    BYTE(Byte.class, Numeric.WHOLE, LiteralForm.BARE, Object::toString, Byte::valueOf) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            byte value = Narrow.toByte(cells.getInt(index), index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setInt(index, (Byte) value);
        }
    },
    SHORT(Short.class, Numeric.WHOLE, LiteralForm.BARE, Object::toString, Short::valueOf) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            short value = Narrow.toShort(cells.getInt(index), index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setInt(index, (Short) value);
        }
    },
    INT(Integer.class, Numeric.WHOLE, LiteralForm.BARE, Object::toString, Integer::valueOf) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            int value = cells.getInt(index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setInt(index, (Integer) value);
        }
    },
    LONG(Long.class, Numeric.WHOLE, LiteralForm.BARE, Object::toString, Long::valueOf) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            long value = cells.getLong(index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setLong(index, (Long) value);
        }
    },
    FLOAT(Float.class, Numeric.APPROXIMATE, LiteralForm.BARE, ValueTexts::withExponent, Float::valueOf) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            float value = Narrow.toFloat(cells.getDouble(index), index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setDouble(index, (Float) value);
        }
    },
    DOUBLE(Double.class, Numeric.APPROXIMATE, LiteralForm.BARE, ValueTexts::withExponent, Double::valueOf) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            double value = cells.getDouble(index);
            return value != 0 || !cells.isNull(index) ? value : null;
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
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
        public Object read(Cells cells, int index, SqlType type) {
            return cells.getDecimal(index);
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setDecimal(index, (BigDecimal) value);
        }

        @Override
        public Object checked(SqlType type, Object value) {
            return ValueLimits.requireDigits((BigDecimal) super.checked(type, value));
        }
    },
    TEXT(String.class, Numeric.NONE, LiteralForm.QUOTED, value -> (String) value, text -> text) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            return cells.getString(index);
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setString(index, (String) value);
        }
    },
    BYTES(Bytes.class, Numeric.NONE, LiteralForm.HEX, ValueTexts::hex, ValueTexts::bytes) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            byte[] bytes = cells.getBytes(index);
            return bytes == null ? null : Bytes.of(bytes);
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
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
        public Object read(Cells cells, int index, SqlType type) {
            return cells.getDate(index);
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setDate(index, (LocalDate) value);
        }

        @Override
        public Object checked(SqlType type, Object value) {
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
        public Object read(Cells cells, int index, SqlType type) {
            return cells.getTime(index);
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setTime(index, (LocalTime) value);
        }

        @Override
        public Object checked(SqlType type, Object value) {
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
        public Object read(Cells cells, int index, SqlType type) {
            return cells.getTimestamp(index);
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setTimestamp(index, (LocalDateTime) value);
        }

        @Override
        public Object checked(SqlType type, Object value) {
            LocalDateTime time = (LocalDateTime) super.checked(type, value);
            ValueLimits.requireYear(type, time.getYear());
            ValueLimits.requireMillis(type, time.getNano());
            return value;
        }
    },
    /** A list whose elements are values of the element type's form, or null. */
    LIST(List.class, Numeric.NONE, LiteralForm.ELEMENTS, ValueTexts::noText, ValueTexts::noValue) {
        @Override
        @Nullable
        public Object read(Cells cells, int index, SqlType type) {
            return cells.getArray(index, ((SqlType.Array) type).element());
        }

        @Override
        public void write(Binds binds, int index, SqlType type, Object value) {
            binds.setArray(index, ((SqlType.Array) type).element(), new ArrayList<>((List<?>) value));
        }

        @Override
        public Object checked(SqlType type, Object value) {
            return ValueLimits.copyOfElements(((SqlType.Array) type).element(), (List<?>) super.checked(type, value));
        }
    };

    /** Whether the values are numbers, and of which kind. */
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

    /** @param parse converts the {@code toString} of a value back to the value; for bytes, their hexadecimal digits */
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

    /** Whether the values are binary floating-point numbers. */
    public boolean isApproximate() {
        return numeric == Numeric.APPROXIMATE;
    }

    /** Whether the values have a length: text and bytes do. */
    public boolean hasLength() {
        return this == TEXT || this == BYTES;
    }

    /** How literals of the values are written. */
    public LiteralForm literalForm() {
        return literalForm;
    }

    /**
     * The text inside the literal of a canonical value, without quotes.
     *
     * @throws io.leanq.LeanqException for a year that has no literal
     */
    public String literalText(Object value) {
        return literalText.apply(value);
    }

    /**
     * The canonical value that has this text as its {@code toString}; for bytes the text is their hexadecimal digits.
     * Empty if the type has no such value; the result is never rounded.
     */
    public Optional<Object> parsed(SqlType type, String text) {
        try {
            return Optional.of(checked(type, parse.apply(text)));
        } catch (IllegalArgumentException | DateTimeException | LeanqException e) {
            return Optional.empty();
        }
    }

    /**
     * The canonical value that equals the number; empty if the type has none. Binary floating-point numbers are
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
     * Reads the canonical value of a cell; null for NULL. For primitives the getter is called first and {@code isNull}
     * only after 0 or false, since no other result can stand for NULL.
     */
    public abstract @Nullable Object read(Cells cells, int index, SqlType type);

    /** Sets a canonical value in the binds. */
    public abstract void write(Binds binds, int index, SqlType type, Object value);

    /**
     * Checks a value of {@link #valueClass()} and makes it canonical. The class is checked too, since values of other
     * classes may come here by raw types and unchecked casts, and must not be sent.
     */
    public Object checked(SqlType type, Object value) {
        ValueLimits.requireClass(type, valueClass, value);
        return value;
    }
}
