package io.leanq.type;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;

/** A value that did not get from its Java type to its SQL type, or back: says where it stands, and never the value. */
public final class FailedConversion {

    private FailedConversion() {}

    /**
     * The failure to throw in place of another: of the same class, with the place before its words. What a converter of
     * the user's throws is told by its class and its stack trace alone, since its words hold the value as a rule: those
     * of {@code Enum.valueOf} and {@code Integer.valueOf} do. Failures of the database and the connection pass.
     *
     * @param place a column as a rule; asked for its text here
     */
    public static RuntimeException at(Object place, RuntimeException failure) {
        if (failure instanceof LeanqException known) {
            return known(place, known);
        }
        LeanqException named = new LeanqException(place + ": the converter of its type failed with "
                + failure.getClass().getName() + ": correct the value, or the converter");
        named.setStackTrace(failure.getStackTrace());
        return named;
    }

    private static LeanqException known(Object place, LeanqException failure) {
        String message = place + ": " + failure.getMessage();
        LeanqException named;
        if (failure.getClass() == LeanqException.class) {
            named = new LeanqException(message, failure.getCause());
        } else if (failure.getClass() == InvalidStatement.class) {
            named = new InvalidStatement(message);
        } else {
            return failure;
        }
        named.setStackTrace(failure.getStackTrace());
        return named;
    }
}
