package io.leanq.cli.sql;

import io.leanq.CallCancelled;
import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.cli.result.Printer;
import io.leanq.cli.terminal.Failures;
import io.leanq.cli.terminal.Output;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Cancellation;
import io.leanq.driver.Deadline;
import io.leanq.driver.Driver;
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
 * Runs statements on one connection; on another one after it was lost. Each is committed as it runs, until
 * {@code BEGIN}; then all of them together by {@code COMMIT}, or none by {@code ROLLBACK}. Belongs to one thread; {@link #cancel} may be called by any.
 */
final class Statements implements AutoCloseable {
    private static final Set<String> QUERIES = Set.of("SELECT", "VALUES", "WITH", "EXPLAIN", "DESCRIBE", "TABLE", "(");

    private final Driver driver;
    private final Printer printer;
    private final @Nullable PrintWriter results;
    private volatile @Nullable Cancellation running;
    private @Nullable DriverConnection lent;
    private boolean transaction;

    /** @param results where the numbers of rows and the times are printed; null for nowhere */
    Statements(Driver driver, Printer printer, @Nullable PrintWriter results) {
        this.driver = driver;
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
        } catch (ConnectionLost e) {
            throw lost(e);
        } finally {
            running = null;
        }
    }

    /**
     * Connects now, and not with the first statement.
     *
     * @throws LeanqException if the server cannot be reached or refuses the user
     */
    void connect() {
        connection();
    }

    private DriverConnection connection() {
        if (lent == null) {
            lent = driver.acquire();
        }
        return lent;
    }

    /** Gives up the connection, which a stopped statement has ended. The next statement runs on another one. */
    private LeanqException lost(ConnectionLost failure) {
        boolean withTransaction = transaction;
        close();
        String message = failure instanceof CallCancelled
                ? "stopped; whether the statement ran to its end is not known"
                : Failures.oneLine(failure);
        return new LeanqException(
                withTransaction ? message + "; the open transaction is rolled back" : message, failure);
    }

    /** Gives the connection back; an open transaction is rolled back. */
    @Override
    public void close() {
        transaction = false;
        if (lent != null) {
            lent.close();
            lent = null;
        }
    }

    /** Stops the statement that runs, if there is one. */
    void cancel() {
        Cancellation one = running;
        if (one != null) {
            one.cancel();
        }
    }

    /** Whether a statement has rows as its result. */
    static boolean isQuery(SqlScript.Statement statement) {
        return QUERIES.contains(statement.firstWord());
    }

    private String result(SqlScript.Statement statement, CallLimits limits) {
        DriverConnection connection = connection();
        String first = statement.firstWord();
        String text = statement.text().toUpperCase(Locale.ROOT);
        if (first.equals("BEGIN") || text.startsWith("START TRANSACTION")) {
            if (transaction) {
                throw new LeanqException("a transaction is open already: COMMIT or ROLLBACK ends it");
            }
            connection.autocommit(false);
            transaction = true;
            return "transaction begun";
        }
        if (text.matches("COMMIT( WORK)?") || text.matches("ROLLBACK( WORK)?")) {
            return end(connection, first.equals("COMMIT"));
        }
        if (isQuery(statement)) {
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

    private String end(DriverConnection connection, boolean commit) {
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
