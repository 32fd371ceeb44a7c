package io.leanq.cli.rows;

import io.leanq.BatchRows;
import io.leanq.ConnectionLost;
import io.leanq.ConstraintViolation;
import io.leanq.SqlException;
import io.leanq.ValueTooLong;
import io.leanq.WriteConflict;
import io.leanq.cli.result.ValueText.NoValue;
import io.leanq.cli.rows.BadRows.BadRow;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.type.Binds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Loads one chunk over one connection. Its rows are committed together with its {@link Note}, as a whole where the
 * database takes them all. Where it refuses some, the chunk is divided until a row stands alone, which is a bad one.
 * Belongs to one thread.
 */
final class ChunkLoad {
    private static final int CONFLICTS = 5;
    /** The end of a reason, which is meant for programs. */
    private static final String POINTER = "; the server's own words are in serverMessage()";
    /** Line ends, and the place of the row in a message to the server. */
    private static final Pattern PLACE = Pattern.compile("\\s*(\\R|\\(row \\d+ of the batch\\))\\s*");

    private static final long PAUSE_MILLIS = 20;

    private final Mapping mapping;
    private final LoadNotes notes;
    private final LoadState state;
    private final DriverConnection connection;
    private final String insert;
    private final @Nullable Object[] values;

    private final Chunk chunk;
    private @Nullable Note note;
    /** The first row of which neither table nor list has anything. */
    private int next;
    /** The most rows of the next attempt. */
    private int step;
    /** Bad rows before {@link #next} that no note has yet. */
    private final List<BadRow> waiting = new ArrayList<>();

    /** The lines of bad rows that are in their file, also where the transaction then failed. */
    private final Set<Long> written = new HashSet<>();

    private int conflicts;
    /** The row that the last refusal named; empty if it named none. */
    private OptionalInt refused = OptionalInt.empty();

    /** @param note what is done of the chunk; null for nothing */
    ChunkLoad(
            Mapping mapping,
            LoadNotes notes,
            LoadState state,
            DriverConnection connection,
            Chunk chunk,
            @Nullable Note note) {
        this.mapping = mapping;
        this.notes = notes;
        this.state = state;
        this.connection = connection;
        this.insert = mapping.insert();
        this.values = new Object[mapping.targets().size()];
        this.chunk = chunk;
        this.note = note;
        this.next = note == null ? 0 : note.rows();
        this.step = chunk.size();
    }

    /**
     * Loads the rows that are not done.
     *
     * @throws TooManyBadRows if a row is one bad row too many; those before it are committed
     */
    void run() {
        while (next < chunk.size()) {
            int end = Math.min(chunk.size(), next + step);
            try {
                attempt(end);
            } catch (ConnectionLost e) {
                throw e;
            } catch (SqlException e) {
                connection.rollback();
                if (e instanceof WriteConflict && ++conflicts <= CONFLICTS) {
                    pause();
                } else if (isOfRow(e)) {
                    divide(end, e);
                } else {
                    throw e;
                }
            }
        }
        if (!waiting.isEmpty()) {
            commit(next, List.of());
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS << conflicts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rows up to an end were refused: the one that is alone is bad, of several fewer are tried. */
    private void divide(int end, SqlException refusal) {
        if (end == next + 1) {
            BadRow bad = new BadRow(chunk.rows().get(next), reason(refusal));
            if (!state.hasRoom(waiting.size() + 1)) {
                stopAt(bad);
            }
            waiting.add(bad);
            next++;
            step = chunk.size();
            return;
        }
        int told = refused.isPresent() ? refused.getAsInt() : -1;
        step = told > next ? told - next : told == next ? 1 : Math.max(1, (end - next) / 2);
    }

    private void stopAt(BadRow bad) {
        if (!waiting.isEmpty()) {
            commit(next, List.of());
        }
        throw new TooManyBadRows(bad);
    }

    private void attempt(int end) {
        refused = OptionalInt.empty();
        List<BadRow> found = new ArrayList<>();
        List<Integer> sent = new ArrayList<>(end - next);
        @Nullable BadRow over = null;
        int until = next;
        try (DriverBatch batch = connection.batch(insert, (row, changed) -> {})) {
            for (; until < end; until++) {
                CsvRow row = chunk.rows().get(until);
                try {
                    mapping.convert(row, values);
                } catch (NoValue e) {
                    BadRow bad = new BadRow(row, e.reason());
                    if (!state.hasRoom(waiting.size() + found.size() + 1)) {
                        over = bad;
                        break;
                    }
                    found.add(bad);
                    continue;
                }
                write(batch.binds());
                sent.add(until);
                batch.addRow();
            }
            batch.finish();
        } catch (SqlException e) {
            refused = named(e, sent);
            throw e;
        }
        if (until > next || !waiting.isEmpty()) {
            commit(until, found);
        }
        if (over != null) {
            throw new TooManyBadRows(over);
        }
        step = Math.min(chunk.size(), step * 2);
    }

    private void write(Binds binds) {
        for (int i = 0; i < values.length; i++) {
            mapping.targets().get(i).type().write(binds, i, values[i]);
        }
    }

    private static OptionalInt named(SqlException refusal, List<Integer> sent) {
        Optional<BatchRows> rows = refusal.batchRows();
        if (rows.isEmpty()
                || rows.get().first() != rows.get().last()
                || rows.get().first() >= sent.size()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(sent.get((int) rows.get().first()));
    }

    /**
     * Commits the rows of the open transaction.
     *
     * @param until the row behind them
     * @param found bad rows among them
     */
    private void commit(int until, List<BadRow> found) {
        List<BadRow> bad = new ArrayList<>(waiting);
        bad.addAll(found);
        int badBefore = note == null ? 0 : note.bad();
        int rowsBefore = note == null ? 0 : note.rows();
        Note done = Note.of(chunk, until, badBefore + bad.size());
        notes.write(connection, note, done);
        List<BadRow> unwritten =
                bad.stream().filter(each -> written.add(each.row().line())).toList();
        if (!unwritten.isEmpty()) {
            state.write(unwritten);
        }
        connection.commit();
        note = done;
        next = until;
        waiting.clear();
        state.committed(until - rowsBefore, bad.size());
    }

    /** Whether a row is to blame: another row would have been taken. */
    private static boolean isOfRow(SqlException refusal) {
        return refusal instanceof ConstraintViolation
                || refusal instanceof ValueTooLong
                || refusal.sqlState().startsWith("22")
                || refusal.sqlState().startsWith("23");
    }

    private static String reason(SqlException refusal) {
        String words = refusal.serverMessage();
        return refusal.reason().replace(POINTER, "") + " [SQLSTATE " + refusal.sqlState() + "]"
                + (words == null
                        ? ""
                        : ": " + PLACE.matcher(words).replaceAll(" ").strip());
    }
}
