package io.leanq.cli.rows;

import io.leanq.LeanqException;
import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.result.ValueText;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Progress;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.driver.DriverConnection;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.tree.Identifiers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that writes a table or the rows of a query as CSV. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a table, or the rows of a query, as CSV. The first line has the names of the columns. What load has"
                    + " loaded comes out the same.",
            "The file gets its name when it is complete: no file of that name is half an export.",
            "NULL is a field with nothing in it (--null), an empty text is \"\".",
            ValueText.FORMS
        },
        footer = {
            "",
            "Examples:",
            "  leanq export --url leanxcale://user1@localhost:1529/dbtest --table orders --output orders.csv",
            "  leanq export … --query \"SELECT id, total FROM orders WHERE total > 100\" --output - | head"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all rows are written", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ConnectionOptions connection;

    /** One of them says what is written. */
    static final class What {
        @Option(
                names = "--table",
                paramLabel = "T",
                description = "the table or view, or SCHEMA.TABLE, in no certain order")
        private @Nullable String table;

        @Option(names = "--query", paramLabel = "SQL", description = "the query")
        private @Nullable String query;
    }

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            required = true,
            description = "the file; - is standard output, in UTF-8")
    private String output = "";

    @Option(names = "--force", description = "replace the file if it exists")
    private boolean force;

    @Mixin
    private final CsvOptions csv = new CsvOptions();

    @Mixin
    private final Output printed = new Output();

    public ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        CsvFormat format = csv.format();
        boolean toOutput = output.equals("-");
        if (toOutput && (printed.isJson() || !format.encoding().equals(StandardCharsets.UTF_8))) {
            throw new ParameterException(
                    printed.commandLine(),
                    "error: --output - takes standard output for the rows, in UTF-8: give a file with "
                            + (printed.isJson() ? "--json" : "--encoding"));
        }
        long start = System.nanoTime();
        Export export = new Export(format);
        LeanxcaleOptions options = connection.options();
        String query = query(options);
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options);
                DriverConnection lent = driver.acquire();
                Progress progress = new Progress(surroundings, "export", export::rows, () -> -1)) {
            progress.begin();
            if (toOutput) {
                export.write(lent, query, new BufferedWriter(new Checked(surroundings.out()), 1 << 16));
            } else {
                export.toFile(lent, query, Path.of(output), force);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("standard output takes no more rows: " + e.getMessage(), e);
        }
        if (!toOutput) {
            double seconds = (System.nanoTime() - start) / 1e9;
            printed.line(String.format(
                    Locale.ROOT, "exported %s to %s in %.1f s", Progress.rows(export.rows()), output, seconds));
            printed.document(Map.of("file", output, "rows", export.rows(), "seconds", seconds));
        }
        return 0;
    }

    private String query(LeanxcaleOptions options) {
        String table = what.table;
        if (table == null) {
            String query = String.valueOf(what.query).strip();
            return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
        }
        try (Database db = Leanxcale.connect(options)) {
            TargetTable found = TargetTable.findOrView(db, table);
            found.leftOut().ifPresent(each -> {
                throw new LeanqException(
                        each.object() + " cannot be exported, " + each.words() + ": leave it out by --query");
            });
            return "SELECT "
                    + found.definition().columns().stream()
                            .map(column -> Identifiers.spelled(column.name()))
                            .collect(Collectors.joining(", "))
                    + " FROM " + found.spelled();
        }
    }

    /** A writer whose failures are exceptions, so that an export ends when nobody reads it any more. */
    private static final class Checked extends Writer {
        private final PrintWriter out;

        Checked(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int at, int length) throws IOException {
            out.write(text, at, length);
            check();
        }

        @Override
        public void write(String text, int at, int length) throws IOException {
            out.write(text, at, length);
            check();
        }

        private void check() throws IOException {
            if (out.checkError()) {
                throw new IOException("it is closed, or its disk is full");
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
            check();
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
