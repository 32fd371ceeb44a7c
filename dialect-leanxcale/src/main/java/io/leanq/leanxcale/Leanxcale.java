package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.exec.ExecutionListener;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a program meets LeanXcale. */
public final class Leanxcale {

    private Leanxcale() {}

    /**
     * A database by its URL, {@code leanxcale://user:password@host:1529/database?autocommit=False&parallel=True}. No
     * connection is opened yet: a wrong address or password shows with the first statement.
     *
     * @param url everything but the host may be percent-encoded; booleans in any case
     * @throws io.leanq.LeanqException if the URL is malformed, or has an option that is unknown, and then it names the
     *     nearest known one; no message shows the user or password
     */
    public static Database connect(String url) {
        return connect(LeanxcaleUrl.parse(
                given("connect(null): give the URL, leanxcale://user:password@host:1529/database", url)));
    }

    /** A database by its options: those that a URL has, and some that it cannot have. */
    public static Database connect(LeanxcaleOptions options) {
        return connect(options, List.of());
    }

    /**
     * The same with listeners, which are told of every statement.
     *
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
