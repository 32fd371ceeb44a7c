package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.Transport;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time-outs, cut connections and other clients after TLS is set up. */
@Tag("slow")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class TlsFaultsTest {
    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
            .httpPort(0)
            .tls(TestCertificates.Server.GOOD.keyStore(), TestCertificates.PASSWORD.toCharArray())
            .start();

    @AfterAll
    void close() {
        server.close();
    }

    private static LeanxcaleOptions options(int port, Transport transport) {
        return LeanxcaleOptions.builder("127.0.0.1", "dbtest")
                .port(port)
                .user("user1", "pass4user1")
                .transport(transport)
                .secure(true)
                .trustStore(TestCertificates.trustStore())
                .trustStorePassword(TestCertificates.PASSWORD)
                .readTimeout(Duration.ofSeconds(1))
                .build();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anAnswerThatDribblesInsideOneRecordIsLate(Transport transport) throws IOException {
        try (DribblingProxy proxy = new DribblingProxy(server.port());
                LeanxcaleDriver driver = new LeanxcaleDriver(options(proxy.port(), transport));
                DriverConnection connection = driver.acquire()) {
            connection.execute("CREATE TABLE IF NOT EXISTS slow (id INTEGER PRIMARY KEY)", BindWriter.NONE);
            proxy.dribble();
            long start = System.nanoTime();
            assertThatThrownBy(() -> connection.execute("DELETE FROM slow", BindWriter.NONE))
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN))
                    .hasMessageContaining("did not answer within 1000 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aHandshakeThatDribblesIsLate(Transport transport) throws IOException {
        try (DribblingProxy proxy = new DribblingProxy(server.port());
                LeanxcaleDriver driver = new LeanxcaleDriver(options(proxy.port(), transport).toBuilder()
                        .connectTimeout(Duration.ofMillis(700))
                        .build())) {
            proxy.dribble();
            long start = System.nanoTime();
            assertThatThrownBy(driver::acquire)
                    .isInstanceOf(ConnectionLost.class)
                    .hasMessageContaining("did not shake hands within");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aConnectionCutWhileItLayIdleIsReplacedByThePool(Transport transport) throws IOException {
        try (DribblingProxy proxy = new DribblingProxy(server.port());
                LeanxcaleDriver driver = new LeanxcaleDriver(options(proxy.port(), transport))) {
            driver.acquire().close();
            proxy.cutAll();
            sleep(1100);
            try (DriverConnection connection = driver.acquire()) {
                connection.execute("CREATE TABLE IF NOT EXISTS slow (id INTEGER PRIMARY KEY)", BindWriter.NONE);
            }
        }
    }

    @Test
    void stockDriverWorksOverHttps() throws SQLException {
        String url = "jdbc:avatica:remote:url=https://localhost:" + server.httpPort()
                + ";serialization=protobuf;truststore=" + TestCertificates.trustStore() + ";truststore_password="
                + TestCertificates.PASSWORD;
        try (Connection connection = DriverManager.getConnection(url, "user1", "pass4user1");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE stock_tls (id INTEGER PRIMARY KEY, v VARCHAR(200))");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO stock_tls VALUES (?, ?)")) {
                for (int i = 0; i < 1000; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "x".repeat(150));
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(1000);
            }
            try (ResultSet rows = statement.executeQuery("SELECT id FROM stock_tls ORDER BY id")) {
                for (int i = 0; i < 1000; i++) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(i);
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
