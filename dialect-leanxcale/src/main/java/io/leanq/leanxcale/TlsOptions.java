package io.leanq.leanxcale;

import io.leanq.LeanqException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether connections use TLS, and which certificates are trusted.
 *
 * @param secure whether connections use TLS
 * @param trustStore the file with the trusted certificates; null for those of the JVM
 * @param trustStoreType such as PKCS12 or JKS; null to find it from the file
 * @param trustStorePassword null if the file has none
 * @param insecureSkipCertificateCheck whether any certificate is accepted, so that anyone can pose as the server
 */
public record TlsOptions(
        boolean secure,
        @Nullable Path trustStore,
        @Nullable String trustStoreType,
        @Nullable String trustStorePassword,
        boolean insecureSkipCertificateCheck) {
    static final TlsOptions OFF = new TlsOptions(false, null, null, null, false);

    /**
     * Refuses options that have no effect, since their user would believe in a protection that is not there.
     *
     * @throws LeanqException if an option needs another one that is not set, or excludes one that is set
     */
    TlsOptions checked() {
        if (!secure && !equals(OFF)) {
            throw new LeanqException(
                    "an option for TLS is set, and TLS is not: add secure=true, or leave the option out");
        }
        if (insecureSkipCertificateCheck && trustStore != null) {
            throw new LeanqException(
                    "insecureSkipCertificateCheck=true makes the trust store useless: leave one of" + " the two out");
        }
        if (trustStore == null && (trustStoreType != null || trustStorePassword != null)) {
            throw new LeanqException("trustStoreType and trustStorePassword need a trustStore");
        }
        return this;
    }

    TlsOptions withSecure(boolean value) {
        return new TlsOptions(value, trustStore, trustStoreType, trustStorePassword, insecureSkipCertificateCheck);
    }

    TlsOptions withTrustStore(Path value) {
        return new TlsOptions(secure, value, trustStoreType, trustStorePassword, insecureSkipCertificateCheck);
    }

    TlsOptions withTrustStoreType(String value) {
        return new TlsOptions(secure, trustStore, value, trustStorePassword, insecureSkipCertificateCheck);
    }

    TlsOptions withTrustStorePassword(String value) {
        return new TlsOptions(secure, trustStore, trustStoreType, value, insecureSkipCertificateCheck);
    }

    TlsOptions withInsecureSkipCertificateCheck(boolean value) {
        return new TlsOptions(secure, trustStore, trustStoreType, trustStorePassword, value);
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
        return "TlsOptions[secure=" + secure + ", trustStore=" + trustStore + "]";
    }
}
