package io.leanq.codegen.cli;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The generator as a program: {@code generate} writes classes, {@code snapshot} writes a schema to a file. */
@Command(
        name = "leanq-codegen",
        mixinStandardHelpOptions = true,
        version = "LeanQ code generator 0.1.0-SNAPSHOT",
        description = "Typed table classes from a LeanXcale schema, or from a snapshot of one.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
public final class Main {
    static final int FAILED = 1;

    private Main() {}

    /**
     * Runs the program. A failure is printed on {@link System#err}. If the JVM was started for this program, the JVM
     * then ends with the exit code; if another program called this method, as a build tool does, the method throws
     * instead.
     *
     * @throws LeanqException if the run failed and another program called this method
     */
    public static void main(String[] args) {
        boolean isProgram = StackWalker.getInstance().walk(Stream::count) == 1;
        int code = run(System.getenv(), new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
        if (code != 0 && isProgram) {
            System.exit(code);
        } else if (code != 0) {
            throw new LeanqException(
                    "leanq-codegen failed with exit code " + code + ": System.err has the reason, above this message");
        }
    }

    /**
     * Runs the program without ending the JVM.
     *
     * @param environment where the password may be
     * @return the exit code
     */
    static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
        CommandLine program = new CommandLine(new Main())
                .addSubcommand(new GenerateCommand(environment))
                .addSubcommand(new SnapshotCommand(environment));
        program.setOut(out).setErr(err).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof LeanqException)) {
                throw failure;
            }
            err.println("error: " + failure.getMessage());
            if (failure instanceof SqlException refusal && refusal.serverMessage() != null) {
                err.println("serverMessage(): " + refusal.serverMessage());
            }
            return FAILED;
        });
        return args.length == 0 ? program.execute("--help") : program.execute(args);
    }
}
