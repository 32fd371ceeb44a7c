package io.leanq.leanxcale.client.net;

import io.leanq.LeanqException;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.TlsOptions;
import io.leanq.wire.framing.UnderlaySocket;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Puts TLS 1.2 or 1.3 over sockets. The server's certificate and host name are checked, unless the option
 * insecureSkipCertificateCheck is set. Thread-safe.
 */
final class TlsClient {
    private static final System.Logger LOG = System.getLogger(TlsClient.class.getPackageName());
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final LeanxcaleOptions options;
    private final Watchdog watchdog;
    private final SSLContext context;

    /** @throws LeanqException if the trust store cannot be used */
    TlsClient(LeanxcaleOptions options, Watchdog watchdog) {
        this.options = options;
        this.watchdog = watchdog;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust(options.tls())}, null);
        } catch (GeneralSecurityException e) {
            throw new LeanqException("this JVM cannot set TLS up", e);
        }
    }

    private static X509ExtendedTrustManager trust(TlsOptions tls) throws GeneralSecurityException {
        if (tls.insecureSkipCertificateCheck()) {
            return new NoCertificateCheck();
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trustStore(tls));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager usual) {
                return new ServerCertificateCheck(usual);
            }
        }
        throw new GeneralSecurityException("no trust manager for certificates");
    }

    /** The trust store of the options; null for the JVM's own, as its system properties name it. */
    private static @Nullable KeyStore trustStore(TlsOptions tls) throws GeneralSecurityException {
        Path file = tls.trustStore();
        if (file == null) {
            return null;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new LeanqException("the trust store cannot be read: " + file);
        }
        String text = tls.trustStorePassword();
        char[] password = text == null ? null : text.toCharArray();
        String type = tls.trustStoreType();
        try {
            KeyStore store;
            if (type == null) {
                store = KeyStore.getInstance(file.toFile(), password);
            } else {
                store = KeyStore.getInstance(type);
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password);
                }
            }
            if (store.size() == 0) {
                throw new LeanqException("the trust store has no certificate that can be read without a password, or"
                        + " none at all: " + file);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new LeanqException(
                    "the trust store cannot be used; its trustStorePassword or trustStoreType may be wrong: " + file,
                    e);
        }
    }

    /**
     * Puts TLS over a connected socket, and does the handshake.
     *
     * @param in the socket's input
     * @param time the most time for the handshake, after which the socket is closed
     * @throws IOException whose message says why the handshake failed, and what to do
     */
    SSLSocket over(Socket socket, TimedInput in, Duration time) throws IOException {
        if (options.insecureSkipCertificateCheck()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "insecureSkipCertificateCheck=true: the certificate of {0}:{1,number,#} is not checked, so whoever"
                            + " stands between may read and change everything, the password included",
                    options.host(),
                    options.port());
        }
        long start = System.nanoTime();
        Watchdog.Guard guard = watchdog.guard(socket, time);
        in.expectWithin(time.toMillis());
        try {
            SSLSocket secured = (SSLSocket) context.getSocketFactory()
                    .createSocket(new UnderlaySocket(socket, in), options.host(), options.port(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setProtocols(VERSIONS);
            if (!options.insecureSkipCertificateCheck()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (IOException e) {
            if (guard.end() == Watchdog.Verdict.INTERRUPTED) {
                throw new TimedInput.InterruptedWaitException();
            }
            boolean late = e instanceof SocketTimeoutException || System.nanoTime() - start >= time.toNanos();
            socket.close();
            throw new IOException("TLS: " + reason(e, late, time), e);
        } finally {
            guard.end();
        }
    }

    private static String reason(IOException failure, boolean late, Duration time) {
        String noTls = ": it may not speak TLS; without secure=true nothing is protected on the way";
        if (late) {
            return "it did not shake hands within " + time.toMillis() + " ms" + noTls;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerCertificateCheck.Refused refused) {
                return String.valueOf(refused.getMessage());
            }
            if (cause instanceof EOFException || cause instanceof java.net.SocketException) {
                return "it hung up during the hand-shake" + noTls;
            }
        }
        boolean alert = failure instanceof SSLException
                && String.valueOf(failure.getMessage()).contains("alert");
        return alert
                ? "it refused the hand-shake; it may have no version (1.2, 1.3) or cipher in common with this JVM"
                : "it answered the hand-shake with something that is not TLS" + noTls;
    }
}
