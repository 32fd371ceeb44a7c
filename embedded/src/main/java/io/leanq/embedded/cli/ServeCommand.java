package io.leanq.embedded.cli;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.EmbeddedStartException;
import io.leanq.embedded.catalog.CatalogNames;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command that runs a server: a program by itself, and a part of other programs. Prints one line {@code listening tcp=PORT}, followed by {@code http=PORT} if there is such a
 * port, once the server answers. Runs until the program is ended, and then closes the database. Exit codes: 1 if the
 * server cannot start, 2 for wrong arguments, the signal's own after a signal.
 */
@Command(
        name = "leanq-embedded",
        mixinStandardHelpOptions = true,
        version = "LeanQ embedded server 0.1.0-SNAPSHOT",
        description = "A LeanXcale-speaking server over H2, for development and tests.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME}",
            "  ${COMMAND-FULL-NAME} --data data --user bob:secret",
            "  ${COMMAND-FULL-NAME} --port 0 --http-port 8080"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"1:the server cannot start; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class ServeCommand implements Callable<Integer> {
    private static final int CANNOT_START = 1;
    private static final String TLS_PASSWORD = "LEANQ_TLS_PASSWORD";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "1529",
            description = "port, 0 for any that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "port for HTTP alone, 0 for any that is free; without it, none")
    private @Nullable Integer httpPort;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "take connections with TLS only; the PKCS12 or JKS file has the server's key and certificate")
    private @Nullable Path tlsKeystore;

    @Option(
            names = "--tls-password",
            paramLabel = "PASSWORD",
            description = "password of the key store; others may see arguments: better in the variable " + TLS_PASSWORD)
    private @Nullable String tlsPassword;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address to listen on (default: ${DEFAULT-VALUE})")
    private String bind = "";

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "dbtest",
            description = "name of the database (default: ${DEFAULT-VALUE})")
    private String database = "";

    @Option(
            names = "--user",
            paramLabel = "NAME:PASSWORD",
            description = "a user, repeatable (default in a new database: user1:pass4user1); LXADMIN may create others")
    private List<String> users = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "keep data in this directory; without it, in memory")
    private @Nullable Path data;

    @Option(
            names = "--catalog",
            paramLabel = "both|old|new",
            defaultValue = "both",
            description =
                    "column names in LXSYS: tableName (old), table_name (new), or both (default: ${DEFAULT-VALUE})")
    private CatalogNames catalog = CatalogNames.BOTH;

    @Option(
            names = "--statement-time",
            paramLabel = "SECONDS",
            description = "end statements that take longer, with SQLSTATE 57014; without it, none")
    private @Nullable Integer statementTime;

    /** A command with the defaults of its options. */
    public ServeCommand() {}

    @Override
    public Integer call() {
        CommandLine commandLine = commandLine();
        PrintWriter err = commandLine.getErr();
        EmbeddedLeanxcale.Builder builder = EmbeddedLeanxcale.builder();
        try {
            builder.port(port).database(database).bindAddress(bind).catalogNames(catalog);
            users.forEach(user -> addUser(builder, user));
            if (httpPort != null) {
                builder.httpPort(httpPort);
            }
            if (statementTime != null) {
                builder.statementTime(Duration.ofSeconds(statementTime));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, String.valueOf(e.getMessage()));
        }
        if (data != null) {
            builder.data(data);
        }
        if (tlsPassword != null && tlsKeystore == null) {
            throw new ParameterException(commandLine, "--tls-password needs --tls-keystore");
        }
        EmbeddedLeanxcale server;
        try {
            if (tlsKeystore != null) {
                builder.tls(tlsKeystore, tlsPassword(commandLine).toCharArray());
            }
            server = builder.start();
        } catch (EmbeddedStartException e) {
            err.println("error: " + e.getMessage());
            return CANNOT_START;
        }
        err.println("For development and tests only.");
        err.println("Users: " + String.join(", ", server.users()));
        if (data == null) {
            err.println("Data is in memory and ends with the server; --data DIR keeps it.");
        }
        err.flush();
        CountDownLatch ended = new CountDownLatch(1);
        Thread shutdown = new Thread(
                () -> {
                    server.close();
                    ended.countDown();
                },
                "leanq-embedded-shutdown");
        Runtime.getRuntime().addShutdownHook(shutdown);
        commandLine
                .getOut()
                .println("listening tcp=" + server.port() + (httpPort == null ? "" : " http=" + server.httpPort()));
        commandLine.getOut().flush();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(shutdown);
            server.close();
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private String tlsPassword(CommandLine commandLine) {
        String password = tlsPassword == null ? System.getenv(TLS_PASSWORD) : tlsPassword;
        if (password == null) {
            throw new ParameterException(
                    commandLine, "--tls-keystore needs --tls-password, or the environment variable " + TLS_PASSWORD);
        }
        return password;
    }

    private static void addUser(EmbeddedLeanxcale.Builder builder, String user) {
        int colon = user.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("--user takes NAME:PASSWORD");
        }
        builder.user(user.substring(0, colon), user.substring(colon + 1));
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec.commandLine();
    }
}
