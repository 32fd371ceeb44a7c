package io.leanq.maven;

import io.leanq.exec.Database;
import io.leanq.migrate.Migration;
import io.leanq.migrate.MigrationListener;
import io.leanq.migrate.MigrationOptions;
import io.leanq.migrate.MigrationReport;
import io.leanq.migrate.Migrations;
import io.leanq.migrate.PlannedStatement;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Runs the migrations of a directory that have not run in the database, such as <code>V2__emails.sql</code>. */
@Mojo(name = "migrate", threadSafe = true)
public final class MigrateMojo extends ConfiguredMojo {
    /**
     * The directory. Without this parameter it is the one that the configuration file names by the key
     * <code>migrations</code>, or else <code>src/main/resources/db/migration</code>.
     */
    @Parameter(property = "leanq.migrations")
    private @Nullable File migrations;

    /** The table that keeps what has run; without this parameter <code>leanq_migrations</code>. */
    @Parameter(property = "leanq.historyTable")
    private @Nullable String historyTable;

    /** Prints the statements that would run, and changes nothing. */
    @Parameter(property = "leanq.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Called by Maven. */
    @Inject
    public MigrateMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        MigrationOptions options = MigrationOptions.DEFAULT.withListener(new Progress(getLog()));
        Migrations all =
                Migrations.in(directory()).with(historyTable == null ? options : options.withTable(historyTable));
        try (Database db = connect()) {
            if (dryRun) {
                all.dryRun(db).forEach(this::print);
                return;
            }
            MigrationReport report = all.run(db);
            int ran = report.ran().size();
            getLog().info(ran + (ran == 1 ? " migration ran, " : " migrations ran, ")
                    + (all.all().size() - ran) + " had run before");
        }
    }

    private void print(PlannedStatement statement) {
        getLog().info(statement.source() + " " + statement.line() + ": "
                + statement.sql().orElse("in Java") + (statement.mayHaveRun() ? " (may have run)" : ""));
    }

    private Path directory() {
        return migrations != null
                ? migrations.toPath()
                : fileConfiguration().migrations().orElseGet(() -> folder().resolve("src/main/resources/db/migration"));
    }

    /** The progress in Maven's log. */
    private record Progress(Log log) implements MigrationListener {
        @Override
        public void begins(Migration migration, int number, int of) {
            log.info("migration " + number + " of " + of + ": " + migration);
        }

        @Override
        public void waiting(String owner, Duration waited) {
            log.info("waiting for " + owner + ", who migrates, for " + waited.toSeconds() + " s");
        }

        @Override
        public void tookOver(String owner) {
            log.warn("the lock of " + owner + " is taken: that process gave no sign of life");
        }
    }
}
