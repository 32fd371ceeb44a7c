package io.leanq.leanxcale;

import io.leanq.driver.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a LeanXcale database is and how to talk to it. Immutable. {@code toString} is the URL of the options without
 * the password.
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

    /** Starts with the defaults. */
    public static LeanxcaleOptionsBuilder builder(String host, String database) {
        return new LeanxcaleOptionsBuilder(host, database);
    }

    /** A builder that starts with these options. */
    public LeanxcaleOptionsBuilder toBuilder() {
        return new LeanxcaleOptionsBuilder(values);
    }

    public String host() {
        return values.host;
    }

    public int port() {
        return values.port;
    }

    public String database() {
        return values.database;
    }

    /** Empty if none is sent. */
    public String user() {
        return values.user;
    }

    /** For the log-in; null if none is sent. {@link #toString} leaves it out. */
    public @Nullable String password() {
        return values.password;
    }

    /** How messages travel. */
    public Transport transport() {
        return values.transport;
    }

    /** Whether TLS is spoken. */
    public boolean secure() {
        return values.tls.secure();
    }

    /** The file with the certificates that are trusted; null for those of the JVM. */
    public @Nullable Path trustStore() {
        return values.tls.trustStore();
    }

    /** Whether the server's certificate goes unchecked, so that anybody on the way may pose as the server. */
    public boolean insecureSkipCertificateCheck() {
        return values.tls.insecureSkipCertificateCheck();
    }

    /** Whether TLS is spoken, and whom it trusts. */
    public TlsOptions tls() {
        return values.tls;
    }

    /**
     * Whether sessions commit after each statement. Connections of the driver always start in autocommit mode; a
     * session applies this one.
     */
    public boolean autocommit() {
        return values.autocommit;
    }

    /** Whether the server may run one query on several threads. */
    public boolean parallel() {
        return values.parallel;
    }

    /** The schema that unqualified names are looked up in; null for the server's own choice. */
    public @Nullable String schema() {
        return values.schema;
    }

    /** LeanXcale's transaction mode, such as {@code NO_CONFLICTS_NO_LOGGING}; null for the server's own choice. */
    public @Nullable String transactionMode() {
        return values.transactionMode;
    }

    /** The isolation of transactions. */
    public Isolation isolation() {
        return values.isolation;
    }

    /** The zone that the server is told; UTC makes both generations of server treat timestamps as wall clock. */
    public String appTimeZone() {
        return values.appTimeZone;
    }

    /** How long connecting and logging in may take together. */
    public Duration connectTimeout() {
        return values.connectTimeout;
    }

    /** How long one request and its answer may take. */
    public Duration readTimeout() {
        return values.readTimeout;
    }

    /** Connections at most. */
    public int poolSize() {
        return values.poolSize;
    }

    /** How long to wait for a connection when all are lent. */
    public Duration poolTimeout() {
        return values.poolTimeout;
    }

    /**
     * How long {@link io.leanq.exec.Database#close} waits for calls and transactions under way before it stops them.
     */
    public Duration closeTimeout() {
        return values.closeTimeout;
    }

    /** Rows of one frame at most; frames are also kept near 1 MiB. */
    public int fetchSize() {
        return values.fetchSize;
    }

    /** A batch is sent whenever it has gathered this many bytes. */
    public int batchBytes() {
        return values.batchBytes;
    }

    /** Prepared statements kept on each connection at most. */
    public int statementCache() {
        return values.statementCache;
    }

    /** The largest answer accepted, in bytes. */
    public int maxMessageBytes() {
        return values.maxMessageBytes;
    }

    /** Whether text and bytes that are longer than the column they are written to are refused before they are sent. */
    public boolean checkLengths() {
        return values.checkLengths;
    }

    /** How the server's errors become exceptions. */
    public ErrorClassifier errorClassifier() {
        return values.errorClassifier;
    }

    @Override
    public String toString() {
        return LeanxcaleUrl.format(this);
    }
}
