package io.leanq.type;

import java.math.BigDecimal;

/** The message for a decimal that does not fit its type. */
public final class SurplusDigits {

    private SurplusDigits() {}

    /**
     * The rest of a message that begins with "the value has": on which side of the point there are too many digits, and
     * what to do. Rounding helps only with digits after the point.
     *
     * @param canonical a decimal that does not fit the type
     * @param wider how to make the type wider, such as {@code "widen the column"}
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
