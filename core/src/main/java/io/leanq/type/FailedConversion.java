package io.leanq.type;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;

/** Makes the failures of conversions between Java and SQL types. They name the place and never show the value. */
public final class FailedConversion {

    private FailedConversion() {}

    /**
     * The failure to throw in place of another. A failure of LeanQ becomes one of the same class, with the place before
     * its message. An exception of the user's converter is reported by its class and stack trace only, since its
     * message usually shows the value, as those of {@code Enum.valueOf} and {@code Integer.valueOf} do. Failures of the
     * database and the connection are returned unchanged.
     *
     * @param place the place, usually a column; its {@code toString} becomes part of the message
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
