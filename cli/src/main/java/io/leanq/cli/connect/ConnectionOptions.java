package io.leanq.cli.connect;

import io.leanq.LeanqException;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.exec.Database;
import io.leanq.exec.ExecutionListener;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The database that a command works on. The password comes from the first of these that is there: the file of
 * {@code --password-file}, the variable {@code LEANQ_PASSWORD}, the URL, a question on the terminal.
 */
public final class ConnectionOptions {
    /** The environment variable with the password. Others on the machine can see a password in an argument. */
    public static final String PASSWORD = "LEANQ_PASSWORD";

    private final Surroundings surroundings;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the database: leanxcale://USER@HOST:PORT/DATABASE; without it, the variable LEANQ_URL")
    private @Nullable String url;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "the password is the first line of this file (default: the variable LEANQ_PASSWORD,"
                    + " else the URL's, else it is asked for)")
    private @Nullable Path passwordFile;

    public ConnectionOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** True if a URL was given, as an option or in the environment. */
    public boolean isGiven() {
        return given() != null;
    }

    /** True if the option {@code --url} was given. */
    public boolean isOption() {
        return url != null;
    }

    /**
     * The URL, without the password of the other places.
     *
     * @throws ParameterException if there is none, or it is none of LeanXcale
     */
    public String url() {
        String text = given();
        if (text == null) {
            throw new ParameterException(
                    commandLine(),
                    "error: no database: give --url leanxcale://USER@HOST:PORT/DATABASE, or set LEANQ_URL");
        }
        argument(() -> LeanxcaleUrl.parse(text));
        return text;
    }

    private @Nullable String given() {
        return url == null ? surroundings.environment().get("LEANQ_URL") : url;
    }

    /**
     * The options of the connection, with the password.
     *
     * @throws ParameterException if there is no URL, or the URL or the password's file is wrong
     */
    public LeanxcaleOptions options() {
        String text = url();
        LeanxcaleOptions options = argument(() -> LeanxcaleUrl.parse(text));
        String password = password(options);
        if (password == null) {
            return options;
        }
        if (options.user().isEmpty()) {
            throw new ParameterException(
                    commandLine(),
                    "error: " + (passwordFile == null ? PASSWORD + " is set" : "--password-file is given")
                            + ", but the URL names no user: leanxcale://USER@HOST/DATABASE");
        }
        return options.toBuilder().user(options.user(), password).build();
    }

    /**
     * Opens the database.
     *
     * @throws ParameterException as {@link #options()}
     * @throws LeanqException if the server cannot be reached or refuses the user
     */
    public Database connect() {
        return connect(List.of());
    }

    /** As {@link #connect()}; the listeners are told of each statement. */
    public Database connect(List<? extends ExecutionListener> listeners) {
        return Leanxcale.connect(options(), listeners);
    }

    /** The password for a URL that another part of the program reads; empty if the URL's own is to be taken. */
    public Optional<String> passwordOf(String user) {
        String text = given();
        LeanxcaleOptions ours = text == null ? null : argument(() -> LeanxcaleUrl.parse(text));
        if (ours != null && ours.user().equals(user)) {
            return Optional.ofNullable(password(ours));
        }
        return Optional.ofNullable(
                passwordFile == null ? surroundings.environment().get(PASSWORD) : firstLine(passwordFile));
    }

    private @Nullable String password(LeanxcaleOptions options) {
        if (passwordFile != null) {
            return firstLine(passwordFile);
        }
        String variable = surroundings.environment().get(PASSWORD);
        if (variable != null) {
            return variable;
        }
        if (options.user().isEmpty() || options.password() != null) {
            return null;
        }
        char[] typed = surroundings.ask().apply("Password of " + options.user() + ": ");
        return typed == null ? null : new String(typed);
    }

    private String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            String line = lines.findFirst().orElse("");
            return line.startsWith("\uFEFF") ? line.substring(1) : line;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ParameterException(commandLine(), "error: --password-file " + file + " cannot be read: " + e);
        }
    }

    /** Evaluates an argument; if that fails, the program ends with exit code 2 and the reason. */
    public <X> X argument(Supplier<X> read) {
        try {
            return read.get();
        } catch (LeanqException e) {
            throw new ParameterException(commandLine(), "error: " + e.getMessage());
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec.commandLine();
    }
}
