package io.leanq.testkit.random;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of rows and statements: everyday values, edge values, and values that do not fit their columns. */
final class Values {
    private static final int EARLY_DAYS = 2;
    private static final List<Object> WHOLE = List.of(0L, 1L, -1L, 2L, 3L, 5L, 7L, 10L, -7L, 42L, 100L, -100L);
    private static final Map<Kind.Family, List<Object>> WHOLE_EDGES = Map.of(
            Kind.Family.SMALLINT, List.of(32767L, -32768L),
            Kind.Family.INTEGER, List.of(2147483647L, -2147483648L),
            Kind.Family.BIGINT, List.of(Long.MAX_VALUE, Long.MIN_VALUE, 4294967296L));
    private static final List<Object> DECIMALS = Stream.of(
                    "0",
                    "1",
                    "7",
                    "7.5",
                    "7.25",
                    "-7.25",
                    "0.01",
                    "-0.01",
                    "1.005",
                    "2.5",
                    "-2.5",
                    "0.125",
                    "99.99",
                    "1000",
                    "-0.5",
                    "12345.67",
                    "0.000001",
                    "33.333333",
                    "80.1",
                    "7.34",
                    "3",
                    "-3",
                    "99999.995")
            .map(text -> (Object) new BigDecimal(text))
            .toList();
    // no zero: arithmetic makes -0.0 of it, which not all engines take for the same number
    private static final List<Object> DOUBLES =
            List.of(0.1, 0.2, 1d, 7.5, -2.25, 19.99, 2.5, -2.5, 1e10, 1.5e-5, 1234.5678, -1d, 100d);
    private static final List<Object> REALS = List.of(0.1f, 1f, 7.5f, 3.14f, -2.5f, 16777216f, 19.99f, -1f, 0.25f);
    private static final List<Object> TEXTS = List.of(
            "",
            "a",
            "ab",
            "abc",
            "ann",
            "Ann",
            "annie",
            "anniexyz",
            "ANNIE",
            "b%",
            "b_c",
            "b",
            " x",
            "x ",
            "héllo",
            "42",
            "7",
            "it's",
            "a!b",
            "zz",
            "aXb",
            "lll",
            "abcabc",
            "annie and ann");
    private static final List<Object> DATES = Stream.of(
                    "0001-01-01",
                    "1582-10-10",
                    "1970-01-01",
                    "1999-12-31",
                    "2000-02-29",
                    "2024-02-29",
                    "2024-03-01",
                    "2023-12-31",
                    "9999-12-31")
            .map(text -> (Object) LocalDate.parse(text))
            .toList();
    private static final List<Object> TIMES = Stream.of(
                    "00:00:00", "23:59:59.999", "12:34:56.789", "13:14:15.678", "00:00:00.001", "12:00:00")
            .map(text -> (Object) LocalTime.parse(text))
            .toList();
    private static final List<Object> TIMESTAMPS = Stream.of(
                    "0001-01-01T00:00:00",
                    "1582-10-10T01:02:03",
                    "1970-01-01T00:00:00",
                    "1999-12-31T23:59:59.999",
                    "2024-02-29T13:14:15.678",
                    "2024-02-29T00:00:00",
                    "2024-03-01T00:00:00",
                    "9999-12-31T23:59:59.999")
            .map(text -> (Object) LocalDateTime.parse(text))
            .toList();
    private static final List<Object> BYTES = List.of("", "00", "01", "ff", "cafe", "cafebabe", "cafebabe00", "0001");

    private Values() {}

    /** A value that may not fit a column of the kind. */
    static Object any(Choice choice, Kind kind) {
        return switch (kind.family()) {
            case BOOLEAN -> choice.percent(50);
            case SMALLINT, INTEGER, BIGINT ->
                choice.percent(15) ? choice.one(WHOLE_EDGES.get(kind.family())) : choice.one(WHOLE);
            case DECIMAL -> choice.one(DECIMALS);
            case REAL -> choice.one(REALS);
            case DOUBLE -> choice.one(DOUBLES);
            case CHAR, VARCHAR -> choice.one(TEXTS);
            case DATE -> day(choice, DATES);
            case TIME -> choice.one(TIMES);
            case TIMESTAMP -> day(choice, TIMESTAMPS);
            case VARBINARY -> choice.one(BYTES);
        };
    }

    /** The early days come first. */
    private static Object day(Choice choice, List<Object> values) {
        return choice.one(choice.earlyDays() ? values : values.subList(EARLY_DAYS, values.size()));
    }

    /** Whether LeanQ writes the value as a literal: servers do not have the days from 1582-10-05 to 1582-10-14. */
    static boolean hasLiteral(Object value) {
        LocalDate day = value instanceof LocalDate date
                ? date
                : value instanceof LocalDateTime time ? time.toLocalDate() : LocalDate.EPOCH;
        return day.isBefore(LocalDate.of(1582, 10, 5)) || day.isAfter(LocalDate.of(1582, 10, 14));
    }

    /** A value that fits: decimals are cut, text and bytes are drawn again. */
    static Object fitting(Choice choice, Kind kind) {
        for (int i = 0; i < 100; i++) {
            Object value = any(choice, kind);
            if (fits(kind, value)) {
                return value;
            }
        }
        throw new IllegalStateException("no value fits " + kind);
    }

    static boolean fits(Kind kind, Object value) {
        return switch (kind.family()) {
            case DECIMAL -> {
                BigDecimal plain = ((BigDecimal) value).stripTrailingZeros();
                yield plain.scale() <= kind.scale()
                        && plain.abs().compareTo(kind.greatest().add(BigDecimal.ONE)) < 0;
            }
            case CHAR -> ((String) value).stripTrailing().length() <= kind.size();
            case VARCHAR -> kind.size() == 0 || ((String) value).length() <= kind.size();
            case VARBINARY -> kind.size() == 0 || ((String) value).length() <= 2 * kind.size();
            default -> true;
        };
    }

    /** The value as a column stores it: CHAR is padded, and decimals have the column's digits after the point. */
    static @Nullable Object stored(Kind kind, @Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.setScale(kind.scale());
        }
        return value instanceof String text && kind.family() == Kind.Family.CHAR
                ? text.stripTrailing()
                        + " ".repeat(kind.size() - text.stripTrailing().length())
                : value;
    }
}
