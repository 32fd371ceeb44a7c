package io.leanq.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.AuthenticationFailed;
import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.ConstraintViolation;
import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.UnknownName;
import io.leanq.ValueTooLong;
import io.leanq.WriteConflict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The meanings of SQLSTATEs, and the exceptions made of them. */
class SqlStateMeaningTest {
    private static final FailureWords WORDS = new FailureWords() {
        @Override
        public String of(SqlStateMeaning meaning, String sqlState) {
            return "words of " + meaning;
        }

        @Override
        public String ofViolation(ConstraintViolation.Kind kind) {
            return "words of " + kind;
        }
    };

    @ParameterizedTest
    @CsvSource({
        "08001, NO_CONNECTION",
        "08003, NO_CONNECTION",
        "08004, NO_CONNECTION",
        "08006, CONNECTION_LOST",
        "08P01, CONNECTION_LOST",
        "22001, VALUE_TOO_LONG",
        "22003, OTHER",
        "23505, CONSTRAINT_VIOLATED",
        "3F000, UNKNOWN_NAME",
        "40002, CONSTRAINT_VIOLATED",
        "28000, LOG_IN_REFUSED",
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "40003, COMPLETION_UNKNOWN",
        "42501, NO_RIGHT",
        "42000, NOT_UNDERSTOOD",
        "42S02, NOT_UNDERSTOOD",
        "57014, STOPPED",
        "57000, OTHER",
        "HYT00, TIMED_OUT",
        "HYT01, NOT_ANSWERED",
        "HY000, OTHER",
        "00000, OTHER"
    })
    void aStateHasOneMeaning(String state, SqlStateMeaning meaning) {
        assertThat(SqlStateMeaning.of(state)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @EnumSource
    void aMeaningBecomesOneException(SqlStateMeaning meaning) {
        SqlException failure = failure(meaning, RequestKind.STATEMENT);
        assertThat(failure)
                .isExactlyInstanceOf(
                        switch (meaning) {
                            case NO_CONNECTION, CONNECTION_LOST, COMPLETION_UNKNOWN -> ConnectionLost.class;
                            case VALUE_TOO_LONG -> ValueTooLong.class;
                            case CONSTRAINT_VIOLATED -> ConstraintViolation.class;
                            case LOG_IN_REFUSED -> AuthenticationFailed.class;
                            case CONFLICT -> WriteConflict.class;
                            case UNKNOWN_NAME, NOT_UNDERSTOOD -> SyntaxError.class;
                            case STOPPED -> CallCancelled.class;
                            case TIMED_OUT, NOT_ANSWERED -> CallTimedOut.class;
                            case NO_RIGHT, OTHER -> SqlException.class;
                        })
                .hasMessageNotContaining("secret");
        assertThat(failure.sqlState()).isEqualTo("XX000");
        assertThat(failure.code()).isEqualTo(7);
        assertThat(failure.serverMessage()).isEqualTo("a secret value");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_CONNECTION, STATEMENT, NOT_RUN",
        "CONNECTION_LOST, STATEMENT, MAY_HAVE_RUN",
        "CONNECTION_LOST, LOG_IN, NOT_RUN",
        "COMPLETION_UNKNOWN, STATEMENT, MAY_HAVE_RUN",
        "STOPPED, STATEMENT, NOT_RUN",
        "STOPPED, COMMIT, MAY_HAVE_RUN",
        "TIMED_OUT, STATEMENT, NOT_RUN",
        "NOT_ANSWERED, STATEMENT, MAY_HAVE_RUN"
    })
    void aLostRequestHasTheOutcomeOfItsKindAndFate(SqlStateMeaning meaning, RequestKind request, Outcome outcome) {
        assertThat(failure(meaning, request))
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(outcome));
    }

    @ParameterizedTest
    @CsvSource({"42S02, x", "42000, 'Object GHOST not found'"})
    void unknownNameIsNoSyntaxError(String state, String text) {
        assertThat(new ReportedFailure(state, 7, text)
                        .exception(SqlStateMeaning.of(state), RequestKind.STATEMENT, WORDS))
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("words of UNKNOWN_NAME");
    }

    private static SqlException failure(SqlStateMeaning meaning, RequestKind request) {
        return new ReportedFailure("XX000", 7, "a secret value").exception(meaning, request, WORDS);
    }
}
