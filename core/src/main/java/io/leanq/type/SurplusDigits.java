package io.leanq.type;

import java.math.BigDecimal;

/** What to say of a decimal that its type does not hold. */
public final class SurplusDigits {

    private SurplusDigits() {}

    /**
     * Behind "the value has": on which side of the point the digits are too many, and what to do. Rounding helps behind
     * the point only.
     *
     * @param canonical a decimal that the type does not hold
     * @param wider what to do so that the type does, such as {@code "widen the column"}
     */
    public static String of(Object canonical, SqlType type, String wider) {
        BigDecimal value = ((BigDecimal) canonical).stripTrailingZeros();
        SqlType.Decimal digits = (SqlType.Decimal) type;
        boolean before = (long) value.precision() - value.scale() > digits.precision() - digits.scale();
        return before
                ? " more digits than " + type + " holds before the point: " + wider
                : " more digits than " + type + " holds behind the point, and they would be lost: round it first, or "
                        + wider;
    }
}
