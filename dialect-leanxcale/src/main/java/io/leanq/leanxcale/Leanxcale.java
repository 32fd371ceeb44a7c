package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.exec.ExecutionListener;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects a program to LeanXcale. Thread-safe. */
public final class Leanxcale {

    private Leanxcale() {}

    /**
     * A database that is given by a URL, such as
     * {@code leanxcale://user:password@host:1529/database?autocommit=False&parallel=True}. No connection is opened yet:
     * a wrong address or password is reported when the first statement runs.
     *
     * @param url the form that {@link LeanxcaleUrl} describes; everything but the host may be percent-encoded, and true
     *     and false are written in any case
     * @throws io.leanq.LeanqException if the URL is null or malformed, or names an unknown option; the message then
     *     names the nearest known option. No message shows the user or password
     */
    public static Database connect(String url) {
        return connect(LeanxcaleUrl.parse(
                given("connect(null): give the URL, leanxcale://user:password@host:1529/database", url)));
    }

    /**
     * A database that is given by options. The options include some that a URL cannot express. No connection is opened
     * yet.
     *
     * @throws io.leanq.LeanqException if the options are null
     */
    public static Database connect(LeanxcaleOptions options) {
        return connect(options, List.of());
    }

    /**
     * A database that is given by options, and whose statements are reported to the listeners.
     *
     * @param listeners an empty list for none
     * @throws io.leanq.LeanqException if an argument is null
     * @see LeanxcaleUrl#parse
     */
    public static Database connect(LeanxcaleOptions options, List<? extends ExecutionListener> listeners) {
        given("connect(null): give the options, as LeanxcaleOptions.builder(host, database) makes them", options);
        given("connect(…, null): give the listeners, a list of none for nobody", listeners);
        return Database.on(
                new LeanxcaleDriver(options),
                new LeanxcalePlatform(options.schema(), options.checkLengths()),
                new DatabaseOptions(options.autocommit(), List.copyOf(listeners), options.closeTimeout()));
    }

    private static <X> X given(String message, @Nullable X given) {
        if (given == null) {
            throw new LeanqException(message);
        }
        return given;
    }
}
