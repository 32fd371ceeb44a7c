package io.leanq.cli;

import io.leanq.LeanqException;
import io.leanq.cli.diagram.DiagramCommand;
import io.leanq.cli.result.Printer;
import io.leanq.cli.rows.ExportCommand;
import io.leanq.cli.rows.LoadCommand;
import io.leanq.cli.schema.ApplyCommand;
import io.leanq.cli.schema.DiffCommand;
import io.leanq.cli.schema.GenerateCommand;
import io.leanq.cli.schema.MigrateCommand;
import io.leanq.cli.schema.PlanCommand;
import io.leanq.cli.schema.SnapshotCommand;
import io.leanq.cli.sql.SqlCommand;
import io.leanq.cli.terminal.Failures;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.cli.terminal.WrongArguments;
import io.leanq.embedded.cli.ServeCommand;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The program {@code leanq}. */
@Command(
        name = "leanq",
        mixinStandardHelpOptions = true,
        version = "LeanQ 0.1.0-SNAPSHOT",
        description = "LeanXcale from the command line: a server to try things on, SQL, rows in and out, schemas.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The password is never an argument: it comes from --password-file, from the variable LEANQ_PASSWORD,"
                    + " or is asked for.",
            "A first try, in two terminals:",
            "  leanq serve",
            "  LEANQ_PASSWORD=pass4user1 leanq sql --url leanxcale://user1@localhost:1529/dbtest"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Main {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "print the whole of a failure, with its causes and stack trace")
    private boolean verbose;

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
        int code = run(Surroundings.ofProcess(), args);
        if (code != 0 && isProgram) {
            System.exit(code);
        } else if (code != 0) {
            throw new LeanqException(
                    "leanq failed with exit code " + code + ": System.err has the reason, above this message");
        }
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new TypeConversionException("\"" + text + "\" is no regular expression: " + e.getDescription()
                    + "; each name is matched whole");
        }
    }

    private static Charset encoding(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "there is no encoding " + name + ": give one such as UTF-8, ISO-8859-1 or windows-1252");
        }
    }

    /** Prints a failure that no command has caught. The exit code is that of the command which ran. */
    private static int failed(CommandLine program, String message) {
        program.getErr().println("error: " + message);
        program.getErr().flush();
        CommandLine command = program;
        for (ParseResult parsed = program.getParseResult(); parsed != null; parsed = parsed.subcommand()) {
            command = parsed.commandSpec().commandLine();
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /**
     * Runs the program without ending the JVM.
     *
     * @return the exit code
     */
    public static int run(Surroundings surroundings, String... args) {
        Main main = new Main();
        CommandLine program = new CommandLine(main)
                .addSubcommand("serve", new ServeCommand())
                .addSubcommand(new SqlCommand(surroundings))
                .addSubcommand(new LoadCommand(surroundings))
                .addSubcommand(new ExportCommand(surroundings))
                .addSubcommand(new GenerateCommand(surroundings))
                .addSubcommand(new SnapshotCommand(surroundings))
                .addSubcommand(new DiffCommand(surroundings))
                .addSubcommand(new PlanCommand(surroundings))
                .addSubcommand(new ApplyCommand(surroundings))
                .addSubcommand(new MigrateCommand(surroundings))
                .addSubcommand(new DiagramCommand(surroundings))
                .addSubcommand("completion", new GenerateCompletion());
        String[] version = program.getCommandSpec().version();
        program.getSubcommands()
                .forEach((name, command) -> command.getCommandSpec().name(name).version(version));
        program.registerConverter(Pattern.class, Main::pattern)
                .registerConverter(Charset.class, Main::encoding)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(surroundings.interactive())
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.interactive() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler(new Failures(() -> main.verbose));
        int code;
        try {
            code = args.length == 0 ? program.execute("--help") : program.execute(args);
        } catch (OutOfMemoryError e) {
            return failed(program, "the memory of the JVM is full: give it more by JAVA_OPTS=-Xmx2g");
        }
        return code == 0 && surroundings.out().checkError() ? failed(program, Printer.CLOSED) : code;
    }
}
