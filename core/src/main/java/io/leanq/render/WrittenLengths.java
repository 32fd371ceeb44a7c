package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.type.SqlType;
import org.jspecify.annotations.Nullable;

/** Refuses values that are longer than the column they are written to. */
public final class WrittenLengths {

    private WrittenLengths() {}

    /**
     * @param subject the beginning of the message, such as {@code "column name"}
     * @param type the type of the column
     * @param value the canonical value; null stands for NULL, which always fits
     * @throws InvalidStatement if the value is longer than the type allows; the message has the lengths, never the
     *     value
     */
    public static void require(String subject, SqlType type, @Nullable Object value) {
        if (value != null && !fits(type, value)) {
            throw new InvalidStatement(subject + " is " + type + ", and the value has " + length(type, value)
                    + ": shorten it, or widen the column");
        }
    }

    /** Whether the canonical value is no longer than the type allows; true for null, which stands for NULL. */
    public static boolean fits(SqlType type, @Nullable Object value) {
        return value == null || type.lengthOf(value) <= type.length().orElse(Integer.MAX_VALUE);
    }

    static String length(SqlType type, Object value) {
        return type.lengthOf(value) + (value instanceof String ? " characters" : " bytes");
    }
}
