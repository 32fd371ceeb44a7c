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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of a few letters that H2 would write out in full before it finds that they do not fit, which takes minutes or all memory. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HugeNumbersTest {
    @ParameterizedTest
    @ValueSource(strings = {"1E+100000000", "1E-1000000000", "-1e999999999", "12.5E+0100002"})
    void asValuesTheyAreOutOfRangeAtOnce(String number) throws IOException {
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

    @Test
    void textThatOnlyLooksLikeOneIsKept() throws IOException {
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
