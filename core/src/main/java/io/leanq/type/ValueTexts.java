package io.leanq.type;

import io.leanq.LeanqException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Converts values to texts and back where Java's own methods differ from what SQL or snapshots need. */
final class ValueTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ValueTexts() {}

    /** Parses a boolean strictly: {@code Boolean.valueOf} takes every unknown text for false. */
    static Object truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    /**
     * The text with an exponent, which makes the literal a DOUBLE and not a DECIMAL. A float has all its digits as a
     * double, since its shortest text is another double.
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

    /** Parses a timestamp in Java's form or with SQL's space before the time. */
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
