package io.leanq.cli.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.cli.result.ValueText.NoValue;
import io.leanq.query.DataType;
import io.leanq.type.SqlType;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {
    private static SqlType type(String name) {
        return switch (name) {
            case "BOOLEAN" -> DataType.BOOLEAN.sqlType();
            case "TINYINT" -> DataType.TINYINT.sqlType();
            case "INTEGER" -> DataType.INTEGER.sqlType();
            case "REAL" -> DataType.REAL.sqlType();
            case "DOUBLE" -> DataType.DOUBLE.sqlType();
            case "DECIMAL" -> DataType.DECIMAL(5, 2).sqlType();
            case "VARCHAR" -> DataType.VARCHAR(3).sqlType();
            case "VARBINARY" -> DataType.VARBINARY(2).sqlType();
            case "DATE" -> DataType.DATE.sqlType();
            case "TIME" -> DataType.TIME.sqlType();
            case "TIMESTAMP" -> DataType.TIMESTAMP.sqlType();
            default -> throw new AssertionError(name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, T, true",
        "BOOLEAN, 0, false",
        "BOOLEAN, False, false",
        "INTEGER, ' +7 ', 7",
        "REAL, 0.1, 0.1",
        "DOUBLE, 1e-3, 0.001",
        "DOUBLE, NaN, NaN",
        "DOUBLE, -Infinity, -Infinity",
        "DECIMAL, 1E+2, 100",
        "DECIMAL, 1.5000, 1.5000",
        "VARBINARY, 00FF, 00ff",
        "TIME, 10:20, 10:20:00",
        "TIME, 10:20:30.4, 10:20:30.400",
        "TIMESTAMP, 2026-01-31T10:20:30, 2026-01-31 10:20:30",
        "TIMESTAMP, 2026-01-31 10:20:30.045000, 2026-01-31 10:20:30.045",
    })
    void valueIsRead(String type, String text, String written) throws NoValue {
        assertThat(ValueText.of(type(type).kind().form(), ValueText.parse(type(type), text)))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, yes, the text is no BOOLEAN",
        "TINYINT, 128, the text is no TINYINT",
        "INTEGER, 1.0, the text is no INTEGER",
        "INTEGER, '', the text is no INTEGER",
        "REAL, 1e39, the text is no REAL",
        "DOUBLE, 1e309, the text is no DOUBLE",
        "DOUBLE, 1d, the text is no DOUBLE",
        "DOUBLE, 0x1p3, the text is no DOUBLE",
        "DECIMAL, 1.005, 'the number has more digits than DECIMAL(5,2)'",
        "DECIMAL, 1000, 'the number has more digits than DECIMAL(5,2)'",
        "DECIMAL, '1,5', 'the text is no DECIMAL(5,2)'",
        "VARCHAR, long, a length of 4 is more than VARCHAR(3)",
        "VARBINARY, 0, the text is no VARBINARY(2)",
        "VARBINARY, 000000, a length of 3 is more than VARBINARY(2)",
        "DATE, 2026-02-30, the text is no DATE",
        "DATE, 31.01.2026, the text is no DATE",
        "DATE, 0000-01-01, the value is out of the range of DATE",
        "TIME, 24:00:00, the text is no TIME",
        "TIME, 1:00, the text is no TIME",
        "TIMESTAMP, 2026-01-31, the text is no TIMESTAMP",
        "TIMESTAMP, 2026-01-31 10:20:30Z, the text is no TIMESTAMP",
        "TIMESTAMP, 2026-01-31 10:20:30.0000001, 'the value is out of the range of TIMESTAMP, which has the years 1 to"
                + " 9999 and milliseconds'",
    })
    void otherTextIsRefusedWithReason(String type, String text, String reason) {
        assertThatThrownBy(() -> ValueText.parse(type(type), text)).hasMessage(reason);
    }

    /** The parser is hand-written, so java.time judges it. */
    @Test
    void timesAreReadAsJavaTimeReadsThem() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            LocalDateTime time = LocalDateTime.of(1 + random.nextInt(9_999), 1, 1, 0, 0)
                    .plusSeconds(random.nextInt(31_536_000))
                    .plusNanos(i % 2 == 0 ? 0 : random.nextInt(1_000) * 1_000_000L);
            assertThat(TimeText.timestamp(time.toString())).isEqualTo(time);
            assertThat(TimeText.timestamp(TimeText.of(time))).isEqualTo(time);
            assertThat(LocalTime.parse(TimeText.of(time.toLocalTime()))).isEqualTo(time.toLocalTime());
            String broken = new StringBuilder(time.toString())
                    .deleteCharAt(random.nextInt(15))
                    .toString();
            assertThatThrownBy(() -> TimeText.timestamp(broken)).isInstanceOf(java.time.DateTimeException.class);
        }
    }
}
