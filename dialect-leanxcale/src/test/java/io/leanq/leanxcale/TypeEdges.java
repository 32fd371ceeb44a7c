package io.leanq.leanxcale;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BIGINT_ARRAY;
import static io.leanq.query.DataType.BINARY;
import static io.leanq.query.DataType.BLOB;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.CLOB;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.DOUBLE_ARRAY;
import static io.leanq.query.DataType.FLOAT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.REAL;
import static io.leanq.query.DataType.SMALLINT;
import static io.leanq.query.DataType.TIME;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.TINYINT;
import static io.leanq.query.DataType.VARBINARY;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.DataType.VARCHAR_ARRAY;

import io.leanq.query.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Every type with the values at its edges. */
public final class TypeEdges {
    private static final String ODD_TEXT = "it's; -- \"quoted\" /* not a comment */ ? ' || \\' ''";

    private TypeEdges() {}

    /** Each type with a list of its values. */
    public static Stream<Arguments> all() {
        return Stream.of(
                of(BOOLEAN, true, false),
                of(TINYINT, (byte) 0, Byte.MAX_VALUE, Byte.MIN_VALUE),
                of(SMALLINT, (short) 0, Short.MAX_VALUE, Short.MIN_VALUE),
                of(INTEGER, 0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE),
                of(BIGINT, 0L, -1L, (long) Integer.MAX_VALUE + 1, Long.MAX_VALUE, Long.MIN_VALUE),
                of(
                        REAL,
                        0f,
                        0.1f,
                        16_777_217f,
                        Float.MAX_VALUE,
                        -Float.MAX_VALUE,
                        Float.MIN_VALUE,
                        Float.NaN,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY),
                doubles(FLOAT),
                doubles(DOUBLE),
                of(
                        DECIMAL(30, 10),
                        new BigDecimal("0E-10"),
                        new BigDecimal("12345678901234567890.0123456789"),
                        new BigDecimal("-99999999999999999999.9999999999"),
                        new BigDecimal("0.0000000001")),
                of(DECIMAL(5, 0), new BigDecimal("99999"), new BigDecimal("-99999")),
                of(
                        DECIMAL(38, 0),
                        new BigDecimal("99999999999999999999999999999999999999"),
                        new BigDecimal("-12345678901234567890123456789012345678")),
                of(DECIMAL(38, 38), new BigDecimal("0.12345678901234567890123456789012345678")),
                of(CHAR(5), "abcde", "\u017c\u00f3\u0142\u0107\u00f1", "a'b c", "\uD83D\uDE00abc"),
                of(
                        VARCHAR,
                        "",
                        " ",
                        ODD_TEXT,
                        "\u017c\u00f3\u0142\u0107 \u00f1 \u00df \u6f22\u5b57",
                        "beyond the BMP: \uD83D\uDE00 \uD834\uDD1E \uDBFF\uDFFF",
                        "line\r\nbreak\ttab\u0001",
                        "x".repeat(1 << 20),
                        "\uD83D\uDE00".repeat(200_000)),
                of(VARCHAR(50), "fifty".repeat(10), "trailing "),
                of(CLOB, "", ODD_TEXT, "\u6f22".repeat(1 << 20)),
                of(
                        DATE,
                        LocalDate.EPOCH,
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(9999, 12, 31),
                        LocalDate.of(1969, 12, 31),
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(2024, 2, 29)),
                of(
                        TIME,
                        LocalTime.MIDNIGHT,
                        LocalTime.of(12, 34, 56),
                        LocalTime.of(0, 0, 0, 1_000_000),
                        LocalTime.of(23, 59, 59, 999_000_000)),
                of(
                        TIMESTAMP,
                        LocalDateTime.of(1970, 1, 1, 0, 0),
                        LocalDateTime.of(1, 1, 1, 0, 0, 0, 1_000_000),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000),
                        LocalDateTime.of(1582, 10, 10, 12, 0),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000),
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 123_000_000)),
                of(BINARY(4), new byte[] {0, -1, 127, -128}, new byte[4]),
                of(VARBINARY, new byte[0], new byte[] {0, -1, 127, -128}, new byte[300_000]),
                of(VARBINARY(3), new byte[] {1, 2, 3}, new byte[] {1}),
                of(BLOB, new byte[0], new byte[] {39, 0, -1}, new byte[1 << 20]),
                of(BIGINT_ARRAY, List.of(), List.of(1L, Long.MIN_VALUE), Arrays.asList(1L, null)),
                of(DOUBLE_ARRAY, List.of(), List.of(0.5, -1e300)),
                of(VARCHAR_ARRAY, List.of(""), List.of("a", "it's", "\uD83D\uDE00")));
    }

    private static Arguments doubles(DataType<Double, ?, ?> type) {
        return of(
                type,
                0.0,
                1.5,
                0.1,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
    }

    /** True if SQL has a literal for the value that servers accept. */
    public static boolean hasLiteral(Object value) {
        return !(value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float real && !Float.isFinite(real)
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof LocalDate day && isSkipped(day)
                || value instanceof LocalDateTime time && isSkipped(time.toLocalDate()));
    }

    /** True if the calendar of Calcite's parser has no such day. */
    private static boolean isSkipped(LocalDate day) {
        return day.isAfter(LocalDate.of(1582, 10, 4)) && day.isBefore(LocalDate.of(1582, 10, 15));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <V> Arguments of(DataType<V, ?, ?> type, V... values) {
        return Arguments.of(type, Arrays.asList(values));
    }
}
