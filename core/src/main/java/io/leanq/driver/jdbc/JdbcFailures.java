package io.leanq.driver.jdbc;

import io.leanq.AuthenticationFailed;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.PoolExhausted;
import io.leanq.SqlException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.FailureWords;
import io.leanq.driver.ReportedFailure;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.SqlStateMeaning;
import io.leanq.driver.WhatMayHaveRun;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

/**
 * Makes LeanQ's exceptions from those of JDBC drivers, by their SQLSTATE. A driver's own exception does not become the
 * cause, since its message may show values.
 */
final class JdbcFailures {
    /** HSQLDB's code for both a missing right and an unknown object, with 42501; mostly it means an unknown object. */
    private static final int HSQLDB_NO_RIGHT_OR_NO_OBJECT = -5501;

    private static final FailureWords WORDS = new Words();

    private JdbcFailures() {}

    /** The failure for a connection that could not be opened; nothing has run. */
    static LeanqException ofConnecting(SQLException e) {
        Outcome outcome = WhatMayHaveRun.of(RequestKind.LOG_IN, RequestFate.UNANSWERED);
        if (Thread.currentThread().isInterrupted()) {
            return CallFailures.interrupted(outcome, null);
        }
        String state = state(e);
        if (SqlStateMeaning.of(state) == SqlStateMeaning.LOG_IN_REFUSED) {
            return new AuthenticationFailed(
                    "the data source's log-in was refused", state, e.getErrorCode(), e.getMessage(), null);
        }
        return isExhausted(e)
                ? new PoolExhausted("the data source had no connection free in time", null)
                : new ConnectionLost("the data source gave no connection (SQLSTATE " + state + ")", outcome, null);
    }

    /**
     * Whether all connections of the pool are in use. Pools add a cause where they could not connect, and none in this
     * case.
     */
    private static boolean isExhausted(SQLException e) {
        return (e instanceof SQLTransientConnectionException || e instanceof SQLTimeoutException)
                && e.getCause() == null;
    }

    /** The failure for a statement. */
    static SqlException of(SQLException e) {
        return of(RequestKind.STATEMENT, e);
    }

    static SqlException of(RequestKind request, SQLException e) {
        return new ReportedFailure(state(e), e.getErrorCode(), e.getMessage()).exception(meaning(e), request, WORDS);
    }

    /** What happened to a call that LeanQ asked the driver to stop, by the exception with which the call ended. */
    static RequestFate fateOfStopped(SQLException e) {
        return meaning(e) == SqlStateMeaning.STOPPED ? RequestFate.ENDED : RequestFate.UNANSWERED;
    }

    private static SqlStateMeaning meaning(SQLException e) {
        SqlStateMeaning meaning = SqlStateMeaning.of(state(e));
        return switch (meaning) {
            // drivers report this too when a connection breaks during a statement
            case NO_CONNECTION -> SqlStateMeaning.CONNECTION_LOST;
            case NO_RIGHT ->
                e.getErrorCode() == HSQLDB_NO_RIGHT_OR_NO_OBJECT ? SqlStateMeaning.NOT_UNDERSTOOD : meaning;
            default -> meaning;
        };
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() != 5 ? SqlException.NO_STATE : state;
    }

    private static final class Words implements FailureWords {
        @Override
        public String of(SqlStateMeaning meaning, String sqlState) {
            return switch (meaning) {
                case NO_CONNECTION, CONNECTION_LOST -> "the connection was lost";
                case LOG_IN_REFUSED -> "the log-in was refused";
                case CONFLICT -> "another transaction was in the way: repeat this one from its start";
                case COMPLETION_UNKNOWN -> "the database does not know whether the statement was completed";
                case NO_RIGHT -> "this user has no right to do that";
                case UNKNOWN_NAME -> "there is no such table, column or other object, or not for this user";
                case NOT_UNDERSTOOD -> "the database does not understand the statement";
                case STOPPED -> "the database stopped the statement";
                case TIMED_OUT -> "the database ended the statement by a time-out of its own";
                case NOT_ANSWERED -> "the driver waited in vain for the database";
                case VALUE_TOO_LONG, CONSTRAINT_VIOLATED, OTHER -> "the database refused the statement";
            };
        }

        @Override
        public String ofViolation(ConstraintViolation.Kind kind) {
            return "a constraint was violated";
        }
    }
}
