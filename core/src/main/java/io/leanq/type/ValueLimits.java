package io.leanq.type;

import io.leanq.LeanqException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits within which the database holds a Java value exactly. */
final class ValueLimits {
    private static final int NANOS_OF_MILLI = 1_000_000;

    /**
     * The most digits on each side of the point: a short text such as 1E+999999999 may need more digits than memory
     * holds.
     */
    private static final int MOST_DIGITS = 1_000;

    private ValueLimits() {}

    static void requireClass(SqlType type, Class<?> wanted, Object value) {
        if (value.getClass() != wanted && !wanted.isInstance(value)) {
            throw new LeanqException(type + " takes " + wanted.getSimpleName() + ", not "
                    + value.getClass().getSimpleName());
        }
    }

    /** Checks the number of digits. The result is never an instance of a subclass, which might be mutable. */
    static BigDecimal requireDigits(BigDecimal value) {
        long whole = (long) value.precision() - value.scale();
        if (whole > MOST_DIGITS || value.scale() > MOST_DIGITS || value.precision() > MOST_DIGITS) {
            throw new LeanqException("a DECIMAL of more than " + MOST_DIGITS + " digits: no database keeps it");
        }
        return value.getClass() == BigDecimal.class ? value : new BigDecimal(value.unscaledValue(), value.scale());
    }

    /** An unmodifiable copy of the list, with each element checked. */
    static List<@Nullable Object> copyOfElements(SqlType element, List<?> values) {
        ValueForm form = element.kind().form();
        List<@Nullable Object> copy = new ArrayList<>(values.size());
        for (Object value : values) {
            copy.add(value == null ? null : form.checked(element, value));
        }
        return Collections.unmodifiableList(copy);
    }

    static void requireMillis(SqlType type, int nanos) {
        if (nanos % NANOS_OF_MILLI != 0) {
            throw new LeanqException(type + " carries milliseconds, and this value is finer: use"
                    + " truncatedTo(ChronoUnit.MILLIS) where that is meant");
        }
    }

    static void requireYear(SqlType type, int year) {
        if (year < 1 || year > 9999) {
            throw new LeanqException(type + " holds the years 1 to 9999, as the SQL standard has it");
        }
    }
}
