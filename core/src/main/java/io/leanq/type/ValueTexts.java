package io.leanq.type;

import io.leanq.LeanqException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Values and their texts, where Java's own methods do not have them as SQL or snapshots need them. */
final class ValueTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ValueTexts() {}

    /** {@code Boolean.valueOf} takes whatever it does not know for false. */
    static Object truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    /**
     * The exponent makes it a DOUBLE and not a DECIMAL. All digits of a float: its shortest text names another double.
     */
    static String withExponent(Object number) {
        String text = Double.toString(((Number) number).doubleValue());
        return text.contains("E") ? text : text + "E0";
    }

    static String hex(Object bytes) {
        return HEX.formatHex(((Bytes) bytes).toArray());
    }

    static Object bytes(String hex) {
        return Bytes.of(HEX.parseHex(hex));
    }

    static String date(LocalDate date) {
        return ofLiteralYear(date.getYear(), date.toString());
    }

    static String time(LocalTime time) {
        return TIME.format(time);
    }

    static String timestamp(LocalDateTime time) {
        return ofLiteralYear(time.getYear(), TIMESTAMP.format(time));
    }

    /** In Java's spelling, or with the blank that SQL has. */
    static Object timestamp(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    static String noText(Object list) {
        throw new IllegalArgumentException("a list has the literals of its elements");
    }

    static Object noValue(String text) {
        throw new IllegalArgumentException("a list has the texts of its elements");
    }

    private static String ofLiteralYear(int year, String text) {
        if (year < 1 || year > 9999) {
            throw new LeanqException("SQL literals hold the years 1 to 9999 only: bind the value");
        }
        return text;
    }
}
