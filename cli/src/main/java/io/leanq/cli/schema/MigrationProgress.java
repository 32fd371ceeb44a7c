package io.leanq.cli.schema;

import io.leanq.cli.terminal.Output;
import io.leanq.migrate.Migration;
import io.leanq.migrate.MigrationListener;
import java.time.Duration;

/** Prints the progress of migrations on the error stream, once a run has taken two seconds. */
final class MigrationProgress implements MigrationListener {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Output printed;
    private final long start = System.nanoTime();
    private long last = start + QUIET.minus(BETWEEN).toNanos();
    private String run = "";

    MigrationProgress(Output printed) {
        this.printed = printed;
    }

    @Override
    public void waiting(String owner, Duration waited) {
        tell("waiting for " + owner + ", which migrates; " + waited.toSeconds() + " s");
    }

    @Override
    public void tookOver(String owner) {
        printed.warn(owner + " gave no sign of life: this run goes on in its place");
    }

    @Override
    public void begins(Migration migration, int number, int of) {
        run = "migration " + number + " of " + of + ", " + migration.source();
    }

    @Override
    public void statement(Migration migration, int statement, int line) {
        tell(run + ": statement " + statement + " of " + migration.statements() + ", line " + line);
    }

    private void tell(String words) {
        long now = System.nanoTime();
        if (now - last >= BETWEEN.toNanos()) {
            last = now;
            printed.err().println(words);
            printed.err().flush();
        }
    }
}
