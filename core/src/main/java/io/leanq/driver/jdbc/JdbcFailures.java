package io.leanq.driver.jdbc;

import io.leanq.AuthenticationFailed;
import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.PoolExhausted;
import io.leanq.SqlException;
import io.leanq.ValueTooLong;
import io.leanq.WriteConflict;
import io.leanq.driver.CallFailures;
import io.leanq.driver.ErrorText;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What a JDBC driver throws as LeanQ's family, by SQLSTATE. The driver's own exception would show values, so it is no cause. */
final class JdbcFailures {

    private static final String NO_RIGHT = "42501";
    /** HSQLDB has one code and that state for both, and means an unknown object as a rule. */
    private static final int HSQLDB_NO_RIGHT_OR_NO_OBJECT = -5501;

    private JdbcFailures() {}

    /** A failure to open a connection: nothing has run. */
    static LeanqException ofConnecting(SQLException e) {
        if (Thread.currentThread().isInterrupted()) {
            return CallFailures.interrupted(ConnectionLost.Outcome.NOT_RUN, null);
        }
        String state = state(e);
        return state.startsWith("28")
                ? new AuthenticationFailed(
                        "the data source's log-in was refused", state, e.getErrorCode(), e.getMessage(), null)
                : isExhausted(e)
                        ? new PoolExhausted("the data source had no connection free in time", null)
                        : new ConnectionLost(
                                "the data source gave no connection (SQLSTATE " + state + ")",
                                ConnectionLost.Outcome.NOT_RUN,
                                null);
    }

    /** Pools give a cause where they could not connect, and none where all connections are in use. */
    private static boolean isExhausted(SQLException e) {
        return (e instanceof SQLTransientConnectionException || e instanceof SQLTimeoutException)
                && e.getCause() == null;
    }

    static LeanqException of(SQLException e) {
        String state = state(e);
        int code = e.getErrorCode();
        String text = e.getMessage();
        return switch (state.substring(0, 2)) {
            case "08" ->
                new ConnectionLost(
                        "the connection was lost (SQLSTATE " + state + ")", ConnectionLost.Outcome.MAY_HAVE_RUN, null);
            case "23" ->
                ErrorText.violation(
                        ConstraintViolation.Kind.ofState(state), "a constraint was violated", state, code, text);
            case "28" -> new AuthenticationFailed("the log-in was refused", state, code, text, null);
            case "40" -> rolledBack(state, code, text);
            case "42" ->
                state.equals(NO_RIGHT) && code != HSQLDB_NO_RIGHT_OR_NO_OBJECT
                        ? new SqlException("this user has no right to do that", state, code, text, null)
                        : ErrorText.notUnderstood(
                                "there is no such table, column or other object, or not for this user",
                                "the database does not understand the statement",
                                state,
                                code,
                                text);
            default ->
                switch (state) {
                    case "22001" -> new ValueTooLong(ErrorText.columnTooShort(text), state, code, text);
                    case "57014" ->
                        new CallCancelled(
                                "the database stopped the statement",
                                ConnectionLost.Outcome.NOT_RUN,
                                state,
                                code,
                                text);
                    case "HYT00" ->
                        new CallTimedOut(
                                "the database ended the statement by a time-out of its own",
                                ConnectionLost.Outcome.NOT_RUN,
                                state,
                                code,
                                text);
                    case "HYT01" ->
                        new CallTimedOut(
                                "the driver waited in vain for the database",
                                ConnectionLost.Outcome.MAY_HAVE_RUN,
                                state,
                                code,
                                text);
                    default -> new SqlException("the database refused the statement", state, code, text, null);
                };
        };
    }

    private static LeanqException rolledBack(String state, int code, @Nullable String text) {
        return switch (state) {
            case "40002" ->
                new ConstraintViolation(
                        ConstraintViolation.Kind.OTHER, "a constraint was violated", state, code, text, null);
            case "40003" ->
                new ConnectionLost(
                        "the database does not know whether the statement was completed (SQLSTATE 40003)",
                        ConnectionLost.Outcome.MAY_HAVE_RUN,
                        null);
            default ->
                new WriteConflict(
                        "another transaction was in the way: repeat this one from its start", state, code, text, null);
        };
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() != 5 ? SqlException.NO_STATE : state;
    }
}
