package io.leanq.cli.schema;

import io.leanq.cli.terminal.Output;
import io.leanq.exec.ExecutionListener;
import java.time.Duration;
import java.util.List;

/** Prints on the error stream which statement of a plan runs, once the run has taken two seconds. */
final class StatementProgress implements ExecutionListener {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Output printed;
    private long next = Long.MAX_VALUE;
    private List<String> statements = List.of();

    StatementProgress(Output printed) {
        this.printed = printed;
    }

    /** Begins to watch for these statements. */
    void begin(List<String> sql) {
        statements = sql;
        next = System.nanoTime() + QUIET.toNanos();
    }

    @Override
    public void before(String sql) {
        int number = statements.indexOf(sql) + 1;
        if (number > 0 && System.nanoTime() >= next) {
            next = System.nanoTime() + BETWEEN.toNanos();
            printed.err().println("statement " + number + " of " + statements.size() + ": " + sql);
            printed.err().flush();
        }
    }
}
