package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;
import io.leanq.leanxcale.client.net.HostName;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Collects {@link LeanxcaleOptions}; each setter checks its value and names what it expects. Not thread-safe. */
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
        this.host = HostName.checked(host);
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

    public LeanxcaleOptionsBuilder port(int value) {
        port = within("port", value, 1, 65_535);
        return this;
    }

    public LeanxcaleOptionsBuilder user(String name, String secret) {
        user = name;
        password = secret;
        return this;
    }

    /** A user without a password. */
    public LeanxcaleOptionsBuilder user(String name) {
        user = name;
        password = null;
        return this;
    }

    public LeanxcaleOptionsBuilder autocommit(boolean value) {
        autocommit = value;
        return this;
    }

    public LeanxcaleOptionsBuilder parallel(boolean value) {
        parallel = value;
        return this;
    }

    public LeanxcaleOptionsBuilder schema(String value) {
        schema = name("schema", value);
        return this;
    }

    public LeanxcaleOptionsBuilder transactionMode(String value) {
        transactionMode = name("txn_mode", value);
        return this;
    }

    public LeanxcaleOptionsBuilder isolation(Isolation value) {
        IsolationLevels.of(value); // refuses what LeanXcale does not have
        isolation = value;
        return this;
    }

    /**
     * The client's zone, as the server is told it; UTC unless set.
     *
     * @param value as {@link ZoneId#of} takes it
     * @throws LeanqException if there is no such zone: a server takes an unknown one for another in silence
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

    /** How messages travel; TCP unless set. */
    public LeanxcaleOptionsBuilder transport(Transport value) {
        transport = value;
        return this;
    }

    /** Whether TLS is spoken, which checks the server's certificate and host name. Off unless set. */
    public LeanxcaleOptionsBuilder secure(boolean value) {
        tls = tls.withSecure(value);
        return this;
    }

    /** The file with the certificates that are trusted, instead of those of the JVM. */
    public LeanxcaleOptionsBuilder trustStore(Path file) {
        tls = tls.withTrustStore(file);
        return this;
    }

    /** The type of the trust store, such as PKCS12 or JKS; without it the file tells. */
    public LeanxcaleOptionsBuilder trustStoreType(String value) {
        tls = tls.withTrustStoreType(name("trustStoreType", value));
        return this;
    }

    /** The password of the trust store; without it, its certificates are read unchecked where the type allows it. */
    public LeanxcaleOptionsBuilder trustStorePassword(String value) {
        tls = tls.withTrustStorePassword(value);
        return this;
    }

    /**
     * Takes any certificate for the server's. What is sent, passwords included, is then open to anybody who can place
     * himself between client and server; each connection logs a warning. For tests only.
     */
    public LeanxcaleOptionsBuilder insecureSkipCertificateCheck(boolean value) {
        tls = tls.withInsecureSkipCertificateCheck(value);
        return this;
    }

    public LeanxcaleOptionsBuilder connectTimeout(Duration value) {
        connectTimeout = positive("connectTimeout", value);
        return this;
    }

    public LeanxcaleOptionsBuilder readTimeout(Duration value) {
        readTimeout = positive("readTimeout", value);
        return this;
    }

    public LeanxcaleOptionsBuilder poolSize(int value) {
        poolSize = within("poolSize", value, 1, 10_000);
        return this;
    }

    public LeanxcaleOptionsBuilder poolTimeout(Duration value) {
        poolTimeout = positive("poolTimeout", value);
        return this;
    }

    /** Zero stops calls under way at once. */
    public LeanxcaleOptionsBuilder closeTimeout(Duration value) {
        closeTimeout = value.isZero() ? value : positive("closeTimeout", value);
        return this;
    }

    public LeanxcaleOptionsBuilder fetchSize(int value) {
        fetchSize = within("fetchSize", value, 1, 1_000_000);
        return this;
    }

    public LeanxcaleOptionsBuilder batchBytes(int value) {
        batchBytes = within("batchBytes", value, 1, 64 << 20);
        return this;
    }

    public LeanxcaleOptionsBuilder statementCache(int value) {
        statementCache = within("statementCache", value, 1, 100_000);
        return this;
    }

    public LeanxcaleOptionsBuilder maxMessageBytes(int value) {
        maxMessageBytes = within("maxMessageBytes", value, 1 << 16, Integer.MAX_VALUE - 1024);
        return this;
    }

    /**
     * Off, text and bytes longer than their column are sent as they are, and what becomes of them is the server's
     * affair: for tables that hold longer values than they declare, as LeanXcale may allow. On unless set.
     */
    public LeanxcaleOptionsBuilder checkLengths(boolean value) {
        checkLengths = value;
        return this;
    }

    public LeanxcaleOptionsBuilder errorClassifier(ErrorClassifier value) {
        errorClassifier = value;
        return this;
    }

    /** @throws LeanqException if options contradict each other */
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
