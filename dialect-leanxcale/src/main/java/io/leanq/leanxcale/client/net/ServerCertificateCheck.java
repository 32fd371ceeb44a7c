package io.leanq.leanxcale.client.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The JVM's own check of a server's certificate and host name, which gives the reason of a refusal in words. It is
 * stricter in one point: a certificate that is itself in the trust store is also refused when it has expired.
 * Thread-safe.
 */
final class ServerCertificateCheck extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jvm;

    ServerCertificateCheck(X509ExtendedTrustManager jvm) {
        this.jvm = jvm;
    }

    /** Thrown if a certificate is refused; the message is the reason. */
    static final class Refused extends CertificateException {
        private static final long serialVersionUID = 1L;

        Refused(String reason, CertificateException cause) {
            super(reason, cause);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        requireValidToday(chain[0]);
        try {
            jvm.checkServerTrusted(chain, keyExchange, socket);
        } catch (CertificateException e) {
            throw new Refused(reason(chain, keyExchange), e);
        }
    }

    private static void requireValidToday(X509Certificate certificate) throws Refused {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new Refused("its certificate has expired: the server needs a new one", e);
        } catch (CertificateNotYetValidException e) {
            throw new Refused("its certificate is not valid yet: the clock of one of the two may be wrong", e);
        }
    }

    /** The reason of a refusal. If the chain passes without the host name, the host name is the reason. */
    private String reason(X509Certificate[] chain, String keyExchange) {
        try {
            jvm.checkServerTrusted(chain, keyExchange);
            return "its certificate is for another host: connect by a name that stands in it, or have the server's"
                    + " certificate made for this one";
        } catch (CertificateException e) {
            boolean selfSigned = chain[0].getSubjectX500Principal().equals(chain[0].getIssuerX500Principal());
            return (selfSigned
                            ? "its certificate is self-signed and not in the trust store"
                            : "its certificate comes from nobody in the trust store")
                    + ": if it is the right one, put it or its authority's into a file and name that by trustStore";
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        jvm.checkServerTrusted(chain, keyExchange, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        jvm.checkServerTrusted(chain, keyExchange);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jvm.getAcceptedIssuers();
    }
}
