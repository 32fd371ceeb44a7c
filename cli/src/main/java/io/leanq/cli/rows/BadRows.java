package io.leanq.cli.rows;

import io.leanq.LeanqException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file of rows that cannot be loaded: the line, the reason, and the fields of the row, in UTF-8. Rows are written
 * before the transaction that notes them is committed, so that none is lost; the next run of a broken load takes those
 * out again that were not noted. Thread-safe.
 */
final class BadRows implements Closeable {
    /** Characters enough for a number and a delimiter, or for the first two names of the header. */
    private static final int LONGEST_START = 32;

    private final Path file;
    private final CsvFormat format;
    private final FileChannel channel;

    /** A row that cannot be loaded. */
    record BadRow(CsvRow row, String reason) {}

    private BadRows(Path file, CsvFormat format) {
        this.file = file;
        this.format = new CsvFormat(format.delimiter(), StandardCharsets.UTF_8, format.nullText(), format.header());
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.position(channel.size());
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Begins the file of a load that begins.
     *
     * @param header the names of the fields; null for none
     * @throws LeanqException if the file exists
     */
    static BadRows begin(Path file, CsvFormat format, @Nullable List<String> header) {
        requireNone(file);
        BadRows begun = new BadRows(file, format);
        begun.writeHeader(header);
        return begun;
    }

    /** @throws LeanqException if there is such a file */
    static void requireNone(Path file) {
        if (Files.exists(file)) {
            throw new LeanqException("bad rows of an earlier load are in " + file
                    + ": move or delete it, or give another file by --bad");
        }
    }

    /**
     * Goes on with the file of a broken load: keeps the rows that are noted, and takes out all others.
     *
     * @param header the names of the fields; null for none
     * @throws LeanqException if the file is there and holds no bad rows, so that it is somebody else's
     */
    static BadRows goOn(Path file, CsvFormat format, @Nullable List<String> header, Collection<Note> notes) {
        requireBadRows(file, format);
        Path kept = file.resolveSibling(file.getFileName() + ".kept");
        try {
            Files.deleteIfExists(kept);
        } catch (IOException e) {
            throw unwritable(kept, e);
        }
        try (BadRows copy = new BadRows(kept, format)) {
            copy.writeHeader(header);
            if (Files.exists(file)) {
                copyNoted(file, copy, notes);
            }
        }
        try {
            Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return new BadRows(file, format);
    }

    /** A file that a broken run left begins with the header, or with the line of a bad row where there is no header. */
    private static void requireBadRows(Path file, CsvFormat format) {
        if (!Files.exists(file)) {
            return;
        }
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(LONGEST_START), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        String header = "line" + format.delimiter() + "reason" + format.delimiter();
        boolean ours = format.header()
                ? start.startsWith(header) || header.startsWith(start)
                : start.isEmpty()
                        || start.matches("(?s)\\d+" + Pattern.quote(String.valueOf(format.delimiter())) + ".*")
                        || start.matches("\\d+");
        if (!ours) {
            throw new LeanqException(
                    file + " is there already, and is no file of bad rows: give another file by --bad");
        }
    }

    private static void copyNoted(Path file, BadRows copy, Collection<Note> notes) {
        try {
            dropTornLine(file);
            try (InputStream in = Files.newInputStream(file);
                    CsvRows rows = new CsvRows(file.toString(), copy.format, in)) {
                if (copy.format.header()) {
                    rows.next();
                }
                for (CsvRow row = next(rows); row != null; row = next(rows)) {
                    if (row.fields().length > 2 && isNoted(row.fields()[0], notes)) {
                        copy.write(List.of(Arrays.asList(row.fields())));
                    }
                }
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** The next row; null at the end and at a row that was cut off inside its quotes, which only the last can be. */
    private static @Nullable CsvRow next(CsvRows rows) {
        try {
            return rows.next();
        } catch (LeanqException e) {
            return null;
        }
    }

    /** Cuts off a last line without its end: the program was ended while it wrote it. */
    private static void dropTornLine(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long length = bytes.length();
            while (length > 0) {
                bytes.seek(length - 1);
                if (bytes.read() == '\n') {
                    break;
                }
                length--;
            }
            bytes.setLength(length);
        }
    }

    private static boolean isNoted(@Nullable String line, Collection<Note> notes) {
        long number;
        try {
            number = Long.parseLong(String.valueOf(line));
        } catch (NumberFormatException e) {
            return false;
        }
        return notes.stream().anyMatch(note -> note.has(number));
    }

    private void writeHeader(@Nullable List<String> header) {
        if (format.header() && header != null) {
            List<@Nullable String> names = new ArrayList<>(List.of("line", "reason"));
            names.addAll(header);
            write(List.of(names));
        }
    }

    /** Writes rows; they are in the file when this returns. */
    void add(List<BadRow> rows) {
        List<List<@Nullable String>> lines = new ArrayList<>();
        for (BadRow bad : rows) {
            List<@Nullable String> line = new ArrayList<>();
            line.add(Long.toString(bad.row.line()));
            line.add(bad.reason);
            line.addAll(Arrays.asList(bad.row.fields()));
            lines.add(line);
        }
        write(lines);
    }

    private synchronized void write(List<? extends List<? extends @Nullable String>> lines) {
        try {
            StringBuilder text = new StringBuilder();
            CsvLines csv = new CsvLines(format, text);
            for (List<? extends @Nullable String> line : lines) {
                csv.row(line);
            }
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UncheckedIOException unwritable(Path file, IOException failure) {
        return new UncheckedIOException("the file of bad rows " + file + " cannot be written: " + failure, failure);
    }

    /** Deletes the file, which has no rows. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }
}
