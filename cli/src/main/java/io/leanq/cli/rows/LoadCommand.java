package io.leanq.cli.rows;

import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.result.ValueText;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that loads a file of CSV into a table. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Loads a file of CSV into a table. The first line has the names of the columns.",
            "A run that was ended, by whatever, is gone on with by the same command: no row is loaded twice, none is"
                    + " lost. The table LEANQ_LOADS in your own schema knows how far a load has come; a file that is loaded"
                    + " already is not loaded again.",
            "A field with nothing in it is NULL, \"\" is an empty text (--null).",
            ValueText.FORMS,
            "The load ends at the first row that cannot be loaded, unless --bad or --max-bad is given."
        },
        footer = {
            "",
            "Examples:",
            "  leanq load --url leanxcale://user1@localhost:1529/dbtest --table orders --file orders.csv",
            "  leanq load … --table orders --file orders.csv --map 'Order No=id' --map comment= --bad orders.bad",
            "  zcat orders.csv.gz | leanq load … --table orders --file -"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all rows are in the table or in the file of bad rows; or the file was loaded already",
            "1:failed; the message says why, and the next run goes on",
            "2:wrong arguments"
        },
        sortOptions = false)
public final class LoadCommand implements Callable<Integer> {
    private static final int MOST_CONNECTIONS = 64;

    private final Surroundings surroundings;

    @Mixin
    private final ConnectionOptions connection;

    @Option(names = "--table", paramLabel = "T", required = true, description = "the table, or SCHEMA.TABLE")
    private String table = "";

    @Option(names = "--file", paramLabel = "FILE", required = true, description = "the file; - is standard input")
    private String file = "";

    @Option(
            names = "--columns",
            paramLabel = "A,B",
            split = ",",
            description = "the columns in the order of the fields, instead of the names in the first line;"
                    + " nothing between two commas leaves a field out")
    private List<String> columns = List.of();

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            description = "this name in the first line is that column, repeatable; FIELD= leaves the field out")
    private Map<String, String> renamed = new LinkedHashMap<>();

    @Mixin
    private final CsvOptions csv = new CsvOptions();

    @Option(
            names = "--bad",
            paramLabel = "FILE",
            description = "rows that cannot be loaded go into this file in UTF-8, each with its line and the reason"
                    + " (default: FILE.bad, where --max-bad is given)")
    private @Nullable Path bad;

    @Option(
            names = "--max-bad",
            paramLabel = "N",
            description = "end the load when more rows cannot be loaded (default: any number with --bad, else 0)")
    private @Nullable Long mostBad;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "1",
            description = "load over so many connections at once (default: ${DEFAULT-VALUE})")
    private int connections = 1;

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            defaultValue = "10000",
            description = "rows of a transaction at most (default: ${DEFAULT-VALUE}); a load keeps those it began with")
    private int chunkRows = 10_000;

    @Option(names = "--again", description = "load the file once more that has been loaded already")
    private boolean again;

    @Option(
            names = "--restart",
            description = "forget a load of the file that has not ended, and begin with its first row;"
                    + " rows that are in the table stay there")
    private boolean restart;

    @Mixin
    private final Output printed = new Output();

    public LoadCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        Load.Wanted wanted = wanted();
        LeanxcaleOptions options =
                connection.options().toBuilder().poolSize(connections + 1).build();
        LoadSource source = LoadSource.of(file, surroundings.in());
        if (bad != null && source.isFile(bad)) {
            throw wrong("--bad and --file name the same file, which would lose its rows: give another one by --bad");
        }
        try (Database db = Leanxcale.connect(options);
                LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            Load.Result result = new Load(surroundings, source, wanted).run(db, driver);
            Load.lines(result).forEach(printed::line);
            document(result);
        } catch (LoadedAlready e) {
            printed.line(String.valueOf(e.getMessage()));
            document(new Load.Result(table, 0, 0, 0, null, 0));
        }
        return 0;
    }

    private void document(Load.Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("table", result.table());
        document.put("rows", result.rows());
        document.put("earlier", result.earlier());
        document.put("bad", result.bad());
        if (result.badFile() != null) {
            document.put("badFile", result.badFile());
        }
        document.put("seconds", result.seconds());
        printed.document(document);
    }

    private Load.Wanted wanted() {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw wrong("--connections is a number from 1 to " + MOST_CONNECTIONS);
        }
        if (chunkRows < 1 || chunkRows > 1_000_000) {
            throw wrong("--batch is a number of rows from 1 to 1000000");
        }
        if (mostBad != null && mostBad < 0) {
            throw wrong("--max-bad is the number of rows, 0 or more, that may be bad");
        }
        if (!columns.isEmpty() && !renamed.isEmpty()) {
            throw wrong("--columns and --map are both given: --columns names all columns already");
        }
        long most = mostBad == null ? (bad == null ? 0 : Long.MAX_VALUE) : mostBad;
        return new Load.Wanted(
                table,
                csv.format(),
                new Mapping.Wanted(columns.stream().map(String::strip).toList(), renamed),
                bad,
                most,
                connections,
                chunkRows,
                restart ? Load.Again.RESTART : again ? Load.Again.AGAIN : Load.Again.NO);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(printed.commandLine(), "error: " + message);
    }
}
