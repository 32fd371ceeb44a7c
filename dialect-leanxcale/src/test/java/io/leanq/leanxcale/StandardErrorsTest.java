package io.leanq.leanxcale;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.AuthenticationFailed;
import io.leanq.CallCancelled;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.ConstraintViolation;
import io.leanq.ConstraintViolation.Kind;
import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.UnknownName;
import io.leanq.ValueTooLong;
import io.leanq.WriteConflict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "23505, UNIQUE",
        "23503, FOREIGN_KEY",
        "23506, FOREIGN_KEY",
        "23502, NOT_NULL",
        "23513, CHECK",
        "23514, CHECK",
        "23000, OTHER",
        "40002, OTHER"
    })
    void statesTellTheConstraint(String state, Kind kind) {
        assertThat(classify(state, "a secret value")).isInstanceOfSatisfying(ConstraintViolation.class, violation -> {
            assertThat(violation.kind()).isEqualTo(kind);
            assertThat(violation.sqlState()).isEqualTo(state);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'Unique index or primary key violation', UNIQUE",
        "'Duplicate key', UNIQUE",
        "'Referential integrity constraint violation', FOREIGN_KEY",
        "'NULL not allowed for column', NOT_NULL",
        "'Check constraint violation', CHECK"
    })
    void wordsTellTheConstraintWhereTheStateIsGeneral(String text, Kind kind) {
        assertThat(classify("23000", text))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        violation -> assertThat(violation.kind()).isEqualTo(kind));
    }

    @Test
    void otherStateClassesAreClassified() {
        assertThat(classify("40001", "x")).isInstanceOf(WriteConflict.class);
        assertThat(classify("40P01", "x")).isInstanceOf(WriteConflict.class);
        assertThat(classify("42S02", "x")).isInstanceOf(UnknownName.class);
        assertThat(classify("42S22", "x")).isInstanceOf(UnknownName.class);
        assertThat(classify("3F000", "x")).isInstanceOf(UnknownName.class);
        assertThat(classify("42000", "Object 'GHOST' not found")).isInstanceOf(UnknownName.class);
        assertThat(classify("42000", "parse failed")).isInstanceOf(SyntaxError.class);
        assertThat(classify("22001", "Value too long for column \"name CHARACTER VARYING(5)\""))
                .isInstanceOfSatisfying(
                        ValueTooLong.class,
                        tooLong -> assertThat(tooLong.column()).contains("name"));
        assertThat(classify("57014", "x")).isInstanceOf(CallCancelled.class);
        assertThat(classify("28000", "x")).isInstanceOf(AuthenticationFailed.class);
        assertThat(classify("22003", "x")).isExactlyInstanceOf(SqlException.class);
        assertThat(classify("XX123", "x")).isExactlyInstanceOf(SqlException.class);
        assertThat(classify("42501", "x")).isExactlyInstanceOf(SqlException.class);
        assertThat(classify("08003", "x"))
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(Outcome.NOT_RUN));
        assertThat(classify("08P01", "field 7 of the message").serverMessage()).isEqualTo("field 7 of the message");
        assertThat(classify("08007", "x"))
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN));
    }

    @Test
    void uncertainRollbackIsNoRepeatableConflict() {
        assertThat(classify("40003", "x"))
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN));
    }

    @Test
    void reportedStateOutweighsWords() {
        assertThat(classify("23505", "Conflict: Transaction aborted")).isInstanceOf(ConstraintViolation.class);
        assertThat(classify("42000", "ON Conflict is no syntax")).isInstanceOf(SyntaxError.class);
    }

    @ParameterizedTest
    @CsvSource({
        "java.sql.SQLIntegrityConstraintViolationException: x, 23000",
        "org.h2.jdbc.JdbcSQLIntegrityConstraintViolationException: x, 23000",
        "java.lang.RuntimeException: java.sql.SQLSyntaxErrorException: x, 42000",
        "org.apache.calcite.runtime.CalciteContextException: x, 42000",
        "java.sql.SQLInvalidAuthorizationSpecException: x, 28000",
        "java.sql.SQLTransactionRollbackException: x, 40001",
        "com.leanxcale.LTMException: Conflict on key, 40001",
        "java.sql.SQLException: Transaction aborted, 40001",
        "org.h2.jdbc.JdbcBatchUpdateException: Unique index or primary key violation: x, 23000",
        "java.sql.BatchUpdateException: Data conversion error converting \"not null\", 00000",
        "java.lang.IllegalStateException: x, 00000"
    })
    void whereTheStateIsLostTheExceptionClassesTell(String exception, String state) {
        SqlException inExceptions = new StandardErrors()
                .classify(new ServerError("00000", -1, "x", List.of(exception + "\n\tat some.Place"), false));
        assertThat(inExceptions.sqlState()).isEqualTo(state);
        assertThat(classify("", exception).sqlState()).isEqualTo(state);
    }

    @Test
    void avaticaCodesShowLostConnectionAndRefusedLogIn() {
        assertThat(new StandardErrors().classify(new ServerError("00000", 1, "x", List.of(), false)))
                .isInstanceOf(ConnectionLost.class);
        assertThat(new StandardErrors().classify(new ServerError("00000", 2, "x", List.of(), false)))
                .isInstanceOf(AuthenticationFailed.class);
    }

    @Test
    void wordsAboutLogInCountOnlyDuringLogIn() {
        String text = "Wrong user name or password";
        assertThat(new StandardErrors().classify(new ServerError("00000", -1, text, List.of(), true)))
                .isInstanceOf(AuthenticationFailed.class);
        assertThat(classify("00000", text)).isExactlyInstanceOf(SqlException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "3D000, no such database",
        "3F000, no such schema",
        "2BP01, other objects depend on it",
        "22012, division by zero",
        "21000, has several rows",
        "22001, too long for its column",
        "22003, a number is out of range",
        "42S02, no such table",
        "42P01, no such table",
        "42S22, no such column",
        "42703, no such column",
        "42803, neither grouped nor aggregated",
        "42501, this user has no right to do that",
        "42601, does not understand the statement",
        "42000, does not understand the statement",
        "57014, the statement was cancelled or took too long",
        "57000, the server stopped the statement",
        "22007, a value does not fit",
        "0A000, does not support this",
        "23505, a row with this key is there already",
        "28000, refused the user or the password",
        "40001, conflicts with another one",
        "XX000, refused the request"
    })
    void eachStateHasItsWordsAndSaysWhereTheServersOwnAre(String state, String words) {
        assertThat(classify(state, "a secret value"))
                .hasMessageContaining(words)
                .hasMessageEndingWith("; the server's own words are in serverMessage() [SQLSTATE " + state + "]")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theServersTextIsKeptApart() {
        SqlException refusal = classify("23505", "secret 42");
        assertThat(refusal.serverMessage()).isEqualTo("secret 42");
        assertThat(refusal).hasMessageNotContaining("secret").hasMessageContaining("23505");
        assertThat(new ServerError("1", 1, "secret", List.of("secret"), true).toString())
                .doesNotContain("secret");
    }

    private static SqlException classify(String state, String message) {
        return new StandardErrors().classify(new ServerError(state, -1, message, List.of(), false));
    }
}
