package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The options that a URL may carry, by their names there. Time-outs are in milliseconds. */
enum UrlOption {
    AUTOCOMMIT("autocommit", flag(LeanxcaleOptionsBuilder::autocommit)),
    PARALLEL("parallel", flag(LeanxcaleOptionsBuilder::parallel)),
    TRANSPORT("transport", (name, value, options) -> options.transport(transport(name, value))),
    SECURE("secure", flag(LeanxcaleOptionsBuilder::secure)),
    TRUST_STORE("trustStore", (name, value, options) -> options.trustStore(path(name, value))),
    TRUST_STORE_TYPE("trustStoreType", (name, value, options) -> options.trustStoreType(value)),
    TRUST_STORE_PASSWORD("trustStorePassword", (name, value, options) -> options.trustStorePassword(value)),
    INSECURE_SKIP_CERTIFICATE_CHECK(
            "insecureSkipCertificateCheck", flag(LeanxcaleOptionsBuilder::insecureSkipCertificateCheck)),
    SCHEMA("schema", (name, value, options) -> options.schema(value)),
    TXN_MODE("txn_mode", (name, value, options) -> options.transactionMode(value)),
    ISOLATION("isolation", (name, value, options) -> options.isolation(isolation(name, value))),
    APP_TIME_ZONE("appTimeZone", (name, value, options) -> options.appTimeZone(value)),
    CONNECT_TIMEOUT("connectTimeout", millis(LeanxcaleOptionsBuilder::connectTimeout)),
    READ_TIMEOUT("readTimeout", millis(LeanxcaleOptionsBuilder::readTimeout)),
    POOL_SIZE("poolSize", number(LeanxcaleOptionsBuilder::poolSize)),
    POOL_TIMEOUT("poolTimeout", millis(LeanxcaleOptionsBuilder::poolTimeout)),
    CLOSE_TIMEOUT("closeTimeout", millis(LeanxcaleOptionsBuilder::closeTimeout)),
    FETCH_SIZE("fetchSize", number(LeanxcaleOptionsBuilder::fetchSize)),
    BATCH_BYTES("batchBytes", number("bytes as a whole number without a unit", LeanxcaleOptionsBuilder::batchBytes)),
    CHECK_LENGTHS("checkLengths", flag(LeanxcaleOptionsBuilder::checkLengths)),
    STATEMENT_CACHE("statementCache", number(LeanxcaleOptionsBuilder::statementCache)),
    MAX_MESSAGE_BYTES(
            "maxMessageBytes",
            number("bytes as a whole number without a unit", LeanxcaleOptionsBuilder::maxMessageBytes));

    /** Reads an option's text and sets the option. */
    private interface Setter {
        void set(String name, String value, LeanxcaleOptionsBuilder options);
    }

    /**
     * A known name is suggested if it is at most this many edits away, or half the letters of the name that was given.
     */
    private static final int NEAR = 3;

    private static final int MAX_QUOTED = 40;

    private final String name;
    private final Setter setter;

    UrlOption(String name, Setter setter) {
        this.name = name;
        this.setter = setter;
    }

    /** The name as it is documented. */
    String documentedName() {
        return name;
    }

    void apply(LeanxcaleOptionsBuilder options, String value) {
        setter.set(name, value, options);
    }

    /**
     * The option of this name, in any case. A name that does not have the form of an option's is not quoted, since it
     * may be part of an unencoded password.
     *
     * @throws LeanqException if no option has this name; the message names the nearest option
     */
    static UrlOption named(String wanted) {
        for (UrlOption option : values()) {
            if (option.name.equalsIgnoreCase(wanted)) {
                return option;
            }
        }
        if (!wanted.matches("[A-Za-z0-9_]{1," + MAX_QUOTED + "}")) {
            throw new LeanqException("the URL has an option of a name that is not up to " + MAX_QUOTED
                    + " letters, digits and underscores; in user and password write %3F for a question mark");
        }
        UrlOption nearest = Arrays.stream(values())
                .min(Comparator.comparingInt(option -> distance(wanted, option.name)))
                .orElseThrow();
        String known = Arrays.stream(values()).map(option -> option.name).collect(Collectors.joining(", "));
        int edits = distance(wanted, nearest.name);
        boolean near = edits <= NEAR || edits <= wanted.length() / 2;
        throw new LeanqException("unknown option '" + wanted + "': "
                + (near ? "did you mean '" + nearest.name + "'? Known options: " : "known options are ") + known);
    }

    private static Setter flag(BiConsumer<LeanxcaleOptionsBuilder, Boolean> set) {
        return (name, value, options) -> {
            boolean on = value.equalsIgnoreCase("true");
            if (!on && !value.equalsIgnoreCase("false")) {
                throw new LeanqException("option '" + name + "': expected true or false");
            }
            set.accept(options, on);
        };
    }

    private static Isolation isolation(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "read_committed" -> Isolation.READ_COMMITTED;
            case "snapshot" -> Isolation.SNAPSHOT;
            case "server_default" -> Isolation.SERVER_DEFAULT;
            default ->
                throw new LeanqException("option '" + name + "': expected read_committed, snapshot or server_default");
        };
    }

    private static Transport transport(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "tcp" -> Transport.TCP;
            case "tcp8" -> Transport.TCP8;
            case "http" -> Transport.HTTP;
            default -> throw new LeanqException("option '" + name + "': expected tcp, tcp8 or http");
        };
    }

    private static Path path(String name, String value) {
        try {
            if (!value.isBlank()) {
                return Path.of(value);
            }
        } catch (InvalidPathException e) {
            // reported below; the exception quotes the value
        }
        throw new LeanqException("option '" + name + "': expected the path of a file");
    }

    private static Setter number(BiConsumer<LeanxcaleOptionsBuilder, Integer> set) {
        return number("a whole number", set);
    }

    private static Setter number(String expected, BiConsumer<LeanxcaleOptionsBuilder, Integer> set) {
        return (name, value, options) -> {
            if (!value.matches("[0-9]+")) {
                throw new LeanqException("option '" + name + "': expected " + expected);
            }
            if (value.length() > 9) {
                throw new LeanqException("option '" + name + "': the number is too large");
            }
            set.accept(options, Integer.parseInt(value));
        };
    }

    private static Setter millis(BiConsumer<LeanxcaleOptionsBuilder, Duration> set) {
        return number(
                "milliseconds as a whole number without a unit, such as 30000 for 30 seconds",
                (options, value) -> set.accept(options, Duration.ofMillis(value)));
    }

    /**
     * The number of edits (insert, delete or replace a letter) that make one name the other; letter case does not
     * count.
     */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= Math.min(a.length(), 100); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
