package io.leanq.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key store for the embedded server, with a self-signed certificate for 127.0.0.1, made by the keytool of the running
 * JDK.
 */
public final class TestKeyStore {
    public static final String PASSWORD = "pass4store";

    private final Path file;

    private TestKeyStore(Path file) {
        this.file = file;
    }

    public static TestKeyStore in(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("server.p12");
        Process process = new ProcessBuilder((Path.of(System.getProperty("java.home"), "bin", "keytool")
                                + " -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -genkeypair -keyalg EC -groupname "
                                + "secp256r1 -dname CN=embedded -ext SAN=ip:127.0.0.1"
                                + " -alias server -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + file)
                        .split(" "))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + output);
        }
        return new TestKeyStore(file);
    }

    public Path file() {
        return file;
    }

    /** The context of a server with the certificate. */
    public SSLContext shown() {
        return ServerTls.context(file, PASSWORD.toCharArray());
    }

    /** The context of a client that trusts this certificate and no other. */
    public SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
