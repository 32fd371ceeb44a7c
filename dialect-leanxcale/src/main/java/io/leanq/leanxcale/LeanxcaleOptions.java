package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;
import io.leanq.leanxcale.client.net.HostName;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where a LeanXcale database is and how to talk to it. Immutable. {@code toString} is the URL of the options without the password.
 *
 * @see LeanxcaleUrl
 */
public final class LeanxcaleOptions {
    /** The port of LeanXcale's query engine. */
    public static final int DEFAULT_PORT = 1529;

    private final Builder values;

    private LeanxcaleOptions(Builder values) {
        this.values = values;
    }

    /** Starts with the defaults. */
    public static Builder builder(String host, String database) {
        return new Builder(host, database);
    }

    /** A builder that starts with these options. */
    public Builder toBuilder() {
        return new Builder(values);
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

    /** Whether sessions commit after each statement. Connections of the driver always start in autocommit mode; a session applies this one. */
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

    /** How long {@link io.leanq.exec.Database#close} waits for calls and transactions under way before it stops them. */
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

    /** Collects options; each setter checks its value and names what it expects. */
    public static final class Builder {
        private final String host;
        private final String database;
        private int port = DEFAULT_PORT;
        private String user = "";
        private @Nullable String password;
        private Transport transport = Transport.TCP;
        private TlsOptions tls = TlsOptions.OFF;
        private boolean autocommit = true;
        private boolean parallel;
        private @Nullable String schema;
        private @Nullable String transactionMode;
        private Isolation isolation = Isolation.SERVER_DEFAULT;
        private String appTimeZone = "UTC";
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration readTimeout = Duration.ofMinutes(5);
        private int poolSize = 10;
        private Duration poolTimeout = Duration.ofSeconds(30);
        private Duration closeTimeout = Duration.ofSeconds(5);
        private int fetchSize = 10_000;
        private int batchBytes = 256 << 10;
        private int statementCache = 256;
        private int maxMessageBytes = 256 << 20;
        private boolean checkLengths = true;
        private ErrorClassifier errorClassifier = new StandardErrors();

        private Builder(String host, String database) {
            if (database == null || database.isBlank()) {
                throw new LeanqException("the name of the database is missing");
            }
            this.host = HostName.checked(host);
            this.database = database;
        }

        private Builder(Builder other) {
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

        public Builder port(int value) {
            port = within("port", value, 1, 65_535);
            return this;
        }

        public Builder user(String name, String secret) {
            user = name;
            password = secret;
            return this;
        }

        /** A user without a password. */
        public Builder user(String name) {
            user = name;
            password = null;
            return this;
        }

        public Builder autocommit(boolean value) {
            autocommit = value;
            return this;
        }

        public Builder parallel(boolean value) {
            parallel = value;
            return this;
        }

        public Builder schema(String value) {
            schema = name("schema", value);
            return this;
        }

        public Builder transactionMode(String value) {
            transactionMode = name("txn_mode", value);
            return this;
        }

        public Builder isolation(Isolation value) {
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
        public Builder appTimeZone(String value) {
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
        public Builder transport(Transport value) {
            transport = value;
            return this;
        }

        /** Whether TLS is spoken, which checks the server's certificate and host name. Off unless set. */
        public Builder secure(boolean value) {
            tls = tls.withSecure(value);
            return this;
        }

        /** The file with the certificates that are trusted, instead of those of the JVM. */
        public Builder trustStore(Path file) {
            tls = tls.withTrustStore(file);
            return this;
        }

        /** The type of the trust store, such as PKCS12 or JKS; without it the file tells. */
        public Builder trustStoreType(String value) {
            tls = tls.withTrustStoreType(name("trustStoreType", value));
            return this;
        }

        /** The password of the trust store; without it, its certificates are read unchecked where the type allows it. */
        public Builder trustStorePassword(String value) {
            tls = tls.withTrustStorePassword(value);
            return this;
        }

        /**
         * Takes any certificate for the server's. What is sent, passwords included, is then open to anybody who can place himself between client and server;
         * each connection logs a warning. For tests only.
         */
        public Builder insecureSkipCertificateCheck(boolean value) {
            tls = tls.withInsecureSkipCertificateCheck(value);
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = positive("connectTimeout", value);
            return this;
        }

        public Builder readTimeout(Duration value) {
            readTimeout = positive("readTimeout", value);
            return this;
        }

        public Builder poolSize(int value) {
            poolSize = within("poolSize", value, 1, 10_000);
            return this;
        }

        public Builder poolTimeout(Duration value) {
            poolTimeout = positive("poolTimeout", value);
            return this;
        }

        /** Zero stops calls under way at once. */
        public Builder closeTimeout(Duration value) {
            closeTimeout = value.isZero() ? value : positive("closeTimeout", value);
            return this;
        }

        public Builder fetchSize(int value) {
            fetchSize = within("fetchSize", value, 1, 1_000_000);
            return this;
        }

        public Builder batchBytes(int value) {
            batchBytes = within("batchBytes", value, 1, 64 << 20);
            return this;
        }

        public Builder statementCache(int value) {
            statementCache = within("statementCache", value, 1, 100_000);
            return this;
        }

        public Builder maxMessageBytes(int value) {
            maxMessageBytes = within("maxMessageBytes", value, 1 << 16, Integer.MAX_VALUE - 1024);
            return this;
        }

        /**
         * Off, text and bytes longer than their column are sent as they are, and what becomes of them is the server's affair: for
         * tables that hold longer values than they declare, as LeanXcale may allow. On unless set.
         */
        public Builder checkLengths(boolean value) {
            checkLengths = value;
            return this;
        }

        public Builder errorClassifier(ErrorClassifier value) {
            errorClassifier = value;
            return this;
        }

        /** @throws LeanqException if options contradict each other */
        public LeanxcaleOptions build() {
            tls.checked();
            return new LeanxcaleOptions(new Builder(this));
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
}
