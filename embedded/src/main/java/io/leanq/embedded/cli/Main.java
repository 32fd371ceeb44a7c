package io.leanq.embedded.cli;

import java.util.stream.Stream;
import picocli.CommandLine;

/** The server as a program. */
public final class Main {
    private Main() {}

    /**
     * Runs the server until the JVM or the calling thread is ended, and then returns. A failure is printed to
     * {@link System#err}. If the JVM was started for this program, a failure ends the JVM with the exit code; called by
     * another program, such as a build tool, this method throws and leaves that program running.
     *
     * @throws IllegalStateException if the server failed and another program called
     */
    public static void main(String[] args) {
        boolean isProgram = StackWalker.getInstance().walk(Stream::count) == 1;
        int code = new CommandLine(new ServeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
        if (code != 0 && isProgram) {
            System.exit(code);
        } else if (code != 0) {
            throw new IllegalStateException(
                    "leanq-embedded failed with exit code " + code + ": System.err has the reason, above this message");
        }
    }
}
