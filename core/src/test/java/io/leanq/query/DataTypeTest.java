package io.leanq.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.testkit.RecordingBinds;
import io.leanq.testkit.RowCells;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversions of values between Java and the driver. */
class DataTypeTest {
    /** A type and its extreme values. */
    record Sample<T>(DataType<T, ?, ?> type, List<T> values) {
        @SafeVarargs
        @SuppressWarnings("varargs")
        static <T> Sample<T> of(DataType<T, ?, ?> type, T... values) {
            return new Sample<>(type, List.of(values));
        }

        /** The value after it was written to the driver and read back from cells. */
        @Nullable
        T thereAndBack(@Nullable T value) {
            RecordingBinds binds = new RecordingBinds();
            type.write(binds, 0, value);
            Object bound = binds.values.get(0);
            return type.read(new RowCells(bound instanceof Bytes bytes ? bytes.toArray() : bound), 0);
        }

        void survives() {
            for (T value : values) {
                assertThat((Object) thereAndBack(value)).isEqualTo(value);
            }
            assertThat((Object) thereAndBack(null)).isNull();
        }

        @Override
        public String toString() {
            return type.toString();
        }
    }

    static Stream<Sample<?>> samples() {
        return Stream.of(
                Sample.of(DataType.BOOLEAN, true, false),
                Sample.of(DataType.INTEGER, Integer.MIN_VALUE, 0, Integer.MAX_VALUE),
                Sample.of(DataType.BIGINT, Long.MIN_VALUE, 0L, Long.MAX_VALUE),
                Sample.of(
                        DataType.DOUBLE,
                        Double.MIN_VALUE,
                        -Double.MAX_VALUE,
                        -0.0,
                        Double.NaN,
                        Double.NEGATIVE_INFINITY),
                Sample.of(
                        DataType.DECIMAL(30, 10),
                        new BigDecimal("-99999999999999999999.9999999999"),
                        new BigDecimal("0.00")),
                Sample.of(DataType.VARCHAR, "", "\u00e9 \uD83D\uDE00", "a\0b"),
                Sample.of(DataType.DATE, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.EPOCH),
                Sample.of(
                        DataType.TIMESTAMP,
                        LocalDateTime.of(1, 1, 1, 0, 0),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000)),
                Sample.of(DataType.VARBINARY, new byte[0], new byte[] {0, -1, 127}),
                Sample.of(DataType.BIGINT_ARRAY, List.of(), List.of(Long.MIN_VALUE, 1L)),
                Sample.of(DataType.VARCHAR_ARRAY, List.of("", "\uD83D\uDE00")),
                Sample.of(DataType.DOUBLE_ARRAY, List.of(0.5)),
                Sample.of(
                        DataType.BIGINT.as(BigInteger.class, BigInteger::valueOf, BigInteger::longValueExact),
                        BigInteger.TEN));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void valuesAndNullSurviveTheRoundTrip(Sample<?> sample) {
        sample.survives();
    }

    @Test
    void timestampsFinerThanAMillisecondAreRefused() {
        assertThatThrownBy(() -> DataType.TIMESTAMP.encode(LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1)))
                .isInstanceOf(LeanqException.class)
                .hasMessageContainingAll("milliseconds", "truncatedTo(ChronoUnit.MILLIS)");
    }

    @Test
    @NullUnmarked
    void converterThatReturnsNullIsRefusedWithoutItsValue() {
        DataType<String, ?, ?> broken = DataType.VARCHAR.as(String.class, text -> text, text -> null);
        assertThatThrownBy(() -> broken.encode("s3ntinel"))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("made null from a String")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3ntinel"));
    }

    @Test
    void convertersStack() {
        DataType<Integer, ?, ?> doubled = DataType.VARCHAR(9)
                .as(Long.class, Long::valueOf, String::valueOf)
                .as(Integer.class, value -> Math.toIntExact(value / 2), value -> value * 2L);
        assertThat(doubled.encode(21)).isEqualTo("42");
        assertThat(doubled.read(new RowCells("42"), 0)).isEqualTo(21);
        assertThat(doubled.sqlType()).hasToString("VARCHAR(9)");
    }

    @Test
    void boundListsAreCopiedWithTheirNulls() {
        List<@Nullable Long> list = new ArrayList<>(Arrays.asList(1L, null));
        @SuppressWarnings("unchecked")
        Object encoded = DataType.BIGINT_ARRAY.encode((List<Long>) (List<?>) list);
        list.clear();
        assertThat(encoded).isEqualTo(Arrays.asList(1L, null));
    }

    private static final class Sly extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Sly() {
            super("1.50");
        }
    }

    @Test
    void mutableDecimalIsCopied() {
        assertThat(DataType.DECIMAL(4, 2).encode(new Sly()))
                .isExactlyInstanceOf(BigDecimal.class)
                .hasToString("1.50");
    }

    @Test
    void decimalsHoldValuesThatLoseNoDigit() {
        SqlType type = new SqlType.Decimal(5, 2);
        assertThat(List.of("999.99", "-0.01", "1.500", "0", "1E+2", "0.000"))
                .allMatch(text -> type.holds(new BigDecimal(text)));
        assertThat(List.of("1000", "0.001", "1E+3", "-1000.0")).noneMatch(text -> type.holds(new BigDecimal(text)));
    }

    @Test
    void typesOfOneKindDifferInLengthOnly() {
        SqlType text = new SqlType.Varchar(OptionalInt.empty());
        assertThat(text.sameKind(new SqlType.Varchar(OptionalInt.of(3)))).isTrue();
        assertThat(new SqlType.Decimal(5, 2).sameKind(new SqlType.Decimal(30, 0)))
                .isTrue();
        assertThat(SqlType.Simple.INTEGER.sameKind(SqlType.Simple.BIGINT)).isFalse();
        assertThat(text.sameKind(new SqlType.Varbinary(OptionalInt.empty()))).isFalse();
        assertThat(new SqlType.Array(text).sameKind(new SqlType.Array(new SqlType.Varchar(OptionalInt.of(3)))))
                .isTrue();
        assertThat(new SqlType.Array(text).sameKind(new SqlType.Array(SqlType.Simple.BIGINT)))
                .isFalse();
    }

    @Test
    void meaninglessTypesAreRefused() {
        assertThatThrownBy(() -> DataType.VARCHAR(0))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("VARCHAR(0)");
        assertThatThrownBy(() -> DataType.VARBINARY(-1)).isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(() -> DataType.DECIMAL(2, 3))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("DECIMAL(2,3)");
        assertThatThrownBy(() -> DataType.DECIMAL(0, 0)).isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(() -> new SqlType.Array(new SqlType.Array(SqlType.Simple.BIGINT)))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("arrays of arrays");
    }

    @Test
    void bytesAreNeverPrinted() {
        assertThat(Bytes.of(new byte[] {115, 51})).hasToString("2 bytes").isEqualTo(Bytes.of(new byte[] {115, 51}));
    }

    @Test
    void zeroFitsEveryDecimal() {
        assertThat(DataType.DECIMAL(6, 6).sqlType().holds(BigDecimal.ZERO)).isTrue();
        assertThat(DataType.DECIMAL(6, 6).sqlType().holds(new BigDecimal("0.0000000")))
                .isTrue();
        assertThat(DataType.DECIMAL(6, 6).sqlType().holds(BigDecimal.ONE)).isFalse();
    }

    @Test
    void lengthOfCharLeavesOutTrailingSpaces() {
        assertThat(DataType.CHAR(5).sqlType().lengthOf("ab  ")).isEqualTo(2);
        assertThat(DataType.VARCHAR(5).sqlType().lengthOf("ab  ")).isEqualTo(4);
        assertThat(DataType.VARCHAR(5).sqlType().lengthOf("\uD83D\uDE00")).isEqualTo(2);
        assertThat(DataType.VARBINARY(5).sqlType().lengthOf(Bytes.of(new byte[3])))
                .isEqualTo(3);
        assertThat(DataType.INTEGER.sqlType().lengthOf(12345)).isZero();
    }
}
