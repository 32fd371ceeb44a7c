package io.leanq.cli.sql;

import io.leanq.LeanqException;
import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.result.Printer;
import io.leanq.cli.terminal.Failures;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.migrate.SqlScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that runs SQL. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Runs SQL: that of --execute or --file, what is piped in, or what is typed at a prompt.",
            "Each statement ends with a semicolon, and is committed as it runs; BEGIN opens a transaction, COMMIT or"
                    + " ROLLBACK ends it. The first statement that fails ends the run, unless --continue is given."
        },
        footer = {
            "",
            "Examples:",
            "  leanq sql --url leanxcale://user1@localhost:1529/dbtest",
            "  leanq sql --execute \"SELECT * FROM customers\" --format csv > customers.csv",
            "  leanq sql --file schema.sql"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every statement ran", "1:one failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class SqlCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ConnectionOptions connection;

    @Option(names = "--execute", paramLabel = "SQL", description = "run this and end")
    private @Nullable String execute;

    @Option(names = "--file", paramLabel = "FILE", description = "run the statements of this file (UTF-8) and end")
    private @Nullable Path file;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            description = "form of results (default: table); csv and json print results and nothing else on standard"
                    + " output. In csv, NULL is nothing and an empty text is \"\"")
    private Printer.@Nullable Form form;

    @Option(
            names = "--continue",
            description = "go on with the next statement where one fails, unless an open transaction is lost with it;"
                    + " the exit code is 1")
    private boolean goOn;

    @Mixin
    private final Output printed = new Output();

    public SqlCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        if (execute != null && file != null) {
            throw wrong("--execute and --file are both given: give one of them");
        }
        if (printed.isJson() && form != null && form != Printer.Form.JSON) {
            throw wrong("--json and --format are both given, and differ");
        }
        Printer.Form chosen = printed.isJson() ? Printer.Form.JSON : form == null ? Printer.Form.TABLE : form;
        boolean table = chosen == Printer.Form.TABLE;
        LeanxcaleOptions options = connection.options();
        String given = given();
        List<SqlScript.Statement> script =
                given == null ? List.of() : SqlScript.of(source(), given).statements();
        long queries = script.stream().filter(Statements::isQuery).count();
        if (printed.isJson() && queries > 1) {
            throw wrong("--json prints one document, and there are " + queries
                    + " queries: give one, or --format json, which prints a document for each");
        }
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options);
                Database database = Leanxcale.connect(options);
                Statements statements = new Statements(
                        driver, Printer.of(chosen, printed.out()), table ? printed.out() : printed.err())) {
            if (given == null) {
                statements.connect();
                return new Prompt(surroundings, database, statements, printed).run();
            }
            boolean allRan = runAll(statements, script);
            if (allRan && printed.isJson() && queries == 0) {
                printed.out().println("[]");
            }
            if (statements.isInTransaction()) {
                printed.warn("a transaction is open at the end: it is rolled back");
            }
            return allRan ? 0 : Failures.FAILED;
        }
    }

    /** The text to run; null if it comes from a prompt. */
    private @Nullable String given() {
        try {
            if (execute != null) {
                return execute;
            }
            if (file != null) {
                return withoutMark(Files.readString(file));
            }
            return surroundings.interactive()
                    ? null
                    : withoutMark(new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LeanqException(
                    (file == null ? "standard input" : file) + " cannot be read as UTF-8 text: " + e, e);
        }
    }

    /** The text without the byte order mark that editors of Windows write before it. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private String source() {
        return execute != null ? "--execute" : file != null ? String.valueOf(file.getFileName()) : "input";
    }

    private boolean runAll(Statements statements, List<SqlScript.Statement> script) {
        boolean allRan = true;
        for (SqlScript.Statement statement : script) {
            boolean inTransaction = statements.isInTransaction();
            try {
                statements.run(statement);
            } catch (LeanqException e) {
                String place = execute != null ? "" : source() + ", line " + statement.line() + ": ";
                // Behind a transaction that is lost, its other statements would each be committed alone.
                boolean lost = inTransaction && !statements.isInTransaction();
                if (!goOn || lost) {
                    throw place.isEmpty() ? e : new StatementFailed(place, e);
                }
                allRan = false;
                printed.out().flush();
                printed.err().println("error: " + place + Failures.oneLine(e));
            }
        }
        return allRan;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(printed.commandLine(), "error: " + message);
    }
}
