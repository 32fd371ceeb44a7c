package io.leanq.type;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.query.DataType;
import io.leanq.query.PlainType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Java types by converter, and the values that their SQL types refuse. */
class ConvertersTest {

    private enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "leaf";
            }
        }
    }

    record Cents(long amount) {}

    @Test
    void enumIsStoredAsTheNameOfItsConstant() {
        PlainType<Color> colors = VARCHAR(10).asEnum(Color.class);
        assertThat(colors.encode(Color.GREEN)).isEqualTo("GREEN");
        assertThat(colors.decode("GREEN")).isSameAs(Color.GREEN);
        assertThat(colors.javaType()).isEqualTo(Color.class);
        assertThat(colors.sqlType()).isEqualTo(VARCHAR(10).sqlType());
    }

    @Test
    void anUnknownNameIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> VARCHAR.asEnum(Color.class).decode("VIOLET"))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining(Color.class.getName())
                .hasMessageNotContaining("VIOLET");
        assertThatThrownBy(() -> VARCHAR.asEnum(Color.class).decode("RED ")).isInstanceOf(LeanqException.class);
    }

    @Test
    void enumOnCharIsReadWithoutItsPadding() {
        assertThat(CHAR(7).asEnum(Color.class).decode("RED    ")).isSameAs(Color.RED);
    }

    @Test
    void typeTooShortForAnEnumIsRefused() {
        assertThatThrownBy(() -> VARCHAR(4).asEnum(Color.class))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContainingAll("VARCHAR(4)", "GREEN", "at least 5");
    }

    @Test
    void convertersCanBeStacked() {
        PlainType<Cents> cents = BIGINT.as(Cents.class, Cents::new, Cents::amount);
        PlainType<BigDecimal> euros = cents.as(
                BigDecimal.class,
                c -> BigDecimal.valueOf(c.amount(), 2),
                e -> new Cents(e.movePointRight(2).longValueExact()));
        assertThat(euros.encode(new BigDecimal("1.5"))).isEqualTo(150L);
        assertThat(euros.decode(150L)).isEqualTo(new BigDecimal("1.50"));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aValueOfAnotherClassIsRefused() {
        assertThatThrownBy(() -> ((DataType) DataType.TINYINT).encode(1))
                .isInstanceOf(LeanqException.class)
                .hasMessageContainingAll("TINYINT", "Byte", "Integer");
        assertThatThrownBy(() -> ((DataType) DataType.BIGINT_ARRAY).encode(List.of(1)))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("Long");
    }

    @Test
    void anArrayIsCopiedWhenEncoded() {
        Long[] elements = {1L, null};
        Object encoded = DataType.BIGINT_ARRAY.encode(Arrays.asList(elements));
        elements[0] = 2L;
        assertThat(encoded).isEqualTo(Arrays.asList(1L, null));
    }

    @Test
    void decimalHoldsOnlyValuesWithinItsDigits() {
        SqlType type = new SqlType.Decimal(5, 2);
        assertThat(type.holds(new BigDecimal("999.99"))).isTrue();
        assertThat(type.holds(new BigDecimal("1.2300"))).isTrue();
        assertThat(type.holds(new BigDecimal("1000"))).isFalse();
        assertThat(type.holds(new BigDecimal("0.001"))).isFalse();
        assertThat(type.holds(BigDecimal.valueOf(1, Integer.MIN_VALUE))).isFalse();
    }
}
