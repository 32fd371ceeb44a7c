package io.leanq.samples.quickstart;

import io.leanq.exec.ExecutionListener;
import java.io.PrintStream;

/** Prints the SQL of each step. Queries of the catalog are not printed; the schema's own report stands for them. */
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
