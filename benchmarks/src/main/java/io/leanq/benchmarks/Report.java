package io.leanq.benchmarks;

import io.leanq.benchmarks.children.OneToMany;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as a page of tables, each with the ratio to the peer that the targets refer to. */
final class Report {
    private static final int BATCH = 100_000;

    private final Measurements measurements;
    private final long rows;
    private final int rounds;
    private final boolean undisturbed;
    private final StringBuilder page = new StringBuilder();

    /** @param undisturbed true if nothing else ran on the machine during the measurement */
    Report(Measurements measurements, long rows, int rounds, boolean undisturbed) {
        this.measurements = measurements;
        this.rows = rows;
        this.rounds = rounds;
        this.undisturbed = undisturbed;
    }

    String text() {
        page.append("""
                # Results

                Written by the one command that `README.md` names; nothing here is edited by hand. %d cores, Java %s (%s), %s.
                %s: of %d rounds,
                each with every peer in it, a cell shows the least disturbed iteration. CPU and bytes are those of the thread that
                measures, times on the clock are everybody's.

                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        undisturbed
                                ? "Nothing else ran on the machine meanwhile"
                                : "The machine was shared with other work while this ran, so read ratios and bytes "
                                        + "rather than times",
                        rounds));
        page.append("""
                ## Rendering

                Each invocation builds a new statement and renders it. \u201cText kept\u201d is LeanQ with a statement built once. jOOQ is
                asked for the text alone, in its default dialect. The target is a tenth of jOOQ's time.
                """);
        rendering("Select by key", "selectByKey");
        rendering("Join of three tables, with group, order and limit", "joinOfThreeTables");
        rendering("Insert of 100 rows", "insertOfHundredRows");
        rendering("Two window functions (MyBatis Dynamic SQL has none)", "twoWindows");
        page.append("""

                ## One to many

                %,d authors with %,d books over H2 in the same JVM, read by one statement each: LeanQ gathers the rows of a left join,
                jOOQ's MULTISET sends the books of an author as one JSON value, Hibernate's fetch join makes entities, here
                read-only. H2's own work is in every figure.
                """.formatted(OneToMany.PARENTS, OneToMany.CHILDREN));
        children();
        page.append("""

                ## Against one stock Avatica server

                avatica-server with JdbcMeta over HSQLDB in a JVM of its own. The Avatica driver speaks HTTP; LeanQ's client speaks
                HTTP to the same port, or the 12-byte framing (\u201cTCP\u201d) to Avatica's own request handler in the same process, put
                there with Avatica's classes alone. The server's work is the same for all, and most of what the clock shows.
                """);
        wire(
                "Fetch of %,d rows of 4 columns, per row (targets: 1.6 times the rows/s; cursor 100 B)".formatted(rows),
                "fetch",
                rows);
        page.append(
                "\nA record of this table takes 40 B and its text 56 B: what a stream needs beyond 96 B is its own.\n");
        wire("Batch insert of %,d rows, per row (target: 2.5 times the rows/s)".formatted(BATCH), "insert", BATCH);
        page.append("""

                The driver sends 10,000 rows a batch, which suits this server best, unless its line says otherwise. “Encoded
                beforehand” is the floor: messages of 10,000 rows made before the clock starts, each sent when the one before is
                answered. It is what the server and the socket take whoever asks, %.1f times the driver's rows/s here.
                """.formatted(timesTheDrivers("insert", "No client: encoded beforehand, TCP")));
        wire("Read of one row by its key, per read (targets: 1,024 B and a quarter of the CPU, prebuilt)", "read", 1);
        return page.toString();
    }

    private void rendering(String title, String benchmark) {
        Map<String, Measurement> peers = measurements.of(benchmark);
        double jooq = peers.get("jOOQ").cpuNanos();
        table(title, List.of("", "CPU ns/op", "clock ns/op", "B/op", "jOOQ's CPU is \u2026 times this"));
        peers.forEach((peer, m) -> row(peer, "%,.0f", m.cpuNanos(), m.nanos(), m.bytes(), jooq / m.cpuNanos()));
    }

    private void children() {
        Map<String, Measurement> peers = measurements.of("authorsWithBooks");
        double own = peers.get("LeanQ").cpuNanos();
        table(
                "All authors with their books, per book",
                List.of("", "CPU ns", "clock ns", "B", "CPU is \u2026 times LeanQ's"));
        peers.forEach((peer, m) -> row(
                peer,
                "%,.0f",
                m.cpuNanos() / OneToMany.CHILDREN,
                m.nanos() / OneToMany.CHILDREN,
                m.bytes() / OneToMany.CHILDREN,
                m.cpuNanos() / own));
    }

    private void wire(String title, String benchmark, long perOperation) {
        Map<String, Measurement> peers = measurements.of(benchmark);
        Measurement stock = peers.get("Avatica driver");
        table(
                title,
                List.of("", "per second", "times the driver's", "CPU ns", "driver's CPU is \u2026 times this", "B"));
        peers.forEach((peer, m) -> page.append(String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %,.0f | %.1f | %,.0f |%n",
                peer,
                perOperation * 1e9 / m.nanos(),
                stock.nanos() / m.nanos(),
                m.cpuNanos() / perOperation,
                stock.cpuNanos() / m.cpuNanos(),
                m.bytes() / perOperation)));
    }

    private double timesTheDrivers(String benchmark, String peer) {
        Map<String, Measurement> peers = measurements.of(benchmark);
        return peers.get("Avatica driver").nanos() / peers.get(peer).nanos();
    }

    private void table(String title, List<String> columns) {
        page.append("\n### ").append(title).append("\n\n| ").append(String.join(" | ", columns));
        page.append(" |\n|").append("---|".repeat(columns.size())).append('\n');
    }

    private void row(String peer, String format, double cpu, double clock, double bytes, double ratio) {
        String cells = "| %s | " + format + " | " + format + " | " + format + " | %.1f |%n";
        page.append(String.format(Locale.ROOT, cells, peer, cpu, clock, bytes, ratio));
    }
}
