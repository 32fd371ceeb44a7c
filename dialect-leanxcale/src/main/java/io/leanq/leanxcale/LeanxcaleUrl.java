package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The URL form of {@link LeanxcaleOptions}:
 * {@code leanxcale://user:password@host:port/database?option=value&option=value}, as in LeanXcale's own Python
 * packages. Everything but the host may be percent-encoded; in option values {@code +} stands for a space. No exception
 * shows any part of the user or password.
 */
public final class LeanxcaleUrl {
    private static final String SCHEME = "leanxcale://";
    private static final int MAX_PORT = 65_535;
    private static final String FORM = "expected leanxcale://user:password@host:port/database?option=value";

    private LeanxcaleUrl() {}

    /**
     * The options that a URL holds.
     *
     * @throws LeanqException if the URL does not have the form above, or an option is unknown, is given twice, or has a
     *     value that it does not accept
     */
    public static LeanxcaleOptions parse(String url) {
        if (!url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new LeanqException("not a LeanXcale URL: " + FORM);
        }
        int question = url.indexOf('?');
        if (question >= 0 && url.indexOf('@', question) >= 0) {
            throw new LeanqException("the URL has '@' after a question mark; in user and password write %3F for '?', in"
                    + " options %40 for '@': " + FORM);
        }
        String address = url.substring(SCHEME.length(), question < 0 ? url.length() : question);
        int slash = address.indexOf('/');
        if (slash < 0 || slash + 1 == address.length()) {
            throw new LeanqException("the URL names no database: " + FORM);
        }
        String database = address.substring(slash + 1);
        if (database.indexOf('/') >= 0 || database.indexOf('@') >= 0 || url.indexOf('#') >= 0) {
            throw new LeanqException("the URL has '/', '@' or '#' where none belongs; in user, password and database"
                    + " write %2F, %40 and %23: " + FORM);
        }
        String authority = address.substring(0, slash);
        int at = authority.lastIndexOf('@');
        LeanxcaleOptionsBuilder options = hostAndPort(authority.substring(at + 1), decode(database, "database", false));
        if (at >= 0) {
            logIn(options, authority.substring(0, at));
        }
        if (question >= 0) {
            query(options, url.substring(question + 1));
        }
        return options.build();
    }

    private static void logIn(LeanxcaleOptionsBuilder options, String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon < 0) {
            options.user(decode(userInfo, "user", false));
        } else {
            options.user(
                    decode(userInfo.substring(0, colon), "user", false),
                    decode(userInfo.substring(colon + 1), "password", false));
        }
    }

    private static LeanxcaleOptionsBuilder hostAndPort(String text, String database) {
        int hostEnd = text.length();
        String host;
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                throw new LeanqException("the URL's IPv6 host has no closing bracket: " + FORM);
            }
            host = text.substring(1, close);
            hostEnd = close + 1;
            if (host.indexOf(':') < 0) {
                throw new LeanqException("the URL has a host in brackets that is no IPv6 address: " + FORM);
            }
        } else {
            int colon = text.indexOf(':');
            hostEnd = colon < 0 ? hostEnd : colon;
            host = text.substring(0, hostEnd);
        }
        LeanxcaleOptionsBuilder options = LeanxcaleOptions.builder(host, database);
        String port = text.substring(hostEnd);
        if (port.isEmpty()) {
            return options;
        }
        if (!port.matches(":[0-9]{1,5}")) {
            throw new LeanqException("the URL's port is no number; an IPv6 host stands in brackets: " + FORM);
        }
        int number = Integer.parseInt(port.substring(1));
        if (number < 1 || number > MAX_PORT) {
            throw new LeanqException("the URL's port is not between 1 and " + MAX_PORT + ": " + FORM);
        }
        return options.port(number);
    }

    private static void query(LeanxcaleOptionsBuilder options, String query) {
        Set<UrlOption> seen = EnumSet.noneOf(UrlOption.class);
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new LeanqException("an option in the URL has no value: write option=value");
            }
            UrlOption option = UrlOption.named(decode(pair.substring(0, equals), "option name", true));
            String name = option.documentedName();
            if (!seen.add(option)) {
                throw new LeanqException("option '" + name + "' is given twice");
            }
            option.apply(options, decode(pair.substring(equals + 1), "option '" + name + "'", true));
        }
    }

    /** A URL of the main options, without passwords. */
    static String format(LeanxcaleOptions options) {
        StringBuilder url = new StringBuilder(SCHEME);
        if (!options.user().isEmpty()) {
            url.append(encode(options.user())).append(options.password() == null ? "@" : ":***@");
        }
        boolean ipv6 = options.host().indexOf(':') >= 0;
        url.append(ipv6 ? "[" + options.host() + "]" : options.host());
        url.append(':').append(options.port()).append('/').append(encode(options.database()));
        url.append("?autocommit=")
                .append(options.autocommit())
                .append("&parallel=")
                .append(options.parallel());
        if (options.isolation() != Isolation.SERVER_DEFAULT) {
            url.append("&isolation=").append(options.isolation().name().toLowerCase(Locale.ROOT));
        }
        String schema = options.schema();
        if (schema != null) {
            url.append("&schema=").append(encode(schema));
        }
        if (options.transport() != Transport.TCP) {
            url.append("&transport=").append(options.transport().name().toLowerCase(Locale.ROOT));
        }
        tls(options, url);
        return url.toString();
    }

    private static void tls(LeanxcaleOptions options, StringBuilder url) {
        if (options.secure()) {
            url.append("&secure=true");
        }
        Path trustStore = options.trustStore();
        if (trustStore != null) {
            url.append("&trustStore=").append(encode(trustStore.toString()));
        }
        if (options.insecureSkipCertificateCheck()) {
            url.append("&insecureSkipCertificateCheck=true");
        }
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text, String what, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
                int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new LeanqException("the " + what + " in the URL has a '%' without two hexadecimal digits; a"
                            + " percent sign itself is written %25");
                }
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(plusIsSpace && encoded[i] == '+' ? ' ' : encoded[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LeanqException("the " + what + " in the URL is not UTF-8 when percent-decoded");
        }
    }
}
