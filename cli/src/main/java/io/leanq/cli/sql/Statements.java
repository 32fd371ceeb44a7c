package io.leanq.cli.sql;

import io.leanq.cli.result.Printer;
import io.leanq.cli.terminal.Output;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Cancellation;
import io.leanq.driver.Deadline;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.RowCounts;
import io.leanq.migrate.SqlScript;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on one connection. Each is committed as it runs, until {@code BEGIN}; then all of them together by
 * {@code COMMIT}, or none by {@code ROLLBACK}. Belongs to one thread; {@link #cancel} may be called by any.
 */
final class Statements {
    private static final Set<String> QUERIES = Set.of("SELECT", "VALUES", "WITH", "EXPLAIN", "DESCRIBE", "TABLE", "(");

    private final DriverConnection connection;
    private final Printer printer;
    private final @Nullable PrintWriter results;
    private volatile @Nullable Cancellation running;
    private boolean transaction;

    /** @param results where the numbers of rows and the times are printed; null for nowhere */
    Statements(DriverConnection connection, Printer printer, @Nullable PrintWriter results) {
        this.connection = connection;
        this.printer = printer;
        this.results = results;
    }

    /** Whether a transaction is open. */
    boolean isInTransaction() {
        return transaction;
    }

    /**
     * Runs a statement and prints its result.
     *
     * @throws io.leanq.LeanqException if the database refuses it, or it was cancelled
     */
    void run(SqlScript.Statement statement) {
        Cancellation cancellation = new Cancellation();
        running = cancellation;
        long start = System.nanoTime();
        try {
            String result = result(statement, new CallLimits(Deadline.NONE, 0, Long.MAX_VALUE, List.of(cancellation)));
            if (results != null) {
                results.println(result + " (" + (System.nanoTime() - start) / 1_000_000 + " ms)");
                results.flush();
            }
        } finally {
            running = null;
        }
    }

    /** Stops the statement that runs, if there is one. */
    void cancel() {
        Cancellation one = running;
        if (one != null) {
            one.cancel();
        }
    }

    private String result(SqlScript.Statement statement, CallLimits limits) {
        String first = statement.firstWord();
        String text = statement.text().toUpperCase(Locale.ROOT);
        if (first.equals("BEGIN") || text.startsWith("START TRANSACTION")) {
            connection.autocommit(false);
            transaction = true;
            return "transaction begun";
        }
        if (text.matches("COMMIT( WORK)?") || text.matches("ROLLBACK( WORK)?")) {
            return end(first.equals("COMMIT"));
        }
        if (QUERIES.contains(first)) {
            try (DriverCursor cursor = connection.query(statement.text(), BindWriter.NONE, limits)) {
                return Output.count(printer.print(cursor), "row");
            }
        }
        long changed = connection.execute(statement.text(), BindWriter.NONE, limits);
        boolean counts = Set.of("INSERT", "UPDATE", "DELETE", "UPSERT", "MERGE").contains(first);
        return !counts
                ? "done"
                : changed == RowCounts.UNREPORTED
                        ? "done; the rows were not counted"
                        : Output.count(changed, "row") + " changed";
    }

    private String end(boolean commit) {
        if (!transaction) {
            return "no transaction is open: BEGIN opens one; without it each statement is committed as it runs";
        }
        transaction = false;
        try {
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } finally {
            connection.autocommit(true);
        }
        return commit ? "committed" : "rolled back";
    }
}
