package io.leanq.embedded.error;

import io.leanq.embedded.json.JsonFailure;
import io.leanq.embedded.rewrite.RewriteException;
import io.leanq.wire.error.ValueConversionException;
import io.leanq.wire.error.WireException;
import java.sql.SQLException;
import java.util.ConcurrentModificationException;
import org.h2.jdbc.JdbcException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Finds the {@link ReportedError} for any failure of a request. */
public final class ErrorTranslation {
    /** The state of an error that the rewritten statement itself raises, in words of the server. */
    private static final String SIGNALED = "22011";

    private ErrorTranslation() {}

    public static ReportedError of(Throwable failure) {
        if (failure instanceof ServerErrorException known) {
            return known.error();
        }
        if (failure instanceof RewriteException refused) {
            return ReportedError.of(refused.sqlState(), refused.getMessage());
        }
        if (failure instanceof SQLException sql) {
            return of(sql);
        }
        if (failure instanceof ValueConversionException value) {
            return ReportedError.of("22018", "A value was sent in a form that cannot be read: " + value.getMessage());
        }
        if (failure instanceof WireException message) {
            return ReportedError.of("08P01", message.getMessage());
        }
        if (failure instanceof OutOfMemoryError) {
            return ReportedError.of("53200", "The server ran out of memory");
        }
        if (failure instanceof StackOverflowError) {
            return ReportedError.of("54001", "The statement is nested too deep");
        }
        return ReportedError.of(
                "XX000",
                "Internal error of the embedded server: " + failure.getClass().getSimpleName());
    }

    /** True if H2 could not begin a transaction because its limit of open ones is reached. */
    private static boolean isTooManyTransactions(SQLException failure) {
        return failure.getCause() instanceof MVStoreException store
                && store.getErrorCode() == DataUtils.ERROR_TOO_MANY_OPEN_TRANSACTIONS;
    }

    private static ReportedError of(SQLException failure) {
        if (isTooManyTransactions(failure)) {
            return ReportedError.of(
                    "53300",
                    "The embedded server has its limit of 255 transactions open; end others, or repeat this one later");
        }
        if (failure.getCause() instanceof ConcurrentModificationException) {
            // a foreign key came or went while H2 went through the keys of its table
            return ReportedError.conflict();
        }
        if (failure.getCause() instanceof JsonFailure json) {
            return ReportedError.of(json.getSQLState(), String.valueOf(json.getMessage()));
        }
        String message = failure instanceof JdbcException h2 ? h2.getOriginalMessage() : failure.getMessage();
        if (SIGNALED.equals(failure.getSQLState())) {
            return ReportedError.of(SIGNALED, message == null ? "" : message);
        }
        H2Error known = H2Error.of(failure.getErrorCode());
        if (known == null) {
            return ReportedError.of(
                    "HY000", "The database refused the statement with its code " + failure.getErrorCode());
        }
        return known.toReportedError(message == null ? "" : message);
    }
}
