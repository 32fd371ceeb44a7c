package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.EmbeddedStartException;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleOptionsBuilder;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.client.TestCertificates.Server;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The servers that a client with TLS refuses, how soon it does so, and what it reports. */
@Tag("slow")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class TlsRefusalsTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    private final EmbeddedLeanxcale plain =
            EmbeddedLeanxcale.builder().httpPort(0).start();
    private final EmbeddedLeanxcale good = tls(Server.GOOD);

    @TempDir
    private Path directory = Path.of(".");

    private static EmbeddedLeanxcale tls(Server certificate) {
        return EmbeddedLeanxcale.builder()
                .tls(certificate.keyStore(), TestCertificates.PASSWORD.toCharArray())
                .start();
    }

    @AfterAll
    void close() {
        plain.close();
        good.close();
    }

    private static LeanxcaleOptionsBuilder options(int port) {
        return LeanxcaleOptions.builder("127.0.0.1", "dbtest").port(port).user("user1", "pass4user1");
    }

    private static LeanxcaleOptionsBuilder secure(int port) {
        return options(port)
                .secure(true)
                .trustStore(TestCertificates.trustStore())
                .trustStorePassword(TestCertificates.PASSWORD);
    }

    private static void assertRefused(LeanxcaleOptionsBuilder options, String... said) {
        long start = System.nanoTime();
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options.build())) {
            assertThatThrownBy(driver::acquire)
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.NOT_RUN))
                    .hasMessageContainingAll(said)
                    .hasMessageNotContaining("pass4");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    private static void assertTaken(LeanxcaleOptionsBuilder options) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options.build())) {
            driver.acquire().close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, its certificate has expired",
        "FUTURE, its certificate is not valid yet",
        "OTHER_HOST, its certificate is for another host",
        "SELF_SIGNED, its certificate is self-signed and not in the trust store",
        "SELF_SIGNED_EXPIRED, its certificate has expired"
    })
    void certificatesThatProveNothingAreRefusedWithTheReason(Server certificate, String reason) {
        try (EmbeddedLeanxcale server = tls(certificate)) {
            assertRefused(secure(server.port()), "127.0.0.1:" + server.port(), reason);
            assertThat(server.openConnections()).isZero();
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefusedByTheTrustOfTheJvm() {
        assertRefused(
                options(good.port()).secure(true), "comes from nobody in the trust store", "name that by trustStore");
    }

    @Test
    void aSelfSignedCertificateIsTakenFromTheTrustStoreUntilItExpires() {
        try (EmbeddedLeanxcale server = tls(Server.SELF_SIGNED)) {
            assertTaken(secure(server.port()).trustStore(Server.SELF_SIGNED.asTrustStore()));
        }
        try (EmbeddedLeanxcale server = tls(Server.SELF_SIGNED_EXPIRED)) {
            assertRefused(
                    secure(server.port()).trustStore(Server.SELF_SIGNED_EXPIRED.asTrustStore()),
                    "its certificate has expired");
        }
    }

    @Test
    void hostNameAndAddressAreBothAccepted() {
        assertTaken(LeanxcaleUrl.parse("leanxcale://user1:pass4user1@localhost:" + good.port()
                        + "/dbtest?secure=True&trustStore=" + TestCertificates.trustStore()
                        + "&trustStoreType=PKCS12&trustStorePassword=" + TestCertificates.PASSWORD)
                .toBuilder());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aServerWithoutTlsIsRefusedByAClientThatAsksForIt(Transport transport) {
        assertRefused(secure(plain.port()).transport(transport), "hung up during the hand-shake", "may not speak TLS");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aServerWithTlsRefusesAClientWithoutIt(Transport transport) {
        assertRefused(options(good.port()).transport(transport), "TLS (secure=true)");
        assertThat(good.openConnections()).isZero();
    }

    @Test
    void tlsServerIsDistinguishedFromNonsense() throws IOException {
        byte[] handshakeFailure = {0x15, 3, 3, 0, 2, 2, 40};
        try (Peer peer = new Peer(handshakeFailure, true)) {
            assertRefused(options(peer.port()), "answers in TLS and takes nothing else: add secure=true");
        }
        try (Peer peer = new Peer("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(), true)) {
            assertRefused(secure(peer.port()), "something that is not TLS", "may not speak TLS");
        }
        try (Peer peer = new Peer(handshakeFailure, true)) {
            assertRefused(secure(peer.port()), "refused the hand-shake");
        }
    }

    @Test
    void aPeerThatNeverShakesHandsIsGivenUpWithinTheConnectTimeout() throws IOException {
        try (Peer peer = new Peer(new byte[0], false)) {
            assertRefused(
                    secure(peer.port()).connectTimeout(Duration.ofMillis(500)),
                    "did not shake hands within",
                    "may not speak TLS");
        }
        byte[] beginOfServerHello = {0x16, 3, 3, 0, 122, 2, 0};
        try (Peer peer = new Peer(beginOfServerHello, false)) {
            assertRefused(secure(peer.port()).connectTimeout(Duration.ofMillis(500)), "did not shake hands within");
        }
    }

    @Test
    void serverDropsUnfinishedHandshakesAndServesOthers() throws Exception {
        try (Socket silent = new Socket("127.0.0.1", good.port());
                Socket begun = new Socket("127.0.0.1", good.port())) {
            begun.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0});
            assertTaken(secure(good.port()));
            for (Socket socket : List.of(silent, begun)) {
                socket.setSoTimeout(20_000);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void silentTlsSocketsBlockNoOtherClient() throws IOException {
        List<Socket> silent = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 300; i++) {
            Socket socket = new Socket("127.0.0.1", good.port());
            socket.getOutputStream().write(0x16);
            silent.add(socket);
        }
        assertTaken(secure(good.port()));
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void skippingTheCheckTakesAnyCertificateAndWarnsForEachConnection() {
        EmbeddedLeanxcale server = tls(Server.OTHER_HOST);
        String address = "127.0.0.1:" + server.port();
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                String text = new java.util.logging.SimpleFormatter().formatMessage(line);
                if (text.contains(address)) { // not what other classes do meanwhile
                    warnings.add(line.getLevel() + " " + text);
                }
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger("io.leanq.leanxcale.client");
        logger.addHandler(handler);
        try (server) {
            LeanxcaleOptions options = options(server.port())
                    .secure(true)
                    .insecureSkipCertificateCheck(true)
                    .build();
            try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
                var one = driver.acquire();
                driver.acquire().close();
                one.close();
            }
            assertThat(warnings)
                    .hasSize(2)
                    .allSatisfy(warning -> assertThat(warning)
                            .contains("WARNING", "insecureSkipCertificateCheck=true", address)
                            .doesNotContain("pass4user1"));
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void trustStoresThatCannotBeUsedAreNamedBeforeAnythingIsSent() throws IOException {
        Path none = directory.resolve("none.p12");
        refusesToStart(secure(1).trustStore(none), "cannot be read", none.toString());
        refusesToStart(secure(1).trustStore(directory), "cannot be read", directory.toString());
        refusesToStart(secure(1).trustStorePassword("wr0ng"), "cannot be used");
        refusesToStart(secure(1).trustStoreType("JCEKS"), "cannot be used");
        Path text = Files.writeString(directory.resolve("text.p12"), "no store");
        refusesToStart(secure(1).trustStore(text), "cannot be used");
    }

    private static void refusesToStart(LeanxcaleOptionsBuilder options, String... said) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options.build())) {
            assertThatThrownBy(driver::acquire)
                    .isInstanceOf(LeanqException.class)
                    .isNotInstanceOf(ConnectionLost.class)
                    .hasMessageContainingAll(said)
                    .hasMessageNotContaining("wr0ng");
        }
    }

    @Test
    void keyStoresThatCannotBeUsedKeepTheServerFromStarting() throws IOException {
        char[] password = TestCertificates.PASSWORD.toCharArray();
        startRefused(directory.resolve("none.p12"), password, "cannot be read");
        startRefused(directory, password, "cannot be read");
        startRefused(Server.GOOD.keyStore(), "wr0ng".toCharArray(), "password of the TLS key store is wrong");
        startRefused(TestCertificates.trustStore(), password, "no private key");
        startRefused(Files.writeString(directory.resolve("text.p12"), "no store"), password, "no PKCS12 or JKS");
    }

    private static void startRefused(Path keyStore, char[] password, String said) {
        assertThatThrownBy(() -> EmbeddedLeanxcale.builder().tls(keyStore, password))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("wr0ng");
    }

    /** A peer that sends every client the same bytes once it has received some, and then hangs up or stays. */
    private static final class Peer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0);
        private final List<Socket> sockets = new CopyOnWriteArrayList<>();

        Peer(byte[] answer, boolean hangsUp) throws IOException {
            Thread thread = new Thread(() -> {
                try {
                    while (true) {
                        Socket socket = listener.accept();
                        sockets.add(socket);
                        byte[] heard = new byte[64 * 1024];
                        if (socket.getInputStream().read(heard) > 0) {
                            socket.getOutputStream().write(answer);
                        }
                        if (hangsUp) {
                            socket.shutdownOutput();
                        }
                    }
                } catch (IOException e) {
                    // closed
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
