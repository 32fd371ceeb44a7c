package io.leanq.maven;

import io.leanq.LeanqException;
import io.leanq.codegen.config.PasswordSource;
import io.leanq.leanxcale.LeanxcaleOptions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.settings.Server;
import org.jspecify.annotations.Nullable;

/**
 * The database and who uses it. The password comes from the first of these that is there: the property
 * {@code leanq.password}, the server of settings.xml, the variable {@code LEANQ_PASSWORD}; else the URL's is used.
 *
 * <p>Maven prints the parameters of a goal when it is run with {@code -X}. So what can hold a password is a property,
 * and a parameter must not.
 */
final class Credentials implements PasswordSource {
    /** The property with the password: on the command line, in settings.xml or in the pom. */
    static final String PASSWORD = "leanq.password";

    /** The property with the URL. */
    static final String URL = "leanq.url";

    private final Function<String, @Nullable String> properties;
    private final Map<String, String> environment;
    private final @Nullable Server server;

    /**
     * @param properties the value of a property, null if it has none
     * @param server of settings.xml, decrypted; null for none
     */
    Credentials(
            Function<String, @Nullable String> properties, Map<String, String> environment, @Nullable Server server) {
        this.properties = properties;
        this.environment = environment;
        this.server = server;
    }

    /**
     * The URL of the parameter, the property {@code leanq.url} or the variable {@code LEANQ_URL}, with the user of the
     * server of settings.xml. Empty if there is no URL.
     *
     * @throws LeanqException if it is no URL of LeanXcale, or the parameter has a password
     */
    Optional<DatabaseUrl> url(@Nullable String parameter) {
        return text(parameter).map(this::complete);
    }

    private DatabaseUrl complete(String url) {
        String user = server == null ? null : server.getUsername();
        return user == null ? DatabaseUrl.of(url) : DatabaseUrl.of(url).withUser(user);
    }

    private Optional<String> text(@Nullable String parameter) {
        if (parameter != null && DatabaseUrl.of(parameter).options().password() != null) {
            throw new LeanqException("the parameter url has a password, which Maven prints with -X: put it into the"
                    + " variable LEANQ_PASSWORD or a server of settings.xml");
        }
        return Optional.ofNullable(parameter)
                .or(() -> Optional.ofNullable(properties.apply(URL)))
                .or(() -> Optional.ofNullable(environment.get("LEANQ_URL")));
    }

    /**
     * The options of the connection, with the password.
     *
     * @param configured the URL of the configuration file, which is used if there is no other
     * @throws LeanqException if there is no URL, or the URL names no user for the password
     */
    LeanxcaleOptions options(@Nullable String parameter, Optional<String> configured) {
        LeanxcaleOptions options = text(parameter)
                .or(() -> configured)
                .map(this::complete)
                .orElseThrow(() -> new LeanqException(
                        "no database: set leanq.url to leanxcale://USER@HOST:PORT/DATABASE, or the variable LEANQ_URL"))
                .options();
        Optional<String> password = passwordOf(options.user());
        if (password.isEmpty()) {
            return options;
        }
        if (options.user().isEmpty()) {
            throw new LeanqException(
                    "there is a password, but the URL names no user: leanxcale://USER@HOST:PORT/DATABASE");
        }
        return options.toBuilder().user(options.user(), password.get()).build();
    }

    @Override
    public Optional<String> passwordOf(String user) {
        return Optional.ofNullable(properties.apply(PASSWORD))
                .or(() -> Optional.ofNullable(server).map(Server::getPassword))
                .or(() -> PasswordSource.environment(environment).passwordOf(user));
    }
}
