package io.leanq.leanxcale;

import io.leanq.driver.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a LeanXcale database is, and how LeanQ talks to it. Immutable. {@code toString} is a URL of the main options,
 * without passwords.
 *
 * @see LeanxcaleUrl
 */
public final class LeanxcaleOptions {
    /** The port of LeanXcale's query engine. */
    public static final int DEFAULT_PORT = 1529;

    private final LeanxcaleOptionsBuilder values;

    LeanxcaleOptions(LeanxcaleOptionsBuilder values) {
        this.values = values;
    }

    /**
     * A builder that starts with the defaults.
     *
     * @throws io.leanq.LeanqException if the host is malformed, or the database is missing
     */
    public static LeanxcaleOptionsBuilder builder(String host, String database) {
        return new LeanxcaleOptionsBuilder(host, database);
    }

    /** A builder that starts with the values of these options. */
    public LeanxcaleOptionsBuilder toBuilder() {
        return new LeanxcaleOptionsBuilder(values);
    }

    /** The host: a name or an IP address. */
    public String host() {
        return values.host;
    }

    public int port() {
        return values.port;
    }

    /** The database to log in to. */
    public String database() {
        return values.database;
    }

    /** The user to log in as; empty if none is sent. */
    public String user() {
        return values.user;
    }

    /** The password to log in with; null if none is sent. {@link #toString} leaves it out. */
    public @Nullable String password() {
        return values.password;
    }

    /** How messages travel between client and server. */
    public Transport transport() {
        return values.transport;
    }

    /** Whether connections use TLS. */
    public boolean secure() {
        return values.tls.secure();
    }

    /** The file with the trusted certificates; null for those of the JVM. */
    public @Nullable Path trustStore() {
        return values.tls.trustStore();
    }

    /**
     * Whether the server's certificate goes unchecked. Anyone between client and server can then pose as the server.
     */
    public boolean insecureSkipCertificateCheck() {
        return values.tls.insecureSkipCertificateCheck();
    }

    /** Whether connections use TLS, and which certificates are trusted. */
    public TlsOptions tls() {
        return values.tls;
    }

    /**
     * Whether a session commits after each statement. The driver's connections always start in autocommit mode; a
     * session then applies this option.
     */
    public boolean autocommit() {
        return values.autocommit;
    }

    /** Whether the server may run one query on several threads. */
    public boolean parallel() {
        return values.parallel;
    }

    /** The schema in which unqualified names are looked up; null for the server's own choice. */
    public @Nullable String schema() {
        return values.schema;
    }

    /** LeanXcale's transaction mode, such as {@code NO_CONFLICTS_NO_LOGGING}; null for the server's own choice. */
    public @Nullable String transactionMode() {
        return values.transactionMode;
    }

    /** The isolation level of transactions. */
    public Isolation isolation() {
        return values.isolation;
    }

    /**
     * The time zone that the client reports to the server. With UTC, both generations of server treat timestamps as
     * wall clock time.
     */
    public String appTimeZone() {
        return values.appTimeZone;
    }

    /** The most time that connecting and logging in take together. */
    public Duration connectTimeout() {
        return values.connectTimeout;
    }

    /** The most time that one request and its answer take. After it the connection is closed. */
    public Duration readTimeout() {
        return values.readTimeout;
    }

    /** The most connections that are open at a time. */
    public int poolSize() {
        return values.poolSize;
    }

    /** The most time that a caller waits for a connection while all are in use. */
    public Duration poolTimeout() {
        return values.poolTimeout;
    }

    /**
     * The time for which {@link io.leanq.exec.Database#close} waits for running calls and transactions before it stops
     * them.
     */
    public Duration closeTimeout() {
        return values.closeTimeout;
    }

    /** The most rows that one frame of a result holds. LeanQ also keeps frames near 1 MiB. */
    public int fetchSize() {
        return values.fetchSize;
    }

    /** The bytes of gathered rows at which a batch is sent. */
    public int batchBytes() {
        return values.batchBytes;
    }

    /** The most prepared statements that are kept on each connection. */
    public int statementCache() {
        return values.statementCache;
    }

    /** The largest answer that is accepted, in bytes. */
    public int maxMessageBytes() {
        return values.maxMessageBytes;
    }

    /** Whether text and bytes that are longer than their column are refused before they are sent. */
    public boolean checkLengths() {
        return values.checkLengths;
    }

    /** Decides which exceptions report the server's errors. */
    public ErrorClassifier errorClassifier() {
        return values.errorClassifier;
    }

    @Override
    public String toString() {
        return LeanxcaleUrl.format(this);
    }
}
