package io.leanq.render;

import io.leanq.tree.CurrentTime;

/** How a dialect spells computations with dates and times. */
public enum DateStyle {
    /** As Calcite does: {@code FLOOR(x TO MONTH)}, {@code (b - a) DAY(10)}, {@code CURRENT_TIME}. */
    CALCITE,
    /** {@code LOCALTIME}, since CURRENT_TIME has a time zone in the standard; for the rest as Calcite does. */
    STANDARD,
    /** As H2 does: {@code DATE_TRUNC(MONTH, x)}, {@code DATEDIFF(DAY, a, b)}, {@code LOCALTIME(3)}. */
    H2;

    DateCalls of(SqlWriter out, Operands operands) {
        return this == H2 ? new H2DateCalls(out, operands) : new DateCalls(out, operands);
    }

    /** The name of the clock. */
    String clock(CurrentTime.Clock clock) {
        return clock != CurrentTime.Clock.CURRENT_TIME || this == CALCITE
                ? clock.name()
                : this == H2 ? "LOCALTIME(3)" : "LOCALTIME";
    }
}
