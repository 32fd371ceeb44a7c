package io.leanq.cli.rows;

import io.leanq.LeanqException;
import io.leanq.UnknownName;
import io.leanq.cli.terminal.Progress;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import io.leanq.exec.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads a file into a table, in chunks. Each chunk is committed together with a note, so a load that was ended at any
 * point is gone on with by the next run of the same command: no row is loaded twice, none is lost.
 */
final class Load {
    private final Surroundings surroundings;
    private final LoadSource source;
    private final Wanted wanted;

    /** How often a file may be loaded. */
    enum Again {
        /** A file that has been loaded is not loaded once more. */
        NO,
        /** A file that has been loaded is loaded once more; a load that has not ended is gone on with. */
        AGAIN,
        /** The file is loaded from its first row, also where a load of it has not ended. */
        RESTART
    }

    /**
     * What is loaded how.
     *
     * @param bad the file of bad rows; null for the usual one
     * @param mostBad the most bad rows; 0 if none is allowed, and no file is written
     * @param chunkRows the most rows of one transaction
     */
    record Wanted(
            String table,
            CsvFormat format,
            Mapping.Wanted columns,
            @Nullable Path bad,
            long mostBad,
            int connections,
            int chunkRows,
            Again again) {}

    /**
     * What a run has done.
     *
     * @param rows loaded by this run
     * @param earlier rows that earlier runs had done, bad ones among them
     * @param bad bad rows of all runs
     * @param badFile where bad rows are; null if there are none, or this run allowed none
     */
    record Result(
            String table,
            long rows,
            long earlier,
            long bad,
            @Nullable String badFile,
            double seconds) {}

    Load(Surroundings surroundings, LoadSource source, Wanted wanted) {
        this.surroundings = surroundings;
        this.source = source;
        this.wanted = wanted;
    }

    /** @throws LeanqException if the load cannot go to its end; what is loaded then is noted */
    Result run(Database db, Driver driver) {
        long start = System.nanoTime();
        TargetTable table = TargetTable.find(db, wanted.table);
        try (CsvRows rows = source.open(wanted.format)) {
            List<String> names = wanted.format.header() ? header(rows) : null;
            Mapping mapping = Mapping.of(table, names, wanted.columns);
            LoadNotes notes = new LoadNotes(table.spelled(), source.identity());
            Begun begun = begin(db, driver, notes, mapping);
            try (@Nullable BadRows bad = wanted.mostBad == 0 ? null : badRows(begun, names)) {
                long badBefore =
                        begun.notes.values().stream().mapToLong(Note::bad).sum();
                long before =
                        begun.notes.values().stream().mapToLong(Note::rows).sum();
                LoadState state = new LoadState(badBefore, wanted.mostBad, bad);
                loadChunks(driver, notes, mapping, begun, state, rows);
                if (bad != null && state.allBad() == 0) {
                    bad.delete();
                }
                return new Result(
                        table.toString(),
                        state.rows() - state.bad(),
                        before,
                        state.allBad(),
                        state.allBad() == 0 || bad == null ? null : bad.toString(),
                        (System.nanoTime() - start) / 1e9);
            }
        }
    }

    private List<String> header(CsvRows rows) {
        CsvRow first = rows.next();
        if (first == null) {
            throw new LeanqException(source + " is empty: its first line has the names of the columns, or --no-header"
                    + " says that it has none");
        }
        return Arrays.stream(first.fields())
                .map(name -> name == null ? "" : name.strip())
                .toList();
    }

    /**
     * A load that has begun, now or in an earlier run.
     *
     * @param isNew whether this run has begun it
     * @param notes of what is done, by the numbers of chunks
     */
    private record Begun(boolean isNew, int chunkRows, Map<Long, Note> notes) {}

    private Begun begin(Database db, Driver driver, LoadNotes notes, Mapping mapping) {
        String settings = LoadNotes.hash(mapping.insert() + mapping.targets() + mapping.width() + wanted.format);
        try (DriverConnection connection = driver.acquire()) {
            Optional<LoadNotes.Head> head = head(db, notes, connection);
            if (head.isPresent() && !head.get().finished() && wanted.again != Again.RESTART) {
                return goOn(notes, connection, head.get(), settings, mapping.width());
            }
            if (head.isPresent() && wanted.again == Again.NO) {
                requireOther(head.get(), mapping.width());
            }
            if (wanted.mostBad > 0) {
                BadRows.requireNone(badFile());
            }
            connection.autocommit(false);
            notes.begin(connection, settings, wanted.chunkRows);
            connection.commit();
            return new Begun(true, wanted.chunkRows, Map.of());
        }
    }

    /** The note of the load as a whole. The table is created when it is missing: looking at the catalog takes longer. */
    private static Optional<LoadNotes.Head> head(Database db, LoadNotes notes, DriverConnection connection) {
        try {
            return notes.head(connection);
        } catch (UnknownName e) {
            LoadNotes.createTable(db);
            return notes.head(connection);
        }
    }

    private Begun goOn(LoadNotes notes, DriverConnection connection, LoadNotes.Head head, String settings, int width) {
        if (!head.settings().equals(settings)) {
            throw new LeanqException("a load of " + source + " into " + wanted.table
                    + " that has not ended was begun with other columns or another form of CSV: give the same options,"
                    + " or --restart to load the file from its first row");
        }
        Begun begun = new Begun(false, head.chunkRows(), notes.chunks(connection));
        if (!source.isStandardInput()) {
            try (CsvRows rows = source.openToCompare(wanted.format)) {
                skipHeader(rows);
                requireSame(begun, new Chunks(rows, begun.chunkRows, width));
            }
        }
        return begun;
    }

    private void skipHeader(CsvRows rows) {
        if (wanted.format.header()) {
            rows.next();
        }
    }

    /** Compares the rows that are done with those of the file, before anything is loaded. */
    private void requireSame(Begun begun, Chunks chunks) {
        int left = begun.notes.size();
        while (left > 0) {
            Chunk chunk = chunks.next();
            Note note = chunk == null ? null : begun.notes.get(chunk.number());
            if (chunk == null || note != null && !note.isOf(chunk)) {
                throw changed(chunk);
            }
            left -= note == null ? 0 : 1;
        }
    }

    private LeanqException changed(@Nullable Chunk chunk) {
        return new LeanqException(source + " has changed since a part of it was loaded"
                + (chunk == null ? ": rows at its end are gone" : ", behind line " + (chunk.lineOf(0) - 1))
                + ": give the file as it was, or --restart to load it from its first row, where the rows of the broken"
                + " load stay in the table");
    }

    /** A file that has been loaded is not loaded again unless that is said. */
    private void requireOther(LoadNotes.Head loaded, int width) {
        if (source.isStandardInput()) {
            return;
        }
        try (CsvRows rows = source.openToCompare(wanted.format)) {
            skipHeader(rows);
            Chunks chunks = new Chunks(rows, wanted.chunkRows, width);
            boolean goesOn = true;
            while (goesOn && chunks.read() < loaded.rows()) {
                goesOn = chunks.next(loaded.rows() - chunks.read()) != null;
            }
            if (chunks.read() == loaded.rows() && chunks.fingerprint() == loaded.fingerprint()) {
                throw new LoadedAlready(source + " has been loaded into " + wanted.table + " already, with "
                        + Progress.rows(loaded.rows())
                        + (chunks.next() == null ? "" : ", and has more rows since")
                        + ": --again loads all of it once more");
            }
        }
    }

    private Path badFile() {
        return wanted.bad == null ? source.badRows() : wanted.bad;
    }

    private BadRows badRows(Begun begun, @Nullable List<String> names) {
        return begun.isNew
                ? BadRows.begin(badFile(), wanted.format, names)
                : BadRows.goOn(badFile(), wanted.format, names, begun.notes.values());
    }

    private void loadChunks(
            Driver driver, LoadNotes notes, Mapping mapping, Begun begun, LoadState state, CsvRows rows) {
        Chunks chunks = new Chunks(rows, begun.chunkRows, mapping.width());
        try (Progress progress = new Progress(surroundings, "load", state::rows, source::share);
                LoadConnections connections = new LoadConnections(driver, wanted.connections)) {
            progress.begin();
            for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                Note note = begun.notes.get(chunk.number());
                if (note != null && !note.isOf(chunk)) {
                    throw changed(chunk);
                }
                if (note == null || note.rows() < chunk.size()) {
                    Chunk next = chunk;
                    connections.run(connection -> new ChunkLoad(mapping, notes, state, connection, next, note).run());
                }
            }
            connections.awaitEnd();
            connections.run(connection -> finish(notes, connection, chunks, state));
            connections.awaitEnd();
        } catch (TooManyBadRows e) {
            throw new LeanqException(
                    source + ", line " + e.line() + ": " + e.getMessage() + "; " + Progress.rows(state.rows())
                            + (state.rows() == 1 ? " is" : " are")
                            + " done. Correct the line and run the command again, which goes on behind them, or "
                            + (wanted.mostBad == 0
                                    ? "let --bad FILE take rows that cannot be loaded"
                                    : "allow more bad rows by --max-bad"),
                    e);
        }
    }

    private void finish(LoadNotes notes, DriverConnection connection, Chunks chunks, LoadState state) {
        if (source.isStandardInput()) {
            notes.forget(connection);
        } else {
            notes.finish(connection, chunks.read(), state.allBad(), chunks.fingerprint());
        }
        connection.commit();
    }

    /** The result for a person. */
    static List<String> lines(Result result) {
        List<String> lines = new ArrayList<>();
        lines.add("loaded " + Progress.rows(result.rows) + " into " + result.table
                + String.format(Locale.ROOT, " in %.1f s", result.seconds)
                + (result.earlier == 0 ? "" : ", behind " + result.earlier + " of earlier runs"));
        if (result.bad > 0) {
            lines.add((result.bad == 1 ? "1 bad row is " : result.bad + " bad rows are ")
                    + (result.badFile == null ? "set aside by earlier runs" : "in " + result.badFile));
        }
        return lines;
    }
}
