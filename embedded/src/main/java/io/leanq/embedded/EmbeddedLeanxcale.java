package io.leanq.embedded;

import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.database.LeanxcaleDatabase;
import io.leanq.embedded.server.Ports;
import io.leanq.embedded.server.SocketServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks LeanXcale's protocol and SQL over an H2 database, for development and tests. Several servers in
 * one JVM share nothing. Thread-safe. {@link #close} ends all connections; a second call does nothing.
 *
 * <pre>{@code
 * try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
 *     connect(server.url());   // leanxcale://user1:pass4user1@127.0.0.1:PORT/dbtest
 * }
 * }</pre>
 */
public final class EmbeddedLeanxcale implements AutoCloseable {
    private static final String DEFAULT_DATABASE = "dbtest";
    private static final String DEFAULT_USER = "user1";
    private static final String DEFAULT_PASSWORD = "pass4user1";

    private final LeanxcaleDatabase database;
    private final SocketServer server;
    private final Ports ports;
    private final Map<String, String> users;

    private EmbeddedLeanxcale(LeanxcaleDatabase database, SocketServer server, Ports ports, Map<String, String> users) {
        this.database = database;
        this.server = server;
        this.ports = ports;
        this.users = users;
    }

    /**
     * A server in memory on any free port, with the database dbtest and the user user1, whose password is pass4user1.
     */
    public static EmbeddedLeanxcale start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The port for clients. It takes the 12-byte and the 8-byte framing, and HTTP. */
    public int port() {
        return server.port();
    }

    /**
     * The port for HTTP alone.
     *
     * @throws IllegalStateException if the builder was not asked for one
     */
    public int httpPort() {
        int port = server.httpPort();
        if (port < 0) {
            throw new IllegalStateException("The server was started without a port for HTTP; name one by httpPort");
        }
        return port;
    }

    /**
     * The address of the HTTP port, {@code http://127.0.0.1:PORT} or with TLS {@code https://}, as Avatica's drivers
     * take it.
     *
     * @throws IllegalStateException if the builder was not asked for one
     */
    public String httpUrl() {
        return (ports.tls() == null ? "http://" : "https://") + host() + ":" + httpPort();
    }

    /**
     * The URL for the first user that the builder named, or for user1 if the builder named none; password included.
     * With TLS the URL ends in {@code ?secure=true}, and the client may also have to be given a trust store.
     *
     * @throws IllegalStateException if the builder named no user and the kept database has no user1 with the default
     *     password
     */
    public String url() {
        if (users.isEmpty()) {
            throw new IllegalStateException("The database has users whose passwords the server was not told;"
                    + " name a user and password when starting it");
        }
        return url(users.keySet().iterator().next());
    }

    /**
     * The URL for a user that the builder named, password included.
     *
     * @throws IllegalArgumentException for any other
     */
    public String url(String user) {
        String password = users.get(user);
        if (password == null) {
            throw new IllegalArgumentException("The server was not started with a user " + user);
        }
        return "leanxcale://" + encoded(user) + ":" + encoded(password) + "@" + host() + ":" + port() + "/"
                + database.name() + (ports.tls() == null ? "" : "?secure=true");
    }

    /** The names of all users of the database, sorted. A kept database may have more users than the builder named. */
    public List<String> users() {
        return database.users().names();
    }

    private String host() {
        InetAddress address = ports.address();
        InetAddress reachable = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        String text = reachable.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * For tests: the number of connections that are open. A connection that a client has just broken may still count.
     */
    public int openConnections() {
        return server.openConnections();
    }

    /**
     * For tests: the number of statements that are open on all connections. A test can assert that it leaves none
     * behind.
     */
    public int openStatements() {
        return server.openStatements();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    /** The settings that a server starts with. */
    public static final class Builder {
        private final Map<String, String> users = new LinkedHashMap<>();
        private String database = DEFAULT_DATABASE;
        private int port;
        private @Nullable Integer httpPort;
        private @Nullable SSLContext tls;
        private Duration httpIdleTime = Duration.ofMinutes(10);
        private String bindAddress = "127.0.0.1";
        private @Nullable Path data;
        private CatalogNames catalogNames = CatalogNames.BOTH;
        private @Nullable Duration statementTime;

        private Builder() {}

        /** The port; 0, the default, for any port that is free. */
        public Builder port(int value) {
            port = requirePort(value);
            return this;
        }

        /**
         * A port for HTTP alone, for clients of Avatica; 0 for any port that is free. Without this setting there is
         * none.
         */
        public Builder httpPort(int value) {
            httpPort = requirePort(value);
            return this;
        }

        private static int requirePort(int value) {
            if (value < 0 || value > 65_535) {
                throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + value);
            }
            return value;
        }

        /** How long a connection over HTTP stays open without a request; 10 minutes by default. */
        public Builder httpIdleTime(Duration value) {
            if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(30)) > 0) {
                throw new IllegalArgumentException("The idle time has to be more than nothing and at most 30 days");
            }
            httpIdleTime = value;
            return this;
        }

        /**
         * Accepts connections with TLS only, 1.2 or 1.3, on all ports.
         *
         * @param keyStore a PKCS12 or JKS file with the server's private key and certificate
         * @param password of the key store and of its key; the builder does not keep it
         * @throws EmbeddedStartException if the file cannot be read, the password is wrong or the file has no private
         *     key
         */
        public Builder tls(Path keyStore, char[] password) {
            tls = ServerTls.context(keyStore, password);
            return this;
        }

        /** The name of the one database: letters, digits, underscore and hyphen. */
        public Builder database(String name) {
            if (name.isEmpty() || !name.chars().allMatch(Builder::isNameCharacter)) {
                throw new IllegalArgumentException(
                        "A database name has letters, digits, underscores and hyphens, at least one");
            }
            database = name;
            return this;
        }

        private static boolean isNameCharacter(int c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
        }

        /**
         * Adds a user. A user that a kept database has already gets this password; users that the builder does not name
         * keep theirs. A new database for which no user is named gets user1 with the password pass4user1.
         */
        public Builder user(String name, String password) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("A user needs a name");
            }
            if (users.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                throw new IllegalArgumentException("The user " + name + " is named twice");
            }
            users.put(name, password);
            return this;
        }

        /**
         * Keeps data in this directory, which is created if it does not exist. Without this setting, data is in memory.
         */
        public Builder data(Path directory) {
            data = directory;
            return this;
        }

        /**
         * The address to listen on; 127.0.0.1 by default. Without TLS, passwords travel in clear, so open the server
         * further with care.
         */
        public Builder bindAddress(String hostOrAddress) {
            bindAddress = hostOrAddress;
            return this;
        }

        /**
         * How long a statement may take, in whole milliseconds; any time by default. A statement that takes longer ends
         * with SQLSTATE 57014, and its transaction goes on. A batch is one statement. The time that H2 takes to prepare
         * a statement does not count.
         *
         * @throws IllegalArgumentException if the time is less than a millisecond or more than 20 days
         */
        public Builder statementTime(Duration value) {
            if (value.toMillis() < 1 || value.compareTo(Duration.ofDays(20)) > 0) {
                throw new IllegalArgumentException("The time of a statement is from a millisecond to 20 days");
            }
            statementTime = value;
            return this;
        }

        /** The family of column names that LXSYS shows; both by default. */
        public Builder catalogNames(CatalogNames names) {
            catalogNames = names;
            return this;
        }

        /**
         * Starts the server, which answers requests once this returns.
         *
         * @throws EmbeddedStartException if the port or the data directory is in use, or the server cannot start for
         *     another reason
         */
        public EmbeddedLeanxcale start() {
            Map<String, String> known = new LinkedHashMap<>(users);
            Ports ports = new Ports(resolve(), port, httpPort, tls, httpIdleTime);
            LeanxcaleDatabase opened;
            try {
                opened = new LeanxcaleDatabase(
                        database, data, users, Map.of(DEFAULT_USER, DEFAULT_PASSWORD), catalogNames);
            } catch (RuntimeException e) {
                throw new EmbeddedStartException(String.valueOf(e.getMessage()), e);
            }
            if (known.isEmpty() && opened.accepts(DEFAULT_USER, DEFAULT_PASSWORD)) {
                known.put(DEFAULT_USER, DEFAULT_PASSWORD);
            }
            try {
                SocketServer server = new SocketServer(opened, ports, statementTime);
                return new EmbeddedLeanxcale(opened, server, ports, known);
            } catch (IOException e) {
                opened.close();
                throw new EmbeddedStartException(
                        e.getMessage() + "; choose another port, or 0 for any that is free", e);
            }
        }

        private InetAddress resolve() {
            try {
                return InetAddress.getByName(bindAddress);
            } catch (UnknownHostException e) {
                throw new EmbeddedStartException("The address to listen on cannot be resolved: " + bindAddress, e);
            }
        }
    }
}
