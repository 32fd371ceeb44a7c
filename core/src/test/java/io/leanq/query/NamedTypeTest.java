package io.leanq.query;

import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A value that is given with a type has exactly that type. A value that the type does not hold is refused. */
class NamedTypeTest {
    private static final String FACE = "\uD83D\uDE00";

    private static void refused(Supplier<Expression<?>> step, String secret, String... words) {
        assertThatThrownBy(step::get)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words).doesNotContain(secret));
    }

    private static BigDecimal decimal(String digits) {
        return new BigDecimal(digits);
    }

    @Test
    void overlongDecimalIsRefused() {
        refused(() -> value(decimal("1.005"), DataType.DECIMAL(10, 2)), "1.005", "DECIMAL(10,2)", "round it");
        refused(() -> inline(decimal("1.005"), DataType.DECIMAL(10, 2)), "1.005", "DECIMAL(10,2)", "round it");
        refused(() -> value(decimal("1234"), DataType.DECIMAL(5, 2)), "1234", "DECIMAL(5,2)", "wider type");
        refused(() -> inline(decimal("1E+3"), DataType.DECIMAL(5, 2)), "1E+3", "DECIMAL(5,2)", "wider type");
        refused(() -> value(decimal("47.11555"), DataType.DECIMAL(9, 2)), "47.11", "DECIMAL(9,2)");
    }

    @Test
    void trailingZerosAreNotCounted() {
        assertThat(value(decimal("1.500"), DataType.DECIMAL(3, 1)).type()).hasToString("DECIMAL(3,1)");
        assertRenders(
                select(inline(decimal("1.500"), DataType.DECIMAL(3, 1))),
                LEANXCALE_LIKE,
                "SELECT CAST(1.500 AS DECIMAL(3,1))");
    }

    /** A value without a named type has as many digits as it needs. */
    @Test
    void valueBesideAColumnMayHaveMoreDigits() {
        assertRenders(
                select(READINGS.sensor).from(READINGS).where(READINGS.price.eq(decimal("1.005"))),
                LEANXCALE_LIKE,
                "SELECT readings.sensor FROM readings WHERE readings.price = ?",
                decimal("1.005"));
        assertThat(inline(decimal("1.005")).type()).hasToString("DECIMAL(4,3)");
    }

    @Test
    void overlongTextIsRefused() {
        refused(() -> value("abcdef", DataType.VARCHAR(5)), "abcdef", "longer than VARCHAR(5)", "cut it");
        refused(() -> inline("abcdef", DataType.VARCHAR(5)), "abcdef", "longer than VARCHAR(5)", "longer type");
        refused(() -> value("abcdef", DataType.CHAR(5)), "abcdef", "longer than CHAR(5)");
        refused(() -> inline(" abcde", DataType.CHAR(5)), "abcde", "longer than CHAR(5)");
        refused(
                () -> value(Speed.SUPERSONIC, DataType.VARCHAR(5).as(Speed.class, Speed::valueOf, Speed::name)),
                "SUPERSONIC",
                "longer than VARCHAR(5)");
        assertThat(value("abcde", DataType.VARCHAR(5)).type()).hasToString("VARCHAR(5)");
        assertThat(value("abcdef").type()).hasToString("VARCHAR");
        assertThat(inline("abcdef", DataType.CLOB)).isNotNull();
    }

    private enum Speed {
        SUPERSONIC
    }

    /** Engines count and truncate text in UTF-16 units, so a character outside the basic plane counts twice. */
    @Test
    void textIsCountedInUtf16Units() {
        assertThat(value(FACE + FACE, DataType.VARCHAR(4)).type()).hasToString("VARCHAR(4)");
        refused(() -> value(FACE + FACE, DataType.VARCHAR(3)), FACE, "longer than VARCHAR(3)");
        refused(() -> Dsl.cast(value(FACE + FACE), DataType.VARCHAR(3)), FACE, "VARCHAR(3)", "substring");
    }

    /** Engines pad a CHAR with blanks anyway. */
    @Test
    void trailingBlanksOfACharAreNotCounted() {
        assertThat(value("ab   ", DataType.CHAR(2)).type()).hasToString("CHAR(2)");
        assertThat(inline("   ", DataType.CHAR(2)).type()).hasToString("CHAR(2)");
        refused(() -> value("ab   ", DataType.VARCHAR(2)), "ab", "longer than VARCHAR(2)");
        refused(() -> value("ab\t", DataType.CHAR(2)), "ab", "longer than CHAR(2)");
    }

    @Test
    void overlongBytesAreRefused() {
        byte[] three = {17, 0, 0};
        refused(() -> value(three, DataType.VARBINARY(2)), "17", "longer than VARBINARY(2)");
        refused(() -> inline(three, DataType.BINARY(2)), "11", "longer than BINARY(2)");
        assertThat(value(three, DataType.VARBINARY(3))).isNotNull();
        assertThat(value(three, DataType.BLOB)).isNotNull();
    }
}
