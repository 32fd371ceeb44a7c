package io.leanq.cli.result;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * The texts of dates and times: {@code 2026-01-31}, {@code 10:20:30.456} with or without seconds and their fraction, and
 * both with a space or T between. Hand-written: the formatters of java.time take longer than all else that a load does
 * with a row.
 */
final class TimeText {
    private static final int DATE_LENGTH = 10;
    private static final int NANO_DIGITS = 9;
    private static final int NANOS_OF_MILLI = 1_000_000;

    private TimeText() {}

    /** @throws DateTimeException if the text is no date */
    static LocalDate date(String text) {
        requireEnd(text, DATE_LENGTH);
        return dateAtStart(text);
    }

    private static LocalDate dateAtStart(String text) {
        requireSign(text, 4, '-');
        requireSign(text, 7, '-');
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE_LENGTH));
    }

    /** @throws DateTimeException if the text is no time of day */
    static LocalTime time(String text) {
        return timeFrom(text, 0);
    }

    private static LocalTime timeFrom(String text, int at) {
        int hour = number(text, at, at + 2);
        requireSign(text, at + 2, ':');
        int minute = number(text, at + 3, at + 5);
        if (text.length() == at + 5) {
            return LocalTime.of(hour, minute);
        }
        requireSign(text, at + 5, ':');
        int second = number(text, at + 6, at + 8);
        if (text.length() == at + 8) {
            return LocalTime.of(hour, minute, second);
        }
        requireSign(text, at + 8, '.');
        int digits = text.length() - at - 9;
        if (digits < 1 || digits > NANO_DIGITS) {
            throw wrong();
        }
        int nanos = number(text, at + 9, text.length());
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return LocalTime.of(hour, minute, second, nanos);
    }

    /** @throws DateTimeException if the text is no date with a time of day */
    static LocalDateTime timestamp(String text) {
        if (text.length() <= DATE_LENGTH) {
            throw wrong();
        }
        char between = text.charAt(DATE_LENGTH);
        if (between != ' ' && between != 'T') {
            throw wrong();
        }
        return LocalDateTime.of(dateAtStart(text), timeFrom(text, DATE_LENGTH + 1));
    }

    private static int number(String text, int from, int end) {
        if (end > text.length()) {
            throw wrong();
        }
        int number = 0;
        for (int i = from; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw wrong();
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static void requireSign(String text, int at, char sign) {
        if (at >= text.length() || text.charAt(at) != sign) {
            throw wrong();
        }
    }

    private static void requireEnd(String text, int length) {
        if (text.length() != length) {
            throw wrong();
        }
    }

    private static DateTimeException wrong() {
        return new DateTimeException("no date or time");
    }

    /** The time with as many digits as it needs: whole seconds, or milliseconds. */
    static String of(LocalTime time) {
        int millis = time.getNano() / NANOS_OF_MILLI;
        StringBuilder text = new StringBuilder(12);
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        two(text, time.getSecond());
        if (millis > 0) {
            text.append('.').append((char) ('0' + millis / 100));
            two(text, millis % 100);
        }
        return text.toString();
    }

    static String of(LocalDateTime time) {
        return time.toLocalDate() + " " + of(time.toLocalTime());
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
