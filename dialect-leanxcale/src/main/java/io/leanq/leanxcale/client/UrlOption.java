package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.leanxcale.client.LeanxcaleOptions.Builder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The options that a URL may carry, by the names they have there. Time-outs are milliseconds. */
enum UrlOption {
    AUTOCOMMIT("autocommit", flag(Builder::autocommit)),
    PARALLEL("parallel", flag(Builder::parallel)),
    SECURE("secure", flag(Builder::secure)),
    SCHEMA("schema", (name, value, options) -> options.schema(value)),
    TXN_MODE("txn_mode", (name, value, options) -> options.transactionMode(value)),
    APP_TIME_ZONE("appTimeZone", (name, value, options) -> options.appTimeZone(value)),
    CONNECT_TIMEOUT("connectTimeout", millis(Builder::connectTimeout)),
    READ_TIMEOUT("readTimeout", millis(Builder::readTimeout)),
    POOL_SIZE("poolSize", number(Builder::poolSize)),
    POOL_TIMEOUT("poolTimeout", millis(Builder::poolTimeout)),
    FETCH_SIZE("fetchSize", number(Builder::fetchSize)),
    BATCH_BYTES("batchBytes", number(Builder::batchBytes)),
    STATEMENT_CACHE("statementCache", number(Builder::statementCache)),
    MAX_MESSAGE_BYTES("maxMessageBytes", number(Builder::maxMessageBytes));

    /** What an option does with its text. */
    private interface Setter {
        void set(String name, String value, Builder options);
    }

    private final String name;
    private final Setter setter;

    UrlOption(String name, Setter setter) {
        this.name = name;
        this.setter = setter;
    }

    void apply(Builder options, String value) {
        setter.set(name, value, options);
    }

    /** @throws LeanqException naming the nearest option, if there is none of this name */
    static UrlOption named(String wanted) {
        for (UrlOption option : values()) {
            if (option.name.equals(wanted)) {
                return option;
            }
        }
        UrlOption nearest = Arrays.stream(values())
                .min(Comparator.comparingInt(option -> distance(wanted, option.name)))
                .orElseThrow();
        String known = Arrays.stream(values()).map(option -> option.name).collect(Collectors.joining(", "));
        throw new LeanqException(
                "unknown option '" + wanted + "': did you mean '" + nearest.name + "'? Known options: " + known);
    }

    private static Setter flag(BiConsumer<Builder, Boolean> set) {
        return (name, value, options) -> {
            boolean on = value.equalsIgnoreCase("true");
            if (!on && !value.equalsIgnoreCase("false")) {
                throw new LeanqException("option '" + name + "': expected true or false");
            }
            set.accept(options, on);
        };
    }

    private static Setter number(BiConsumer<Builder, Integer> set) {
        return (name, value, options) -> {
            if (!value.matches("[0-9]{1,9}")) {
                throw new LeanqException("option '" + name + "': expected a whole number");
            }
            set.accept(options, Integer.parseInt(value));
        };
    }

    private static Setter millis(BiConsumer<Builder, Duration> set) {
        return number((options, value) -> set.accept(options, Duration.ofMillis(value)));
    }

    /** Edits (insert, delete, replace a letter) from one name to the other, letter case aside. */
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
