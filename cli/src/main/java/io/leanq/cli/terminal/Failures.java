package io.leanq.cli.terminal;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Prints a failure in one line. The server's own words follow its message in that line; with {@code --verbose} the
 * stack trace follows.
 */
public final class Failures implements IExecutionExceptionHandler {
    /** The exit code of a command that failed, unless the command's help names another. */
    public static final int FAILED = ExitCode.SOFTWARE;

    private final BooleanSupplier verbose;

    public Failures(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("error: " + oneLine(failure));
        if (verbose.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String oneLine(Throwable failure) {
        StringBuilder line = new StringBuilder();
        if (failure instanceof LeanqException || failure instanceof UncheckedIOException) {
            line.append(failure.getMessage());
        } else {
            line.append("this should not happen; --verbose says more: ").append(failure);
        }
        String server = failure instanceof SqlException refusal ? refusal.serverMessage() : null;
        if (server != null) {
            cut(line, "; the server's own words are in serverMessage()");
            line.append("; the server says: ").append(server);
        }
        return flat(line.toString());
    }

    private static void cut(StringBuilder line, String end) {
        if (line.toString().endsWith(end)) {
            line.setLength(line.length() - end.length());
        }
    }

    private static String flat(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
