package io.leanq.samples.tpch;

import io.leanq.LeanqException;
import io.leanq.exec.Executor;
import java.util.List;
import java.util.Optional;

/**
 * What a query has given both ways.
 *
 * @param rows the rows of the query in LeanQ
 * @param typedMillis from the query to its last row, in LeanQ
 * @param sqlMillis the same in SQL
 * @param difference the first difference between the two; empty if they are equal
 */
record Answer(TpchQuery<?> query, List<?> rows, long typedMillis, long sqlMillis, Optional<String> difference) {
    private static final String LINE = "%-4s %-36s %6s %10s %8s";
    static final String HEADER = String.format(LINE, "", "query", "rows", "ms LeanQ", "ms SQL");

    /** Runs the query both ways. A failure of one of them is a difference, so that the other queries still run. */
    static <R> Answer of(TpchQuery<R> query, Executor db) {
        String side = "LeanQ";
        try {
            long start = System.nanoTime();
            List<R> typed = db.fetch(query.typed());
            side = "SQL";
            long between = System.nanoTime();
            List<R> plain = db.fetch(query.plain());
            long end = System.nanoTime();
            return new Answer(
                    query, typed, millis(between - start), millis(end - between), Comparison.difference(typed, plain));
        } catch (LeanqException e) {
            return new Answer(query, List.of(), 0, 0, Optional.of(side + " failed: " + e.getMessage()));
        }
    }

    private static long millis(long nanos) {
        return Math.round(nanos / 1e6);
    }

    /** The line of this answer below {@link #HEADER}. */
    String line() {
        return String.format(LINE, "Q" + query.number(), query.title(), rows.size(), typedMillis, sqlMillis)
                + difference.map(words -> "  DIFFERENT: " + words).orElse("");
    }
}
