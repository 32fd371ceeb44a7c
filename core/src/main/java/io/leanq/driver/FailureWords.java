package io.leanq.driver;

import io.leanq.ConstraintViolation;

/**
 * The messages of a driver for failures that its database reports. They quote nothing of the database's own text, which
 * may hold values.
 */
public interface FailureWords {
    /** @param meaning any but {@code CONSTRAINT_VIOLATED} and {@code VALUE_TOO_LONG} */
    String of(SqlStateMeaning meaning, String sqlState);

    /** The message for a violated constraint. */
    String ofViolation(ConstraintViolation.Kind kind);
}
