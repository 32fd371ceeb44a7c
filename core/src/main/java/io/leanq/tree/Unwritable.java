package io.leanq.tree;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values without a literal in SQL, or without one that servers accept. */
final class Unwritable {
    /** The last day before the gap in the calendar of Calcite's parser, which goes from 4 to 15 October 1582. */
    private static final LocalDate LAST_JULIAN = LocalDate.of(1582, 10, 4);

    private static final LocalDate FIRST_GREGORIAN = LocalDate.of(1582, 10, 15);

    private Unwritable() {}

    /**
     * Why the value has no literal, and what to do instead; null if it has one.
     *
     * @param value the canonical value; null for NULL
     */
    static @Nullable String reason(@Nullable Object value) {
        if (value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float real && !Float.isFinite(real)) {
            return "SQL has no literal for NaN or an infinity: bind it";
        }
        if (value instanceof Double number && isNegativeZero(number)
                || value instanceof Float real && isNegativeZero(real)) {
            return "SQL has no literal for -0.0, which servers read as 0.0: bind it, or write 0.0";
        }
        if (value instanceof LocalDate day && isSkipped(day)
                || value instanceof LocalDateTime time && isSkipped(time.toLocalDate())) {
            return "servers take no literal for a day from 1582-10-05 to 1582-10-14, which their calendar skips: "
                    + "bind it";
        }
        if (value instanceof List<?> list) {
            if (list.isEmpty()) {
                return "SQL has no literal for an empty array: bind it";
            }
            for (Object element : list) {
                String reason = reason(element);
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }

    private static boolean isNegativeZero(double number) {
        return Double.doubleToLongBits(number) == Double.doubleToLongBits(-0.0);
    }

    private static boolean isSkipped(LocalDate day) {
        return day.isAfter(LAST_JULIAN) && day.isBefore(FIRST_GREGORIAN);
    }
}
