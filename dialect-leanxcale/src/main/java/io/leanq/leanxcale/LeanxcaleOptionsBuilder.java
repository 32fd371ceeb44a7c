package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link LeanxcaleOptions}. Each setter throws {@link LeanqException} if its value is out of range, with a
 * message that says what is expected. Not thread-safe.
 */
public final class LeanxcaleOptionsBuilder {
    final String host;
    final String database;
    int port = LeanxcaleOptions.DEFAULT_PORT;
    String user = "";

    @Nullable
    String password;

    Transport transport = Transport.TCP;
    TlsOptions tls = TlsOptions.OFF;
    boolean autocommit = true;
    boolean parallel;

    @Nullable
    String schema;

    @Nullable
    String transactionMode;

    Isolation isolation = Isolation.SERVER_DEFAULT;
    String appTimeZone = "UTC";
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration readTimeout = Duration.ofMinutes(5);
    int poolSize = 10;
    Duration poolTimeout = Duration.ofSeconds(30);
    Duration closeTimeout = Duration.ofSeconds(5);
    int fetchSize = 10_000;
    int batchBytes = 256 << 10;
    int statementCache = 256;
    int maxMessageBytes = 256 << 20;
    boolean checkLengths = true;
    ErrorClassifier errorClassifier = new StandardErrors();

    LeanxcaleOptionsBuilder(String host, String database) {
        if (database == null || database.isBlank()) {
            throw new LeanqException("the name of the database is missing");
        }
        this.host = HostForm.checked(host);
        this.database = database;
    }

    LeanxcaleOptionsBuilder(LeanxcaleOptionsBuilder other) {
        this(other.host, other.database);
        port = other.port;
        user = other.user;
        password = other.password;
        transport = other.transport;
        tls = other.tls;
        autocommit = other.autocommit;
        parallel = other.parallel;
        schema = other.schema;
        transactionMode = other.transactionMode;
        isolation = other.isolation;
        appTimeZone = other.appTimeZone;
        connectTimeout = other.connectTimeout;
        readTimeout = other.readTimeout;
        poolSize = other.poolSize;
        poolTimeout = other.poolTimeout;
        closeTimeout = other.closeTimeout;
        fetchSize = other.fetchSize;
        batchBytes = other.batchBytes;
        statementCache = other.statementCache;
        maxMessageBytes = other.maxMessageBytes;
        checkLengths = other.checkLengths;
        errorClassifier = other.errorClassifier;
    }

    /** The server's port, from 1 to 65,535; 1529 unless set. */
    public LeanxcaleOptionsBuilder port(int value) {
        port = within("port", value, 1, 65_535);
        return this;
    }

    /** The user and password to log in with. */
    public LeanxcaleOptionsBuilder user(String name, String secret) {
        user = name;
        password = secret;
        return this;
    }

    /** The user to log in as, without a password. */
    public LeanxcaleOptionsBuilder user(String name) {
        user = name;
        password = null;
        return this;
    }

    /** Whether a session commits after each statement. On unless set. */
    public LeanxcaleOptionsBuilder autocommit(boolean value) {
        autocommit = value;
        return this;
    }

    /** Whether the server may run one query on several threads. Off unless set. */
    public LeanxcaleOptionsBuilder parallel(boolean value) {
        parallel = value;
        return this;
    }

    /** The schema in which unqualified names are looked up; the server's own choice unless set. */
    public LeanxcaleOptionsBuilder schema(String value) {
        schema = name("schema", value);
        return this;
    }

    /** LeanXcale's transaction mode, such as {@code NO_CONFLICTS_NO_LOGGING}; the server's own choice unless set. */
    public LeanxcaleOptionsBuilder transactionMode(String value) {
        transactionMode = name("txn_mode", value);
        return this;
    }

    /**
     * The isolation level of transactions; the server's default unless set.
     *
     * @throws LeanqException if LeanXcale does not have the level
     */
    public LeanxcaleOptionsBuilder isolation(Isolation value) {
        IsolationLevels.of(value); // refuses what LeanXcale does not have
        isolation = value;
        return this;
    }

    /**
     * The time zone that the client reports to the server; UTC unless set.
     *
     * @param value an id of {@link ZoneId#of}
     * @throws LeanqException if there is no such zone: a server silently replaces an unknown zone by another one
     */
    public LeanxcaleOptionsBuilder appTimeZone(String value) {
        try {
            ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new LeanqException(
                    "appTimeZone: expected a time zone, such as UTC, Europe/Madrid or +02:00; leave the option out"
                            + " for UTC");
        }
        appTimeZone = value;
        return this;
    }

    /** How messages travel between client and server; TCP unless set. */
    public LeanxcaleOptionsBuilder transport(Transport value) {
        transport = value;
        return this;
    }

    /** Whether connections use TLS, which includes checks of the server's certificate and host name. Off unless set. */
    public LeanxcaleOptionsBuilder secure(boolean value) {
        tls = tls.withSecure(value);
        return this;
    }

    /** The file with the trusted certificates; those of the JVM unless set. */
    public LeanxcaleOptionsBuilder trustStore(Path file) {
        tls = tls.withTrustStore(file);
        return this;
    }

    /** The type of the trust store, such as PKCS12 or JKS; found from the file unless set. */
    public LeanxcaleOptionsBuilder trustStoreType(String value) {
        tls = tls.withTrustStoreType(name("trustStoreType", value));
        return this;
    }

    /**
     * The password of the trust store. Without one, the store's certificates are read without a check of the file's
     * integrity, if its type allows that.
     */
    public LeanxcaleOptionsBuilder trustStorePassword(String value) {
        tls = tls.withTrustStorePassword(value);
        return this;
    }

    /**
     * Whether any certificate is accepted as the server's. Anyone between client and server can then read what is sent,
     * passwords included; each connection logs a warning. For tests only. Off unless set.
     */
    public LeanxcaleOptionsBuilder insecureSkipCertificateCheck(boolean value) {
        tls = tls.withInsecureSkipCertificateCheck(value);
        return this;
    }

    /** The most time that connecting and logging in take together, from 1 ms to 12 days; 10 s unless set. */
    public LeanxcaleOptionsBuilder connectTimeout(Duration value) {
        connectTimeout = positive("connectTimeout", value);
        return this;
    }

    /**
     * The most time that one request and its answer take, from 1 ms to 12 days; 5 min unless set. After it the
     * connection is closed.
     */
    public LeanxcaleOptionsBuilder readTimeout(Duration value) {
        readTimeout = positive("readTimeout", value);
        return this;
    }

    /** The most connections that are open at a time, from 1 to 10,000; 10 unless set. */
    public LeanxcaleOptionsBuilder poolSize(int value) {
        poolSize = within("poolSize", value, 1, 10_000);
        return this;
    }

    /** The most time that a caller waits for a connection, from 1 ms to 12 days; 30 s unless set. */
    public LeanxcaleOptionsBuilder poolTimeout(Duration value) {
        poolTimeout = positive("poolTimeout", value);
        return this;
    }

    /**
     * The time for which closing the database waits for running calls and transactions, up to 12 days; 5 s unless set.
     * With zero, closing stops them at once.
     */
    public LeanxcaleOptionsBuilder closeTimeout(Duration value) {
        closeTimeout = value.isZero() ? value : positive("closeTimeout", value);
        return this;
    }

    /** The most rows that one frame of a result holds, from 1 to 1,000,000; 10,000 unless set. */
    public LeanxcaleOptionsBuilder fetchSize(int value) {
        fetchSize = within("fetchSize", value, 1, 1_000_000);
        return this;
    }

    /** The bytes of gathered rows at which a batch is sent, from 1 to 64 MiB; 256 KiB unless set. */
    public LeanxcaleOptionsBuilder batchBytes(int value) {
        batchBytes = within("batchBytes", value, 1, 64 << 20);
        return this;
    }

    /** The most prepared statements that are kept on each connection, from 1 to 100,000; 256 unless set. */
    public LeanxcaleOptionsBuilder statementCache(int value) {
        statementCache = within("statementCache", value, 1, 100_000);
        return this;
    }

    /** The largest answer that is accepted, in bytes, from 64 KiB to 1 KiB less than 2 GiB; 256 MiB unless set. */
    public LeanxcaleOptionsBuilder maxMessageBytes(int value) {
        maxMessageBytes = within("maxMessageBytes", value, 1 << 16, Integer.MAX_VALUE - 1024);
        return this;
    }

    /**
     * Whether text and bytes that are longer than their column are refused before they are sent. On unless set. Without
     * the check the server decides what becomes of such values; switch it off for tables that hold longer values than
     * they declare, which LeanXcale may allow.
     */
    public LeanxcaleOptionsBuilder checkLengths(boolean value) {
        checkLengths = value;
        return this;
    }

    /** Decides which exceptions report the server's errors; {@link StandardErrors} unless set. */
    public LeanxcaleOptionsBuilder errorClassifier(ErrorClassifier value) {
        errorClassifier = value;
        return this;
    }

    /**
     * The options.
     *
     * @throws LeanqException if options contradict each other
     */
    public LeanxcaleOptions build() {
        tls.checked();
        return new LeanxcaleOptions(new LeanxcaleOptionsBuilder(this));
    }

    private static String name(String option, String value) {
        if (value.isBlank()) {
            throw new LeanqException(option + ": expected a name; leave the option out for the default");
        }
        return value;
    }

    private static int within(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new LeanqException(option + "=" + value + ": expected a number from " + min + " to " + max);
        }
        return value;
    }

    private static Duration positive(String option, Duration value) {
        if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE / 2) {
            throw new LeanqException(option + " must be between 1 ms and 12 days");
        }
        return value;
    }
}
