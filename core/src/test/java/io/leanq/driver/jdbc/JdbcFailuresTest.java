package io.leanq.driver.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.PoolExhausted;
import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.UnknownName;
import io.leanq.WriteConflict;
import io.leanq.driver.RequestKind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

/** Exceptions of JDBC drivers whose class of SQLSTATE has several meanings. */
class JdbcFailuresTest {

    private static LeanqException failure(String state, int code) {
        return JdbcFailures.of(new SQLException("a secret value", state, code));
    }

    @Test
    void onlyACertainRollbackIsAWriteConflict() {
        assertThat(failure("40001", 1)).isInstanceOf(WriteConflict.class);
        assertThat(failure("40002", 1)).isInstanceOf(ConstraintViolation.class);
        assertThat(failure("40003", 1))
                .isInstanceOfSatisfying(
                        ConnectionLost.class,
                        lost -> assertThat(lost.outcome()).isEqualTo(ConnectionLost.Outcome.MAY_HAVE_RUN));
    }

    @Test
    void missingRightIsNoSyntaxError() {
        assertThat(failure("42501", 0))
                .isExactlyInstanceOf(SqlException.class)
                .hasMessageContaining("no right to do that")
                .hasMessageNotContaining("secret");
        assertThat(failure("42000", 0)).isInstanceOf(SyntaxError.class);
    }

    /** HSQLDB has one code for a missing right and an unknown object; mostly it means the unknown object. */
    @Test
    void ambiguousCodeOfHsqldbIsAnUnknownName() {
        assertThat(JdbcFailures.of(new SQLException("object not found: GHOST", "42501", -5501)))
                .isInstanceOf(UnknownName.class);
    }

    @Test
    void brokenConnectionMayHaveRunTheRequest() {
        assertThat(failure("08003", 1))
                .isInstanceOfSatisfying(
                        ConnectionLost.class,
                        lost -> assertThat(lost.outcome()).isEqualTo(ConnectionLost.Outcome.MAY_HAVE_RUN));
    }

    @Test
    void earlierRowsOfAStoppedBatchMayHaveRun() {
        assertThat(JdbcFailures.of(RequestKind.BATCH, new SQLException("x", "57014", 0)))
                .isInstanceOfSatisfying(
                        CallCancelled.class,
                        lost -> assertThat(lost.outcome()).isEqualTo(ConnectionLost.Outcome.MAY_HAVE_RUN));
    }

    @Test
    void timeOutsAndExhaustedPoolsHaveTheirOwnTypes() {
        assertThat(failure("57014", 0)).isInstanceOf(CallCancelled.class);
        assertThat(failure("HYT00", 0)).isInstanceOf(CallTimedOut.class);
        assertThat(JdbcFailures.ofConnecting(new SQLTransientConnectionException("request timed out")))
                .isInstanceOf(PoolExhausted.class)
                .hasMessageContaining("inside a transaction use tx, not db");
        assertThat(JdbcFailures.ofConnecting(
                        new SQLTransientConnectionException("timed out", new SQLException("refused", "08001"))))
                .isExactlyInstanceOf(ConnectionLost.class);
    }
}
