package io.leanq.cli.rows;

import io.leanq.LeanqException;
import io.leanq.cli.result.CellText;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes the rows of a query as CSV, one by one, so that memory does not depend on their number. */
final class Export {
    private final CsvFormat format;
    private volatile long rows;

    Export(CsvFormat format) {
        this.format = format;
    }

    /** How many rows are written; any thread may ask. */
    long rows() {
        return rows;
    }

    /**
     * Writes the rows into a file that gets its name at the end, so that a broken export leaves none.
     *
     * @param replace whether a file that exists is replaced
     * @throws LeanqException if the file exists and is not to be replaced, or is a folder or device
     */
    void toFile(DriverConnection connection, String query, Path named, boolean replace) {
        requireNew(named, replace);
        Path file = real(named);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new LeanqException("there is no folder " + folder + " to write " + file.getFileName() + " into");
        }
        Path part = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (Writer out = new BufferedWriter(
                    new OutputStreamWriter(
                            Files.newOutputStream(
                                    part,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING,
                                    StandardOpenOption.WRITE),
                            format.encoding()
                                    .newEncoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    1 << 16)) {
                write(connection, query, out);
            }
            requireNew(file, replace);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (CharacterCodingException e) {
            throw new LeanqException(
                    "row " + (rows + 1) + " or one before it has characters that " + format.encoding()
                            + " does not have: give --encoding UTF-8",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e, e);
        } finally {
            delete(part);
        }
    }

    private static void requireNew(Path file, boolean replace) {
        if (!replace && Files.exists(file)) {
            throw new LeanqException(file + " exists: give another file, or --force to replace it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new LeanqException(file + " is no file that can be replaced: give another, or - for standard output");
        }
    }

    /** The file behind a symbolic link, which stays a link. */
    private static Path real(Path named) {
        try {
            return Files.exists(named) ? named.toRealPath() : named;
        } catch (IOException e) {
            throw new UncheckedIOException(named + " cannot be written: " + e, e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(part + " cannot be deleted: " + e, e);
        }
    }

    /** Writes the rows, and flushes. */
    void write(DriverConnection connection, String query, Writer out) throws IOException {
        try (DriverCursor cursor = connection.query(query, binds -> {})) {
            List<CellText> columns = CellText.of(cursor);
            columns.forEach(CellText::requireForm);
            CsvLines lines = new CsvLines(format, out);
            if (format.header()) {
                lines.row(columns.stream().map(CellText::label).toList());
            }
            long written = 0;
            while (cursor.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    lines.field(i, columns.get(i).of(cursor, i));
                }
                lines.end();
                rows = ++written;
            }
        }
        out.flush();
    }
}
