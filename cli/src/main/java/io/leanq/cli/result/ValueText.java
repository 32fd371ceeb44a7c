package io.leanq.cli.result;

import io.leanq.LeanqException;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import io.leanq.type.ValueForm;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalInt;

/** The texts of values in CSV, and back. */
public final class ValueText {
    /** The forms, as the help of the commands has them. */
    public static final String FORMS =
            "DATE is 2026-01-31, TIMESTAMP 2026-01-31 10:20:30.456 (or with T), BOOLEAN true or false"
                    + " (t, f, 1 and 0 are read too), numbers have a point, bytes are hexadecimal digits.";

    private static final HexFormat HEX = HexFormat.of();

    private ValueText() {}

    /** Why a text is no value of a type. The message does not show the text. It has no stack trace, being no failure. */
    public static final class NoValue extends Exception {
        private static final long serialVersionUID = 1L;

        /** Without a stack trace, since it is no failure of the program. */
        public NoValue(String reason) {
            super(reason, null, false, false);
        }

        /** What is wrong with the text. */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Whether values of the type have a text here. */
    public static boolean has(SqlType type) {
        return type.kind().form() != ValueForm.LIST;
    }

    /**
     * The canonical value of a text.
     *
     * @throws NoValue if the type has no such value, or the column no room for it
     */
    public static Object parse(SqlType type, String text) throws NoValue {
        ValueForm form = type.kind().form();
        Object value;
        try {
            value = form == ValueForm.TEXT ? text : form.checked(type, parse(form, text.strip()));
        } catch (LeanqException e) {
            throw new NoValue("the value is out of the range of " + type
                    + (form == ValueForm.TIME || form == ValueForm.TIMESTAMP
                            ? ", which has the years 1 to 9999 and milliseconds"
                            : ""));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new NoValue("the text is no " + type);
        }
        if (!type.holds(value)) {
            throw new NoValue("the number has more digits than " + type);
        }
        OptionalInt most = type.length();
        if (most.isPresent() && type.lengthOf(value) > most.getAsInt()) {
            throw new NoValue("a length of " + type.lengthOf(value) + " is more than " + type);
        }
        return value;
    }

    private static Object parse(ValueForm form, String text) {
        return switch (form) {
            case BOOLEAN -> truth(text);
            case BYTE -> Byte.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case INT -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(finite(text, Float.parseFloat(decimal(text))));
            case DOUBLE -> finite(text, Double.parseDouble(decimal(text)));
            case DECIMAL -> new BigDecimal(text);
            case TEXT -> text;
            case BYTES -> Bytes.of(HEX.parseHex(text));
            case DATE -> TimeText.date(text);
            case TIME -> TimeText.time(text);
            case TIMESTAMP -> TimeText.timestamp(text);
            case LIST -> throw new IllegalArgumentException("arrays have no text");
        };
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    /** Refuses what only Java takes for a number: a letter for the type at its end, hexadecimal digits. */
    private static String decimal(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (!(last >= '0' && last <= '9' || last == '.' || text.endsWith("NaN") || text.endsWith("Infinity"))
                || text.indexOf('x') >= 0
                || text.indexOf('X') >= 0) {
            throw new IllegalArgumentException("no decimal number");
        }
        return text;
    }

    private static double finite(String text, double value) {
        if (Double.isInfinite(value) && !text.endsWith("Infinity")) {
            throw new IllegalArgumentException("too large");
        }
        return value;
    }

    private static float finite(String text, float value) {
        finite(text, (double) value);
        return value;
    }

    /** The text of a canonical value, which {@link #parse} reads back. */
    public static String of(ValueForm form, Object value) {
        return switch (form) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, TEXT, DATE -> value.toString();
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case BYTES -> HEX.formatHex(((Bytes) value).toArray());
            case TIME -> TimeText.of((LocalTime) value);
            case TIMESTAMP -> TimeText.of((LocalDateTime) value);
            case LIST -> throw new IllegalArgumentException("arrays have no text");
        };
    }
}
