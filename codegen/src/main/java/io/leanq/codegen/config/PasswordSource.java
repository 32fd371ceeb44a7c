package io.leanq.codegen.config;

import java.util.Map;
import java.util.Optional;

/** Gives the password of a live database. Implementations need not be thread-safe: one run asks on one thread. */
@FunctionalInterface
public interface PasswordSource {
    /** The environment variable in which a program looks for the password. */
    String VARIABLE = "LEANQ_PASSWORD";

    /** Gives no password, so that the URL's is taken. */
    PasswordSource NONE = user -> Optional.empty();

    /** The password in {@value #VARIABLE}, if it is set. */
    static PasswordSource environment(Map<String, String> environment) {
        return user -> Optional.ofNullable(environment.get(VARIABLE));
    }

    /**
     * The password, which goes before the URL's; empty if the URL's is to be taken.
     *
     * @param user the user that the URL names; empty text if it names none
     */
    Optional<String> passwordOf(String user);
}
