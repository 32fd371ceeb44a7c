package io.leanq.leanxcale;

import io.leanq.LeanqException;

/** Checks the form of a host: a name of letters, digits, dots, hyphens and underscores, or an IP address. */
final class HostForm {
    private HostForm() {}

    /**
     * Returns the host if it has the form of one.
     *
     * @throws LeanqException if it does not. The message does not show the host, which may hold part of a password if
     *     its URL was not encoded
     */
    static String checked(String host) {
        if (host.isBlank()) {
            throw new LeanqException("the host of the database is missing");
        }
        boolean address = host.indexOf(':') >= 0;
        if (!host.codePoints().allMatch(c -> address ? isOfAddress(c) : isOfName(c))) {
            throw new LeanqException("the host of the database has a character that no host has, such as a blank:"
                    + " expected a name such as db.example.org, or an IP address");
        }
        return host;
    }

    private static boolean isOfName(int c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    /** A letter of an IPv6 address, which may end with a percent sign and the name of a network interface. */
    private static boolean isOfAddress(int c) {
        return isOfName(c) || c == ':' || c == '%';
    }
}
