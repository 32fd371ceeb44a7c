package io.leanq.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Framing;
import io.leanq.embedded.TestKeyStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as users run it: a JVM of its own, its output, its exit code. */
@Tag("slow")
@Order(1)
class MainTest {
    /** Options of the programs. Each runs for a second or two, in which C2 would take more CPU than the program. */
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void programPrintsItsPortAndPurpose() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(SMALL, "--port", "0", "--user", "ada:love:lace", "--user", "bob:x")) {
            assertThat(server.errors()).contains("development and tests").contains("memory");
            try (ProtocolClient ada = ProtocolClient.open(server.port(), "ada", "love:lace");
                    ProtocolClient bob = ProtocolClient.open(server.port(), "bob", "x")) {
                assertThat(ada.value("SELECT 1")).isEqualTo(1);
                assertThat(bob.value("SELECT 2")).isEqualTo(2);
            }
            assertThatThrownBy(() -> ProtocolClient.open(server.port())).hasMessageStartingWith("28000");
            assertThat(server.terminate(10)).isTrue();
        }
    }

    @Test
    void dataOutlivesTheServerAndSecondServerIsRefused() throws Exception {
        String data = directory.resolve("new/data").toString();
        try (ServerProcess server = ServerProcess.start(SMALL, "--port", "0", "--data", data)) {
            assertThat(server.errors()).contains("development and tests").doesNotContain("memory");
            try (ProtocolClient client = ProtocolClient.open(server.port())) {
                client.update("CREATE TABLE Kept (id INTEGER PRIMARY KEY)");
                client.update("INSERT INTO kept VALUES (1)");
            }
            Ended second = run("--port", "0", "--data", data);
            assertThat(second.exitCode).isEqualTo(1);
            assertThat(second.errors).contains("in use by another server").hasLineCount(1);
            assertThat(server.terminate(10)).isTrue();
        }
        try (ServerProcess again = ServerProcess.start(
                        SMALL, "--port", "0", "--data", data, "--user", "user1:changed", "--user", "lxadmin:a");
                ProtocolClient client = ProtocolClient.open(again.port(), "user1", "changed");
                ProtocolClient admin = ProtocolClient.open(again.port(), "LXADMIN", "a")) {
            assertThat(client.value("SELECT id FROM kept")).isEqualTo(1);
            assertThat(client.value("SELECT table_name FROM LXSYS.TABLES WHERE table_type = 'TABLE'"))
                    .isEqualTo("Kept");
            assertThat(admin.value("SELECT id FROM user1.kept")).isEqualTo(1);
        }
    }

    @Test
    void startWithoutUsersKeepsTheDatabasesUsers() throws Exception {
        String data = directory.resolve("users").toString();
        try (ServerProcess first = ServerProcess.start(
                SMALL, "--port", "0", "--data", data, "--user", "user1:strong", "--user", "Bob:b")) {
            assertThat(first.errors()).contains("Users: Bob, user1\n").doesNotContain("strong");
            assertThat(first.terminate(10)).isTrue();
        }
        try (ServerProcess again = ServerProcess.start(SMALL, "--port", "0", "--data", data);
                ProtocolClient user1 = ProtocolClient.open(again.port(), "user1", "strong");
                ProtocolClient bob = ProtocolClient.open(again.port(), "bob", "b")) {
            assertThat(again.errors()).contains("Users: Bob, user1\n");
            assertThatThrownBy(() -> ProtocolClient.open(again.port())).hasMessageStartingWith("28000");
            assertThat(user1.value("SELECT 1")).isEqualTo(bob.value("SELECT 1"));
        }
    }

    @Test
    void everyAcknowledgedCommitSurvivesAKill() throws Exception {
        String data = directory.resolve("killed").toString();
        int acknowledged = 0;
        try (ServerProcess server = ServerProcess.start(SMALL, "--port", "0", "--data", data);
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("CREATE TABLE t (id INTEGER PRIMARY KEY)");
            for (; acknowledged < 300; acknowledged++) {
                client.update("INSERT INTO t VALUES (?)", acknowledged);
            }
            client.autoCommit(false);
            client.update("INSERT INTO t VALUES (-1)");
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(SMALL, "--port", "0", "--data", data);
                ProtocolClient client = ProtocolClient.open(server.port())) {
            assertThat(client.query("SELECT COUNT(*), MIN(id) FROM t")).containsExactly(List.of(300L, 0));
        }
    }

    @Test
    void wrongArgumentsAreReportedWithoutPasswords() throws Exception {
        Ended user = run("--user", ":pw");
        assertThat(user.exitCode).isEqualTo(2);
        assertThat(user.errors).contains("--user takes NAME:PASSWORD");
        assertThat(run("--user", "nopassword").exitCode).isEqualTo(2);
        assertThat(run("--port", "99999").errors).contains("0 to 65535");
        assertThat(run("--database", "a/b").errors).contains("letters, digits");
        assertThat(run("--nonsense").exitCode).isEqualTo(2);
        Ended twice = run("--user", "a:topsecret", "--user", "A:topsecret");
        assertThat(twice.exitCode).isEqualTo(2);
        assertThat(twice.errors).contains("named twice").doesNotContain("topsecret");
    }

    @Test
    void portInUseIsReported() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            Ended ended = run("--port", String.valueOf(taken.getLocalPort()));
            assertThat(ended.exitCode).isEqualTo(1);
            assertThat(ended.errors)
                    .startsWith("error: ")
                    .contains("Cannot listen on", String.valueOf(taken.getLocalPort()), "another port")
                    .hasLineCount(1);
        }
    }

    @Test
    void httpPortOpensIfAskedFor() throws Exception {
        try (ServerProcess server = ServerProcess.start(SMALL, "--port", "0", "--http-port", "0")) {
            assertThat(server.line()).matches("listening tcp=\\d+ http=\\d+");
            try (ProtocolClient client = ProtocolClient.open(server.httpPort(), Framing.HTTP, "user1", "pass4user1")) {
                assertThat(client.value("SELECT 1")).isEqualTo(1);
            }
        }
        assertThat(run("--http-port", "99999").errors).contains("0 to 65535");
    }

    @Test
    void tlsUsesTheKeyStoreWithThePasswordOfTheEnvironment() throws Exception {
        TestKeyStore keyStore = TestKeyStore.in(directory);
        List<String> arguments = List.of(
                "--port",
                "0",
                "--http-port",
                "0",
                "--tls-keystore",
                keyStore.file().toString());
        try (ServerProcess server = ServerProcess.start(
                SMALL, Map.of("LEANQ_TLS_PASSWORD", TestKeyStore.PASSWORD), arguments.toArray(String[]::new))) {
            for (int port : List.of(server.port(), server.httpPort())) {
                assertThat(subjectAt(port, keyStore)).isEqualTo("CN=embedded");
            }
            assertThatThrownBy(() -> ProtocolClient.open(server.port())).hasMessageContaining("TLS only");
        }
        try (ServerProcess server = ServerProcess.start(
                SMALL,
                "--port",
                "0",
                "--tls-keystore",
                keyStore.file().toString(),
                "--tls-password",
                TestKeyStore.PASSWORD)) {
            assertThat(subjectAt(server.port(), keyStore)).isEqualTo("CN=embedded");
        }
        Ended none = run(arguments.toArray(String[]::new));
        assertThat(none.exitCode).isEqualTo(2);
        assertThat(none.errors).contains("LEANQ_TLS_PASSWORD");
        Ended wrong = run("--port", "0", "--tls-keystore", keyStore.file().toString(), "--tls-password", "wr0ng");
        assertThat(wrong.exitCode).isEqualTo(1);
        assertThat(wrong.errors)
                .contains("password of the TLS key store is wrong")
                .doesNotContain("wr0ng");
        assertThat(run("--tls-password", "x").errors).contains("--tls-password needs --tls-keystore");
    }

    /** The subject of the certificate, for a client that trusts that certificate alone. */
    private static String subjectAt(int port, TestKeyStore keyStore) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket) keyStore.trust().getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            return socket.getSession().getPeerPrincipal().getName();
        }
    }

    @Test
    void helpAndVersionArePrinted() throws Exception {
        Ended help = run("--help");
        assertThat(help.exitCode).isZero();
        assertThat(help.output)
                .contains(
                        "--port",
                        "--http-port",
                        "--tls-keystore",
                        "LEANQ_TLS_PASSWORD",
                        "--database",
                        "--user",
                        "--data",
                        "--catalog",
                        "development and tests");
        Ended version = run("--version");
        assertThat(version.exitCode).isZero();
        assertThat(version.output).contains("LeanQ");
    }

    /** Calls the program as Maven's exec:java does, in the JVM of another program that goes on. */
    @Test
    void mainReturnsToTheProgramThatCallsIt() throws Exception {
        Main.main(new String[] {"--version"});
        assertThatThrownBy(() -> Main.main(new String[] {"--nonsense"}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("failed with exit code 2");
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
            assertThatThrownBy(() -> Main.main(new String[] {"--port", String.valueOf(port)}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("failed with exit code 1");
        }
        Thread caller = new Thread(() -> Main.main(new String[] {"--port", String.valueOf(port)}));
        caller.start();
        ProtocolClient client = null;
        for (int i = 0; client == null && i < 500; i++) {
            try {
                client = ProtocolClient.open(port);
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        assertThat(client).isNotNull();
        client.close();
        caller.interrupt();
        caller.join(20_000);
        assertThat(caller.isAlive()).isFalse();
        assertThatThrownBy(() -> ProtocolClient.open(port)).isInstanceOf(IOException.class);
    }

    private record Ended(int exitCode, String output, String errors) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        Process process = ServerProcess.launch(SMALL, errors, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output, Files.readString(errors));
    }
}
