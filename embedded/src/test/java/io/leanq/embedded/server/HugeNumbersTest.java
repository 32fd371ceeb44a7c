package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Refused;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.value.TypedValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers of a few characters that H2 would write out in full to find that they do not fit, for minutes or with all
 * memory.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HugeNumbersTest {
    @ParameterizedTest
    @ValueSource(strings = {"1E+100000000", "1E-1000000000", "-1e999999999", "12.5E+0100002"})
    void hugeValuesAreOutOfRangeAtOnce(String number) throws IOException {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, d DECIMAL(10, 2))");
            StatementHandle insert = client.prepare("INSERT INTO t VALUES (1, ?)");
            for (TypedValue value : new TypedValue[] {TypedValue.of(new BigDecimal(number)), TypedValue.of(number)}) {
                assertThatThrownBy(() -> client.execute(insert, value))
                        .isInstanceOfSatisfying(
                                Refused.class, e -> assertThat(e.sqlState()).isEqualTo("22003"));
            }
            assertThat(client.value("SELECT COUNT(*) FROM t")).isEqualTo(0L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT CAST(1E100000000 AS DECIMAL(10, 2))",
                "INSERT INTO t VALUES (1, -1e1000000000)",
                "UPDATE t SET d = .5E-100001",
                "SELECT d + 1.E+00000000000000000000000000000000100001 FROM t",
                "SELECT 1/**/,1E99999999999999999999999999999FROM t"
            })
    void hugeLiteralsAreOutOfRangeAtOnce(String sql) throws IOException {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, d DECIMAL(10, 2))");
            for (ThrowingCallable way : List.<ThrowingCallable>of(
                    () -> client.execute(sql),
                    () -> client.prepare(sql),
                    () -> client.execute("EXPLAIN PLAN FOR " + sql))) {
                assertThatThrownBy(way)
                        .isInstanceOfSatisfying(
                                Refused.class, e -> assertThat(e.sqlState()).isEqualTo("22003"))
                        .hasMessageContaining("out of range");
            }
        }
    }

    @Test
    void digitsOutsideOfNumbersStayUnchanged() throws IOException {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                ProtocolClient client = ProtocolClient.open(server.port())) {
            assertThat(client.value("SELECT '1E100000000'")).isEqualTo("1E100000000");
            assertThat(client.value("SELECT x1E100000000.\"1E100000000\" /* 1E100000000 */"
                            + " FROM (SELECT 1 AS \"1E100000000\") x1E100000000 -- 1E100000000"))
                    .isEqualTo(1);
            assertThat(client.value("SELECT CAST(1E000000000000000000000000000000002 AS INTEGER)"))
                    .isEqualTo(100);
            assertThat(client.value("SELECT CAST(25e-1 AS DECIMAL(4, 1))")).isEqualTo(new BigDecimal("2.5"));
            assertThat(client.value("SELECT CAST(1E-100000 AS DECIMAL(10, 2))")).isEqualTo(new BigDecimal("0.00"));
        }
    }

    @Test
    void textThatLooksLikeANumberIsKept() throws IOException {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v VARCHAR(100), d DECIMAL(30, 2))");
            StatementHandle insert = client.prepare("INSERT INTO t VALUES (1, ?, ?)");
            client.execute(insert, TypedValue.of("1E+100000000"), TypedValue.of("1.5E+20"));
            assertThat(client.value("SELECT v FROM t")).isEqualTo("1E+100000000");
            assertThat(client.value("SELECT d FROM t")).isEqualTo(new BigDecimal("150000000000000000000.00"));
        }
    }
}
