package io.leanq.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.catalog.DefaultText.Meaning;
import io.leanq.query.DataType;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ObjectName;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The meaning of defaults as catalogs spell them. A text without a certain meaning is not understood. */
class DefaultTextTest {

    private static void means(DataType<?, ?, ?> type, String sql, Object value) {
        assertThat(DefaultText.of(sql, type.sqlType())).isInstanceOfSatisfying(Meaning.Filled.class, filled -> {
            assertThat(filled.filling()).isInstanceOfSatisfying(ColumnFilling.Value.class, literal -> {
                assertThat(literal.literal().type()).isEqualTo(type.sqlType());
                assertThat(literal.literal().value()).isEqualTo(value);
            });
        });
    }

    private static void isNotUnderstood(DataType<?, ?, ?> type, String sql) {
        assertThat(DefaultText.of(sql, type.sqlType())).as(sql).isInstanceOf(Meaning.NotUnderstood.class);
    }

    /** A server that keeps the sign means a value that LeanQ has no literal for on all servers. */
    @Test
    void negativeZeroIsNotUnderstood() {
        for (String zero : List.of("-0.0", "-0.0E0", "- 0", "'-0.0'", "CAST(-0E0 AS DOUBLE)", "-1E-400")) {
            isNotUnderstood(DataType.DOUBLE, zero);
            isNotUnderstood(DataType.REAL, zero.replace("DOUBLE", "REAL"));
        }
        means(DataType.DOUBLE, "0.0E0", 0.0);
        means(DataType.INTEGER, "-0", 0);
        means(DataType.DECIMAL(10, 2), "-0.00", new BigDecimal("0.00"));
    }

    @Test
    void literalsOfEachTypeAreUnderstood() {
        means(DataType.BOOLEAN, "true", true);
        means(DataType.BOOLEAN, "'FALSE'", false);
        means(DataType.TINYINT, "-128", (byte) -128);
        means(DataType.SMALLINT, "+5", (short) 5);
        means(DataType.INTEGER, " ((7)) ", 7);
        means(DataType.INTEGER, "1.0", 1);
        means(DataType.BIGINT, "'-9223372036854775808'", Long.MIN_VALUE);
        means(DataType.REAL, "1.6526232957839966E0", 1.6526233f);
        means(DataType.FLOAT, ".5", 0.5);
        means(DataType.DOUBLE, "1E-3", 0.001);
        means(DataType.DECIMAL(10, 2), "- 1.50", new BigDecimal("-1.50"));
        means(DataType.CHAR(3), "'a'", "a");
        means(DataType.VARCHAR, "'it''s (NULL)'", "it's (NULL)");
        means(DataType.CLOB, "N'x'", "x");
        means(DataType.VARCHAR, "U&'\\00e9\\\\\\+01f600''x'", "\u00e9\\\ud83d\ude00'x");
        means(DataType.VARBINARY, "x'CA fe'", Bytes.of(new byte[] {-54, -2}));
        means(DataType.DATE, "DATE '2024-02-29'", LocalDate.of(2024, 2, 29));
        means(DataType.DATE, "2024-02-29", LocalDate.of(2024, 2, 29));
        means(DataType.TIME, "TIME'12:34:56.789'", LocalTime.of(12, 34, 56, 789_000_000));
        means(
                DataType.TIMESTAMP,
                "TIMESTAMP '2024-02-29 01:02:03.004000'",
                LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000_000));
        means(DataType.TIMESTAMP, "'2024-02-29T01:02:03'", LocalDateTime.of(2024, 2, 29, 1, 2, 3));
        means(DataType.BIGINT_ARRAY, "ARRAY [1, CAST(-2 AS BIGINT)]", List.of(1L, -2L));
        means(DataType.VARCHAR_ARRAY, "ARRAY['a,b', ']']", List.of("a,b", "]"));
    }

    @Test
    void castsThatKeepTheValueAreUnderstood() {
        means(DataType.DOUBLE, "CAST(3 AS DECFLOAT)", 3.0);
        means(DataType.REAL, "CAST(1.5E0 AS DOUBLE PRECISION)", 1.5f);
        means(DataType.DECIMAL(10, 2), "CAST(1.5 AS NUMERIC(12, 3))", new BigDecimal("1.5"));
        means(DataType.VARCHAR(9), "CAST('abc' AS CHARACTER VARYING(3))", "abc");
        means(DataType.INTEGER, "(CAST('5' AS INT))", 5);
        assertThat(DefaultText.of("CAST(NULL AS DATE)", SqlType.Simple.DATE)).isInstanceOf(Meaning.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CURRENT_USER",
                "UPPER('a')",
                "'a' || 'b'",
                "'a' 'b'",
                "'open",
                "U&'\\zzzz'",
                "abc",
                "\"abc\"",
                "5",
                "-'a'",
                "(('a')",
                "'a')",
                "CAST('abc' AS VARCHAR(2))",
                "CAST('abc' AS CLOB)",
                "CAST('a' AS VARCHAR",
                "CASE WHEN TRUE THEN 'a' END"
            })
    void textThatIsNoLiteralIsNotUnderstood(String sql) {
        isNotUnderstood(DataType.VARCHAR, sql);
    }

    @Test
    void valuesThatDoNotFitTheColumnAreNotUnderstood() {
        isNotUnderstood(DataType.TINYINT, "128");
        isNotUnderstood(DataType.INTEGER, "1.5");
        isNotUnderstood(DataType.INTEGER, "1E+999999999");
        isNotUnderstood(DataType.INTEGER, "1 + 2");
        isNotUnderstood(DataType.DECIMAL(3, 1), "100");
        isNotUnderstood(DataType.DECIMAL(3, 1), "CAST(1.55 AS DECIMAL(3, 1))");
        isNotUnderstood(DataType.DOUBLE, "1E400");
        isNotUnderstood(DataType.DOUBLE, "CAST(0.1 AS REAL)");
        isNotUnderstood(DataType.DATE, "'2023-02-29'");
        isNotUnderstood(DataType.DATE, "CURRENT_TIMESTAMP");
        isNotUnderstood(DataType.DATE, "DATE '1582-10-10'");
        isNotUnderstood(DataType.TIMESTAMP, "'1582-10-05 00:00:00'");
        isNotUnderstood(DataType.TIMESTAMP, "TIMESTAMP '2024-01-01 00:00:00.0001'");
        isNotUnderstood(DataType.TIMESTAMP, "DATE '2024-01-01'");
        isNotUnderstood(DataType.VARBINARY, "X'CAF'");
        isNotUnderstood(DataType.BIGINT_ARRAY, "ARRAY[]");
        isNotUnderstood(DataType.BIGINT_ARRAY, "ARRAY[1, NULL]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CURRENT_TIMESTAMP|true",
                "current_timestamp()|true",
                "LOCALTIMESTAMP(3)|true",
                "(NOW())|true",
                "CURRENT_TIMESTAMP(0)|false",
                "CURRENT_TIMESTAMP + 1|false",
                "CURRENT_DATE|false"
            })
    void clocksOfFullPrecisionAreUnderstoodForTimestamps(String sql, boolean understood) {
        Meaning clock = new Meaning.Filled(ColumnFilling.Clock.CURRENT_TIMESTAMP);
        assertThat(DefaultText.of(sql, SqlType.Simple.TIMESTAMP).equals(clock)).isEqualTo(understood);
    }

    @Test
    void currentDateIsUnderstoodForDates() {
        Meaning day = new Meaning.Filled(ColumnFilling.Clock.CURRENT_DATE);
        assertThat(DefaultText.of("CURRENT_DATE", SqlType.Simple.DATE)).isEqualTo(day);
    }

    @Test
    void sequencesAreUnderstoodBareAndQuoted() {
        assertThat(DefaultText.of("NEXT VALUE FOR ids", SqlType.Simple.BIGINT))
                .isEqualTo(new Meaning.Next(ObjectName.of("IDS")));
        assertThat(DefaultText.of("(next value for \"c\".\"My s\".\"a\"\"b\")", SqlType.Simple.BIGINT))
                .isEqualTo(new Meaning.Next(new ObjectName(Optional.of("My s"), "a\"b")));
        isNotUnderstood(DataType.BIGINT, "NEXT VALUE FOR ids + 1");
        isNotUnderstood(DataType.BIGINT, "NEXT VALUE FOR 5");
    }

    @Test
    void nullIsNoDefault() {
        assertThat(DefaultText.of("NULL", SqlType.Simple.INTEGER)).isInstanceOf(Meaning.Nothing.class);
    }
}
