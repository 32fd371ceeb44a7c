package io.leanq.cli.schema;

import io.leanq.LeanqException;
import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.exec.Database;
import io.leanq.migrate.MigrationOptions;
import io.leanq.migrate.MigrationReport;
import io.leanq.migrate.MigrationStatus;
import io.leanq.migrate.Migrations;
import io.leanq.migrate.PlannedStatement;
import io.leanq.migrate.Repair;
import io.leanq.schema.OwnTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that runs migrations, and tells and mends their history. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the SQL files of a folder that have not run in this database, in the order of their numbers, once"
                    + " each: V1__customers.sql, V1.4__orders.sql.",
            "A run that was stopped or killed is taken up at the statement where it stood. Two runs at once wait for"
                    + " each other."
        },
        footer = {
            "",
            "Examples:",
            "  leanq migrate --url leanxcale://user1@localhost:1529/dbtest --folder db/migration",
            "  leanq migrate --folder db/migration --status",
            "  leanq migrate --folder db/migration --statement-done 12"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, or nothing to do", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private final ConnectionOptions connection;

    @Option(names = "--folder", paramLabel = "DIR", required = true, description = "the folder of the files")
    private Path folder = Path.of("");

    @ArgGroup
    private Action action = new Action();

    /** What is done in place of a run. */
    private static final class Action {
        @Option(names = "--status", description = "print what has become of each; change nothing")
        private boolean status;

        @Option(names = "--dry-run", description = "print the statements that would run; change nothing")
        private boolean dryRun;

        @Option(names = "--validate", description = "fail if files and history differ; change nothing")
        private boolean validate;

        @Option(
                names = "--baseline",
                paramLabel = "N",
                description = "begin the history of a database that is there already: versions up to N count as done")
        private @Nullable String baseline;

        @Option(
                names = "--statement-done",
                paramLabel = "N",
                description = "the statement at which version N stopped has run, or its work was done by hand")
        private @Nullable String statementDone;

        @Option(
                names = "--statement-not-done",
                paramLabel = "N",
                description = "the statement of version N of which nobody knows has not run")
        private @Nullable String statementNotDone;

        @Option(
                names = "--accept-change",
                paramLabel = "N",
                description = "the file of version N is right as it is now; nothing runs")
        private @Nullable String acceptChange;

        @Option(names = "--forget", paramLabel = "N", description = "version N is not wanted any more")
        private @Nullable String forget;

        private @Nullable Repair repair() {
            if (statementDone != null) {
                return Repair.statementDone(statementDone);
            }
            if (statementNotDone != null) {
                return Repair.statementNotDone(statementNotDone);
            }
            if (acceptChange != null) {
                return Repair.acceptChange(acceptChange);
            }
            return forget == null ? null : Repair.forget(forget);
        }
    }

    @Option(
            names = "--history-table",
            paramLabel = "NAME",
            defaultValue = OwnTables.MIGRATIONS,
            description =
                    "table of the history (default: ${DEFAULT-VALUE}); snapshot, diff, plan and apply know no other, so"
                            + " --exclude it there")
    private String table = "";

    @Option(names = "--out-of-order", description = "run files that have not run although a later one has")
    private boolean outOfOrder;

    @Option(names = "--refuse-newer", description = "fail where a newer program's migrations have run")
    private boolean refuseNewer;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "how long to wait for another run (default: ${DEFAULT-VALUE})")
    private int wait;

    @Mixin
    private final Output printed = new Output();

    public MigrateCommand(Surroundings surroundings) {
        this.connection = new ConnectionOptions(surroundings);
    }

    @Override
    public Integer call() {
        try (Database db = connection.connect()) {
            call(db, Migrations.in(folder).with(connection.argument(this::options)));
            return 0;
        } catch (LeanqException e) {
            throw MigrationAdvice.forCommandLine(e);
        }
    }

    private MigrationOptions options() {
        MigrationOptions options = MigrationOptions.DEFAULT
                .withTable(table)
                .withLongestWait(Duration.ofSeconds(wait))
                .withListener(new MigrationProgress(printed));
        options = outOfOrder ? options.withOutOfOrder() : options;
        return refuseNewer ? options.withNewerRefused() : options;
    }

    private void call(Database db, Migrations migrations) {
        Repair repair = action.repair();
        if (repair != null) {
            status(migrations.repair(db, repair));
        } else if (action.status) {
            status(migrations.status(db));
        } else if (action.dryRun) {
            dryRun(migrations.dryRun(db));
        } else if (action.validate) {
            migrations.validate(db);
            printed.line("files and history agree");
            printed.document(Map.of("valid", true));
        } else if (action.baseline != null) {
            migrations.baseline(db, action.baseline);
            status(migrations.status(db));
        } else {
            report(migrations.run(db));
        }
    }

    private void report(MigrationReport report) {
        report.ran()
                .forEach(ran -> printed.line("done " + ran.source() + ": " + Output.count(ran.statements(), "statement")
                        + ", " + ran.time().toMillis() + " ms"));
        printed.line(
                report.ran().isEmpty()
                        ? "nothing to do"
                        : Output.count(report.ran().size(), "migration") + " done");
        printed.document(Map.of(
                "ran",
                report.ran().stream()
                        .map(ran -> Map.of(
                                "version", ran.version().toString(),
                                "source", ran.source(),
                                "statements", ran.statements(),
                                "millis", ran.time().toMillis()))
                        .toList()));
    }

    private void status(List<MigrationStatus> all) {
        all.forEach(one -> printed.line(words(one)));
        printed.document(
                Map.of("migrations", all.stream().map(MigrateCommand::document).toList()));
    }

    private static String words(MigrationStatus one) {
        String state = one.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return one.version() + " " + one.description() + ": " + state
                + (one.statements() == 0
                        ? ""
                        : ", " + one.statementsDone() + " of " + Output.count(one.statements(), "statement"))
                + one.failure().map(reason -> "; " + reason).orElse("");
    }

    private static Map<String, Object> document(MigrationStatus one) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", one.version().toString());
        document.put("description", one.description());
        document.put("source", one.source());
        document.put("state", one.state().name());
        document.put("statements", one.statements());
        document.put("statementsDone", one.statementsDone());
        one.failure().ifPresent(reason -> document.put("failure", reason));
        return document;
    }

    private void dryRun(List<PlannedStatement> all) {
        all.forEach(one -> printed.line(one.source() + ", line " + one.line() + ": "
                + one.sql().orElse("") + (one.mayHaveRun() ? " -- may have run already" : "")));
        if (all.isEmpty()) {
            printed.line("nothing to do");
        }
        printed.document(Map.of(
                "statements",
                all.stream()
                        .map(one -> Map.of(
                                "source",
                                one.source(),
                                "line",
                                one.line(),
                                "sql",
                                one.sql().orElse("")))
                        .toList()));
    }
}
