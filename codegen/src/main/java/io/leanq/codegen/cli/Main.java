package io.leanq.codegen.cli;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The generator as a program: {@code generate} writes classes, {@code snapshot} keeps a schema in a file. */
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
     * Returns when all is done. A failure is told on {@link System#err}, and ends the JVM with the exit code if the JVM
     * was started for this program; called by another program, as by a build tool, it throws and leaves that program
     * running.
     *
     * @throws LeanqException if it failed and another program called
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
     * What the program does, but for ending the JVM.
     *
     * @param environment where the password may stand
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
