package io.leanq.samples.quickstart;

import io.leanq.exec.ExecutionListener;
import java.io.PrintStream;

/** Shows the SQL of each step; reading the catalog is left to the schema's own report. */
final class PrintedSql implements ExecutionListener {
    private final PrintStream out;

    PrintedSql(PrintStream out) {
        this.out = out;
    }

    @Override
    public void before(String sql) {
        out.println("   " + sql);
    }
}
