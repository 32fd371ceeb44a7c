package io.leanq.cli.rows;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;

import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.RowCounts;
import io.leanq.exec.Database;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.OwnTables;
import io.leanq.schema.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table LEANQ_LOADS, which tells the next run how far a load has come. A load has one row with chunk 0, and one
 * for each chunk of which rows are done, written in the transaction of these rows. When the load has ended, the row of
 * chunk 0 remains. Immutable.
 */
final class LoadNotes {
    private static final String ID = "load_id";
    private static final DynamicTable TABLE = Table.named(OwnTables.LOADS)
            .column(ID, VARCHAR(40))
            .column("chunk", BIGINT)
            .primaryKey(ID, "chunk")
            .column("target", VARCHAR(600))
            .column("source", VARCHAR(4000))
            .column("settings", VARCHAR(40))
            .column("chunk_rows", INTEGER)
            .column("rows_done", BIGINT, notNull())
            .column("rows_bad", BIGINT, notNull())
            .column("first_line", BIGINT)
            .column("last_line", BIGINT)
            .column("fingerprint", BIGINT, notNull())
            .column("finished", TIMESTAMP)
            .build();

    private final String id;
    private final String target;
    private final String source;

    /** @param source the file, by a name that is the same in the next run */
    LoadNotes(String target, String source) {
        this.target = target;
        this.source = source;
        this.id = hash(target + "\n" + source);
    }

    /**
     * What is noted of a load as a whole.
     *
     * @param settings a hash of the columns and the form of the file
     * @param chunkRows the most rows of a chunk
     * @param rows of the file, once the load has ended
     * @param fingerprint of all rows of the file, once the load has ended
     */
    record Head(String settings, int chunkRows, boolean finished, long rows, long bad, long fingerprint) {}

    /** Creates the table if it does not exist. */
    static void createTable(Database db) {
        try {
            MetaData.of(TABLE).createAll(db);
        } catch (SqlException e) {
            throw new LeanqException(
                    "the table leanq_loads, in which a load notes how far it has come, cannot be created: let somebody"
                            + " who may create tables run: "
                            + String.join("; ", MetaData.of(TABLE).createAllSql(LeanxcaleDialect.INSTANCE)),
                    e);
        }
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /**
     * The load as a whole; empty if it never began.
     *
     * @throws io.leanq.UnknownName if there is no such table yet
     */
    Optional<Head> head(DriverConnection connection) {
        try (DriverCursor cursor = connection.query(
                "SELECT settings, chunk_rows, finished, rows_done, rows_bad, fingerprint FROM leanq_loads"
                        + " WHERE load_id = ? AND chunk = 0",
                binds -> binds.setString(0, id))) {
            return cursor.next()
                    ? Optional.of(new Head(
                            String.valueOf(cursor.getString(0)),
                            cursor.getInt(1),
                            !cursor.isNull(2),
                            cursor.getLong(3),
                            cursor.getLong(4),
                            cursor.getLong(5)))
                    : Optional.empty();
        }
    }

    /** The notes of the chunks, by their numbers. */
    Map<Long, Note> chunks(DriverConnection connection) {
        Map<Long, Note> notes = new TreeMap<>();
        try (DriverCursor cursor = connection.query(
                "SELECT chunk, rows_done, rows_bad, first_line, last_line, fingerprint FROM leanq_loads"
                        + " WHERE load_id = ? AND chunk > 0",
                binds -> binds.setString(0, id))) {
            while (cursor.next()) {
                Note note = new Note(
                        cursor.getLong(0),
                        cursor.getInt(1),
                        cursor.getInt(2),
                        cursor.getLong(3),
                        cursor.getLong(4),
                        cursor.getLong(5));
                notes.put(note.chunk(), note);
            }
        }
        return notes;
    }

    /** Begins a load, in a transaction of the caller. What was noted of earlier loads of the file is deleted. */
    void begin(DriverConnection connection, String settings, int chunkRows) {
        forget(connection);
        unique(() -> connection.execute(
                "INSERT INTO leanq_loads (load_id, chunk, target, source, settings, chunk_rows, rows_done, rows_bad,"
                        + " fingerprint) VALUES (?, 0, ?, ?, ?, ?, 0, 0, 0)",
                binds -> {
                    binds.setString(0, id);
                    binds.setString(1, cut(target, 600));
                    binds.setString(2, cut(source, 4000));
                    binds.setString(3, settings);
                    binds.setInt(4, chunkRows);
                }));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Deletes what is noted of the load, in a transaction of the caller. */
    void forget(DriverConnection connection) {
        connection.execute("DELETE FROM leanq_loads WHERE load_id = ?", binds -> binds.setString(0, id));
    }

    /**
     * Notes what is done of a chunk, in the transaction of its rows.
     *
     * @param before the note that is there; null for the first
     * @throws LeanqException if another run of the load has done the same
     */
    void write(DriverConnection connection, @Nullable Note before, Note note) {
        if (before == null) {
            unique(() -> connection.execute(
                    "INSERT INTO leanq_loads (load_id, chunk, rows_done, rows_bad, first_line, last_line, fingerprint)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    binds -> {
                        binds.setString(0, id);
                        binds.setLong(1, note.chunk());
                        binds.setLong(2, note.rows());
                        binds.setLong(3, note.bad());
                        binds.setLong(4, note.firstLine());
                        binds.setLong(5, note.lastLine());
                        binds.setLong(6, note.fingerprint());
                    }));
            return;
        }
        long changed = connection.execute(
                "UPDATE leanq_loads SET rows_done = ?, rows_bad = ?, last_line = ?, fingerprint = ?"
                        + " WHERE load_id = ? AND chunk = ? AND rows_done = ?",
                binds -> {
                    binds.setLong(0, note.rows());
                    binds.setLong(1, note.bad());
                    binds.setLong(2, note.lastLine());
                    binds.setLong(3, note.fingerprint());
                    binds.setString(4, id);
                    binds.setLong(5, note.chunk());
                    binds.setLong(6, before.rows());
                });
        if (changed == 0) {
            throw otherRun(null);
        }
    }

    /** Notes the end of the load, in a transaction of the caller: one row remains. */
    void finish(DriverConnection connection, long rows, long bad, long fingerprint) {
        connection.execute("DELETE FROM leanq_loads WHERE load_id = ? AND chunk > 0", binds -> binds.setString(0, id));
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        long changed = connection.execute(
                "UPDATE leanq_loads SET finished = ?, rows_done = ?, rows_bad = ?, fingerprint = ?"
                        + " WHERE load_id = ? AND chunk = 0 AND finished IS NULL",
                binds -> {
                    binds.setTimestamp(0, now);
                    binds.setLong(1, rows);
                    binds.setLong(2, bad);
                    binds.setLong(3, fingerprint);
                    binds.setString(4, id);
                });
        if (changed == 0 || changed != 1 && changed != RowCounts.UNREPORTED) {
            throw otherRun(null);
        }
    }

    private static void unique(Runnable insert) {
        try {
            insert.run();
        } catch (ConstraintViolation e) {
            throw otherRun(e);
        }
    }

    private static LeanqException otherRun(@Nullable Throwable cause) {
        return new LeanqException(
                "another run loads the same file into the same table, or one that was ended still has a statement"
                        + " under way: run the command again when it has ended",
                cause);
    }
}
