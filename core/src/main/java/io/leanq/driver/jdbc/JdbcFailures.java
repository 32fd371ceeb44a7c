package io.leanq.driver.jdbc;

import io.leanq.AuthenticationFailed;
import io.leanq.ConnectionLost;
import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.WriteConflict;
import java.sql.SQLException;

/** What a JDBC driver throws as LeanQ's family, by SQLSTATE. The driver's own exception would show values, so it is no cause. */
final class JdbcFailures {

    private JdbcFailures() {}

    /** A failure to open a connection: nothing has run. */
    static LeanqException ofConnecting(SQLException e) {
        String state = state(e);
        return state.startsWith("28")
                ? new AuthenticationFailed(
                        "the data source's log-in was refused", state, e.getErrorCode(), e.getMessage(), null)
                : new ConnectionLost(
                        "the data source gave no connection (SQLSTATE " + state + ")",
                        ConnectionLost.Outcome.NOT_RUN,
                        null);
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
                new ConstraintViolation(
                        ConstraintViolation.Kind.ofState(state), "a constraint was violated", state, code, text, null);
            case "28" -> new AuthenticationFailed("the log-in was refused", state, code, text, null);
            case "40" ->
                new WriteConflict(
                        "another transaction was in the way: repeat this one from its start", state, code, text, null);
            case "42" ->
                new SyntaxError(
                        "the database does not understand the statement, or knows no such table or column",
                        state,
                        code,
                        text,
                        null);
            default -> new SqlException("the database refused the statement", state, code, text, null);
        };
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() != 5 ? SqlException.NO_STATE : state;
    }
}
