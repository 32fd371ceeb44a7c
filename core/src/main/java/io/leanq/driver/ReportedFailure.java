package io.leanq.driver;

import io.leanq.AuthenticationFailed;
import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.ConstraintViolation;
import io.leanq.SqlException;
import io.leanq.ValueTooLong;
import io.leanq.WriteConflict;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a database reported; makes the exception for it.
 *
 * @param sqlState five characters
 * @param code the database's own number
 * @param text the database's own text, which may hold values; null if it gave none
 * @param constraint the kind of constraint, if the failure is about one
 * @param constraintText the text that has the names of the constraint; null if there is none
 */
public record ReportedFailure(
        String sqlState,
        int code,
        @Nullable String text,
        ConstraintViolation.Kind constraint,
        @Nullable String constraintText) {

    /** A failure whose SQLSTATE says the kind of constraint and whose text has the constraint's names. */
    public ReportedFailure(String sqlState, int code, @Nullable String text) {
        this(sqlState, code, text, ConstraintViolation.Kind.ofState(sqlState), text);
    }

    /**
     * The exception for this failure.
     *
     * @param meaning the meaning of the SQLSTATE, or a more exact one that the driver knows
     * @param request the kind of the request that failed
     */
    public SqlException exception(SqlStateMeaning meaning, RequestKind request, FailureWords words) {
        return switch (meaning) {
            case NO_CONNECTION, CONNECTION_LOST, COMPLETION_UNKNOWN ->
                new ConnectionLost(words.of(meaning, sqlState), outcome(meaning, request), sqlState, code, text, null);
            case STOPPED ->
                new CallCancelled(words.of(meaning, sqlState), outcome(meaning, request), sqlState, code, text);
            case TIMED_OUT, NOT_ANSWERED ->
                new CallTimedOut(words.of(meaning, sqlState), outcome(meaning, request), sqlState, code, text);
            case VALUE_TOO_LONG -> new ValueTooLong(ErrorText.columnTooShort(text), sqlState, code, text);
            case CONSTRAINT_VIOLATED ->
                ErrorText.violation(constraint, words.ofViolation(constraint), sqlState, code, text, constraintText);
            case LOG_IN_REFUSED -> new AuthenticationFailed(words.of(meaning, sqlState), sqlState, code, text, null);
            case CONFLICT -> new WriteConflict(words.of(meaning, sqlState), sqlState, code, text, null);
            case UNKNOWN_NAME, NOT_UNDERSTOOD ->
                ErrorText.notUnderstood(
                        words.of(SqlStateMeaning.UNKNOWN_NAME, sqlState),
                        words.of(SqlStateMeaning.NOT_UNDERSTOOD, sqlState),
                        sqlState,
                        code,
                        text);
            case NO_RIGHT, OTHER -> new SqlException(words.of(meaning, sqlState), sqlState, code, text, null);
        };
    }

    private static Outcome outcome(SqlStateMeaning meaning, RequestKind request) {
        return WhatMayHaveRun.of(request, meaning.fate());
    }
}
