package io.leanq.catalog;

import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import io.leanq.type.SqlType.Simple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The canonical value of a literal for a column of a type; empty if the column would not hold this very value. */
final class DefaultValue {
    private static final int NANOS_OF_MILLI = 1_000_000;

    /** Whole numbers of the engines are far shorter; a text such as 1E+999999999 must not be written out. */
    private static final int MOST_DIGITS = 1_000;

    /** What catalogs call the types that have several names. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("INT", "INTEGER"),
            Map.entry("NUMERIC", "DECIMAL"),
            Map.entry("DEC", "DECIMAL"),
            Map.entry("DOUBLE PRECISION", "DOUBLE"),
            Map.entry("CHARACTER", "CHAR"),
            Map.entry("CHARACTER VARYING", "VARCHAR"),
            Map.entry("CHAR VARYING", "VARCHAR"),
            Map.entry("CHARACTER LARGE OBJECT", "CLOB"),
            Map.entry("BINARY VARYING", "VARBINARY"),
            Map.entry("BINARY LARGE OBJECT", "BLOB"));

    private DefaultValue() {}

    static boolean isNameOf(String name, SqlType type) {
        String wanted = type instanceof Simple simple
                ? simple.name()
                : type.withoutLength().toString();
        if (type instanceof SqlType.Decimal) {
            wanted = "DECIMAL";
        } else if (type instanceof SqlType.Char) {
            wanted = "CHAR";
        } else if (type instanceof SqlType.Binary) {
            wanted = "BINARY";
        }
        String given = OTHER_NAMES.getOrDefault(name, name);
        // Every binary fraction is held by these as well, so that a cast to them on the way changes nothing.
        boolean wider =
                type.isApproximate() && (given.equals("DOUBLE") || given.equals("FLOAT") || given.equals("DECFLOAT"));
        return given.equals(wanted) || wider;
    }

    /** Whether a value is the same after a cast to lengths or digits; none are given for types without. */
    static boolean fits(Object value, List<Integer> sizes) {
        if (value instanceof String text) {
            return sizes.isEmpty() || sizes.get(0) >= text.length();
        }
        if (value instanceof Bytes bytes) {
            return sizes.isEmpty() || sizes.get(0) >= bytes.toArray().length;
        }
        if (value instanceof BigDecimal) {
            int scale = sizes.size() > 1 ? sizes.get(1) : 0;
            return !sizes.isEmpty()
                    && scale <= sizes.get(0)
                    && sizes.get(0) > 0
                    && new SqlType.Decimal(sizes.get(0), scale).holds(value);
        }
        boolean time = value instanceof LocalTime || value instanceof LocalDateTime;
        return sizes.isEmpty() || time && sizes.get(0) >= 3;
    }

    static OptionalInt size(String digits) {
        return digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }

    static Optional<Object> word(String word, SqlType type) {
        boolean known = type == Simple.BOOLEAN && (word.equals("TRUE") || word.equals("FALSE"));
        return known ? Optional.of(word.equals("TRUE")) : Optional.empty();
    }

    static Optional<Object> number(String text, SqlType type) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (type instanceof Simple simple && type.isApproximate()) {
            // Of zero, BigDecimal has no sign.
            return number.signum() == 0 && text.startsWith("-") ? Optional.empty() : fraction(number, simple);
        }
        if (number.signum() != 0 && Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
            return Optional.empty();
        }
        if (type instanceof SqlType.Decimal) {
            return type.holds(number) ? Optional.of(number) : Optional.empty();
        }
        try {
            return type instanceof Simple simple ? whole(number, simple) : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> whole(BigDecimal number, Simple type) {
        return Optional.ofNullable(
                switch (type) {
                    case TINYINT -> number.byteValueExact();
                    case SMALLINT -> number.shortValueExact();
                    case INTEGER -> number.intValueExact();
                    case BIGINT -> number.longValueExact();
                    default -> null;
                });
    }

    private static Optional<Object> fraction(BigDecimal number, Simple type) {
        double value = type == Simple.REAL ? number.floatValue() : number.doubleValue();
        if (Double.isInfinite(value)) {
            return Optional.empty();
        }
        return Optional.of(type == Simple.REAL ? (Object) (float) value : value);
    }

    /** Text in quotes: of a text column itself, of another one its value. */
    static Optional<Object> text(String text, SqlType type) {
        if (type instanceof SqlType.Varchar || type instanceof SqlType.Char || type == Simple.CLOB) {
            return Optional.of(text);
        }
        if (type == Simple.BOOLEAN) {
            return word(text.toUpperCase(Locale.ROOT), type);
        }
        Optional<Object> time = time(text, type);
        return time.isPresent() ? time : number(text, type);
    }

    static Optional<Object> bytes(String hex, SqlType type) {
        boolean binary = type instanceof SqlType.Binary || type instanceof SqlType.Varbinary || type == Simple.BLOB;
        if (!binary) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bytes.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<Object> time(String text, SqlType type) {
        if (!(type instanceof Simple simple)) {
            return Optional.empty();
        }
        try {
            return switch (simple) {
                case DATE ->
                    Optional.<Object>of(LocalDate.parse(text)).filter(day -> isYear(((LocalDate) day).getYear()));
                case TIME ->
                    Optional.<Object>of(LocalTime.parse(text)).filter(time -> isMillis(((LocalTime) time).getNano()));
                case TIMESTAMP ->
                    Optional.<Object>of(LocalDateTime.parse(text.replace(' ', 'T')))
                            .filter(time -> isMillis(((LocalDateTime) time).getNano())
                                    && isYear(((LocalDateTime) time).getYear()));
                default -> Optional.empty();
            };
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isYear(int year) {
        return year >= 1 && year <= 9999;
    }

    private static boolean isMillis(int nanos) {
        return nanos % NANOS_OF_MILLI == 0;
    }
}
