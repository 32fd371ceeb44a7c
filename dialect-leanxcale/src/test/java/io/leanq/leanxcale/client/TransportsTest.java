package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.AuthenticationFailed;
import io.leanq.ConnectionLost;
import io.leanq.ConstraintViolation;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.Transport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same work over every transport, with and without TLS. */
@Tag("slow")
@Timeout(60)
@Order(1)
class TransportsTest {
    static Stream<Arguments> ways() {
        return Stream.of(Transport.values())
                .flatMap(transport -> Stream.of(Arguments.of(transport, false), Arguments.of(transport, true)));
    }

    private static EmbeddedLeanxcale server(boolean secure) {
        EmbeddedLeanxcale.Builder builder = EmbeddedLeanxcale.builder().httpPort(0);
        return (secure
                        ? builder.tls(TestCertificates.Server.GOOD.keyStore(), TestCertificates.PASSWORD.toCharArray())
                        : builder)
                .start();
    }

    /** The URL that a user would write: the server's address, and the options for the transport. */
    private static String url(EmbeddedLeanxcale server, Transport transport, boolean secure) {
        return server.url()
                + (secure
                        ? "&trustStore=" + TestCertificates.trustStore() + "&trustStorePassword="
                                + TestCertificates.PASSWORD + "&"
                        : "?")
                + "transport=" + transport.name().toLowerCase(java.util.Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void tablesBatchesManyRowsLargeValuesRollbacksAndErrorsWork(Transport transport, boolean secure) {
        try (EmbeddedLeanxcale server = server(secure);
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(url(server, transport, secure)))) {
            try (DriverConnection connection = driver.acquire()) {
                connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v VARCHAR(1000000))", BindWriter.NONE);
                try (DriverBatch batch = connection.batch("INSERT INTO t VALUES (?, ?)", (row, changed) -> {})) {
                    for (int i = 0; i < 3000; i++) {
                        batch.binds().setInt(0, i);
                        batch.binds().setString(1, "row " + i + "x".repeat(500));
                        batch.addRow();
                    }
                    batch.finish();
                }
                try (DriverCursor rows = connection.query("SELECT id, v FROM t ORDER BY id", BindWriter.NONE)) {
                    for (int i = 0; i < 3000; i++) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getInt(0)).isEqualTo(i);
                        assertThat(rows.getString(1)).startsWith("row " + i + "x");
                    }
                    assertThat(rows.next()).isFalse();
                }
                connection.autocommit(false);
                String large = "ä".repeat(400_000);
                connection.execute("UPDATE t SET v = ? WHERE id = ?", binds -> {
                    binds.setString(0, large);
                    binds.setInt(1, 7);
                });
                assertThat(text(connection)).isEqualTo(large);
                connection.rollback();
                assertThat(text(connection)).startsWith("row 7x");
                assertThatThrownBy(() -> connection.execute("INSERT INTO t VALUES (1, 'again')", BindWriter.NONE))
                        .isInstanceOf(ConstraintViolation.class);
                connection.rollback();
            }
            assertThat(server.openConnections()).isEqualTo(1);
        }
    }

    private static String text(DriverConnection connection) {
        try (DriverCursor row = connection.query("SELECT v FROM t WHERE id = 7", BindWriter.NONE)) {
            assertThat(row.next()).isTrue();
            return String.valueOf(row.getString(0));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aWrongPasswordIsRefusedAndLogOutLeavesNothing(Transport transport, boolean secure) {
        try (EmbeddedLeanxcale server = server(secure)) {
            LeanxcaleOptions options = LeanxcaleUrl.parse(url(server, transport, secure));
            try (LeanxcaleDriver wrong =
                    new LeanxcaleDriver(options.toBuilder().user("user1", "no").build())) {
                assertThatThrownBy(wrong::acquire).isInstanceOf(AuthenticationFailed.class);
            }
            LeanxcaleDriver driver = new LeanxcaleDriver(options);
            driver.acquire().close();
            assertThat(server.openConnections()).isEqualTo(1);
            driver.close();
            assertThat(server.openConnections()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aServerThatEndsIsALostConnection(Transport transport, boolean secure) {
        EmbeddedLeanxcale server = server(secure);
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(url(server, transport, secure)))) {
            DriverConnection connection = driver.acquire();
            server.close();
            assertThatThrownBy(() -> connection.execute("CREATE TABLE t (id INTEGER)", BindWriter.NONE))
                    .isInstanceOf(ConnectionLost.class);
            connection.close();
        }
    }
}
