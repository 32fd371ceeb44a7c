package io.leanq.leanxcale.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Certificates of an authority and of servers, made once by the keytool of the running JDK in a temporary directory.
 */
final class TestCertificates {
    /** The password of all stores. */
    static final String PASSWORD = "pass4store";

    private static final TestCertificates MADE = make();
    private static final Path TRUST_STORE = MADE.trustStore("ca", "PKCS12");
    private static final Path QUICK_TRUST_STORE = MADE.trustStore("ca", "JKS");
    private static final SSLContext SERVER_CONTEXT = contextOf(Server.GOOD);

    private final Path directory;
    private final Path all;

    private TestCertificates(Path directory) {
        this.directory = directory;
        this.all = directory.resolve("all.p12");
    }

    /** A server's key store. */
    enum Server {
        /** For localhost and 127.0.0.1, signed by the authority. */
        GOOD(List.of("-ext", "SAN=dns:localhost,ip:127.0.0.1", "-validity", "30", "-signer", "ca")),
        /** As {@link #GOOD}, but expired. */
        EXPIRED(List.of(
                "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-startdate", "-10d", "-validity", "5", "-signer", "ca")),
        /** As {@link #GOOD}, but not yet valid. */
        FUTURE(List.of(
                "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-startdate", "+10d", "-validity", "5", "-signer", "ca")),
        /** Signed by the authority, for another host. */
        OTHER_HOST(List.of("-ext", "SAN=dns:db.example", "-validity", "30", "-signer", "ca")),
        /** Signed by itself. */
        SELF_SIGNED(List.of("-ext", "SAN=dns:localhost,ip:127.0.0.1", "-validity", "30")),
        /** Signed by itself, and expired. */
        SELF_SIGNED_EXPIRED(List.of("-ext", "SAN=dns:localhost,ip:127.0.0.1", "-startdate", "-10d", "-validity", "5"));

        private final List<String> options;

        Server(List<String> options) {
            this.options = options;
        }

        /** A PKCS12 file with this one key. */
        Path keyStore() {
            return MADE.directory.resolve(name() + ".p12");
        }

        /** A file of certificates that holds this server's own. */
        Path asTrustStore() {
            return MADE.trustStore(name(), "PKCS12");
        }
    }

    /** Presents the good certificate to clients. */
    static SSLContext serverContext() {
        return SERVER_CONTEXT;
    }

    private static SSLContext contextOf(Server server) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(server.keyStore()), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file of certificates that holds the authority's. */
    static Path trustStore() {
        return TRUST_STORE;
    }

    /** The same in a format that is read fast, for tests that read it hundreds of times. */
    static Path quickTrustStore() {
        return QUICK_TRUST_STORE;
    }

    private Path trustStore(String alias, String type) {
        try {
            KeyStore trusted = empty(type);
            trusted.setCertificateEntry(alias, load(all).getCertificate(alias));
            return store(trusted, "trust-" + alias + "." + type);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestCertificates make() {
        try {
            TestCertificates made = new TestCertificates(Files.createTempDirectory("leanq-certificates"));
            made.directory.toFile().deleteOnExit();
            made.keytool("ca", List.of("-ext", "bc:c", "-validity", "30"));
            for (Server server : Server.values()) {
                made.keytool(server.name(), server.options);
                KeyStore keys = load(made.all);
                KeyStore one = empty("PKCS12");
                Certificate[] chain = keys.getCertificateChain(server.name());
                one.setKeyEntry(
                        "server", keys.getKey(server.name(), PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
                made.store(one, server.name() + ".p12");
            }
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String alias, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-alias",
                alias,
                "-storetype",
                "PKCS12",
                "-keystore",
                all.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        all.toFile().deleteOnExit();
    }

    private static KeyStore empty(String type) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private Path store(KeyStore store, String name) throws IOException, GeneralSecurityException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        file.toFile().deleteOnExit();
        return file;
    }
}
