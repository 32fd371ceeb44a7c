package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.type.Bytes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of two engines: in any order unless the query has one, numbers by value, and binary floating-point
 * numbers to twelve digits, since engines add them in different orders.
 */
public final class JudgedRows {
    private static final MathContext FRACTION = new MathContext(12);

    private JudgedRows() {}

    /**
     * Asserts that both have the same rows. Rows with equal sort keys may come in any order; but where not all sort
     * keys are selected, the order of all rows must be the same.
     */
    public static void assertSame(
            List<List<@Nullable Object>> found,
            List<List<@Nullable Object>> expected,
            ResultOrder order,
            String description) {
        List<List<String>> left = text(found);
        List<List<String>> right = text(expected);
        assertThat(left).as("rows of %s", description).containsExactlyInAnyOrderElementsOf(right);
        if (order.isOrdered() && !left.equals(right)) {
            assertThat(order.keys(left)).as("order of %s", description).isEqualTo(order.keys(right));
        }
    }

    public static List<List<String>> text(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(JudgedRows::text).toList())
                .toList();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? plain(new BigDecimal(number).round(FRACTION)) : value.toString();
        } else if (value instanceof Number) {
            return plain(new BigDecimal(value.toString()));
        } else if (value instanceof Bytes bytes) {
            return HexFormat.of().formatHex(bytes.toArray());
        } else if (value instanceof List<?> elements) {
            List<String> inside = new ArrayList<>();
            elements.forEach(element -> inside.add(text(element)));
            return inside.toString();
        }
        return value == null ? "NULL" : value.toString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
