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

    /** Messages of the library point to a method, in place of which the words themselves are printed. */
    private static final String POINTER = "; the server's own words are in serverMessage()";

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

    /** The message of a failure in one line, with the server's own words if there are any. */
    public static String oneLine(Throwable failure) {
        StringBuilder line = new StringBuilder();
        if (failure instanceof LeanqException || failure instanceof UncheckedIOException) {
            line.append(failure.getMessage());
        } else {
            line.append("this should not happen; --verbose says more: ").append(failure);
        }
        String server = serverMessage(failure);
        if (server != null && line.indexOf("; the server says: ") < 0) {
            int pointer = line.indexOf(POINTER);
            if (pointer >= 0) {
                line.delete(pointer, pointer + POINTER.length());
            }
            line.append("; the server says: ").append(server);
        }
        return OneLine.of(line.toString());
    }

    private static @Nullable String serverMessage(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SqlException refusal && refusal.serverMessage() != null) {
                return refusal.serverMessage();
            }
        }
        return null;
    }
}
