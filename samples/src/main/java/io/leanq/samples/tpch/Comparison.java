package io.leanq.samples.tpch;

import io.leanq.LeanqException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of two results, in their order. Decimals are rounded to six digits behind the point before they are
 * compared: sums have no more digits, and averages and quotients have six in LeanQ and more in SQL.
 */
final class Comparison {
    private static final int DIGITS = 6;

    private Comparison() {}

    /** The first difference, in words; also that there is nothing to compare. Empty if the results are equal. */
    static <R> Optional<String> difference(List<R> typed, List<R> sql) {
        for (int i = 0; i < Math.min(typed.size(), sql.size()); i++) {
            List<@Nullable Object> one = values(typed.get(i));
            List<@Nullable Object> other = values(sql.get(i));
            if (!one.equals(other)) {
                return Optional.of("row " + (i + 1) + " is " + one + " in LeanQ, and " + other + " in SQL");
            }
        }
        if (typed.size() != sql.size()) {
            return Optional.of(typed.size() + " rows in LeanQ, and " + sql.size() + " in SQL");
        }
        return typed.stream().allMatch(Objects::isNull)
                ? Optional.of("no row with a value: nothing is compared")
                : Optional.empty();
    }

    /** The components of a record, or the single value, in a form in which equal values are equal. */
    static List<@Nullable Object> values(@Nullable Object row) {
        List<@Nullable Object> values = new ArrayList<>();
        if (row instanceof Record) {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                try {
                    values.add(comparable(component.getAccessor().invoke(row)));
                } catch (ReflectiveOperationException e) {
                    throw new LeanqException("cannot read " + component + ": " + e, e);
                }
            }
        } else {
            values.add(comparable(row));
        }
        return values;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof BigDecimal decimal ? decimal.setScale(DIGITS, RoundingMode.HALF_UP) : value;
    }
}
