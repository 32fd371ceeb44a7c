package io.leanq.leanxcale.process;

import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.migrate.Migration;
import io.leanq.migrate.MigrationListener;
import io.leanq.migrate.MigrationOptions;
import io.leanq.migrate.MigrationReport;
import io.leanq.migrate.Migrations;
import io.leanq.migrate.UncertainStatement;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that runs the migrations of a directory: {@code URL DIRECTORY LEASE_MILLIS}. It prints a line for each
 * statement that begins, and then how many migrations it ran. It exits with 3 if a statement may have run.
 */
final class MigrationProcess {
    static final int UNCERTAIN = 3;

    private MigrationProcess() {}

    public static void main(String[] arguments) {
        try (Database database = Leanxcale.connect(arguments[0])) {
            MigrationReport report = Migrations.in(Path.of(arguments[1]))
                    .with(MigrationOptions.DEFAULT
                            .withLease(Duration.ofMillis(Long.parseLong(arguments[2])))
                            .withListener(new Printing()))
                    .run(database);
            System.out.println("ran " + report.ran().size());
        } catch (UncertainStatement e) {
            System.out.println(e.getMessage());
            System.out.flush();
            Runtime.getRuntime().halt(UNCERTAIN);
        }
    }

    private static final class Printing implements MigrationListener {
        @Override
        public void statement(Migration migration, int statement, int line) {
            System.out.println("statement " + migration + " " + statement);
        }

        @Override
        public void tookOver(String owner) {
            System.out.println("took over");
        }

        @Override
        public void foundDone(Migration migration, int statement) {
            System.out.println("found done");
        }
    }
}
