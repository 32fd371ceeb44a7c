package io.leanq.cli.rows;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.leanq.LeanqException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file one after the other. A byte order mark is skipped. Belongs to one thread. */
final class CsvRows implements Closeable {
    private static final int LONGEST_FIELD = 16 << 20;

    private final String name;
    private final CsvFormat format;
    private final Reader reader;
    private final CloseableIterator<CsvRow> rows;
    private long lastLine;

    /**
     * @param name what messages call the file
     * @param in closed with these rows
     * @throws UncheckedIOException if the file cannot be read
     */
    CsvRows(String name, CsvFormat format, InputStream in) {
        this.name = name;
        this.format = format;
        this.reader = new BufferedReader(format.reader(in));
        try {
            skipMark();
        } catch (IOException e) {
            throw unreadable(e);
        }
        rows = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_FIELD)
                .build(new Fields(format.nullText()), reader)
                .iterator();
    }

    private void skipMark() throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    /**
     * The next row; null at the end.
     *
     * @throws LeanqException if quotes are wrong, so that nobody knows where the next row begins, or the bytes are no
     *     text
     */
    @Nullable
    CsvRow next() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            CsvRow row = rows.next();
            lastLine = row.line();
            return row;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException unread) {
                throw unreadable(unread);
            }
            throw new LeanqException(
                    name + ": behind line " + lastLine + " the quotes are wrong: " + e.getMessage()
                            + ". A field with a quote, the delimiter or a line end in it stands in quotes, and each"
                            + " quote in it is doubled",
                    e);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
    }

    private RuntimeException unreadable(IOException failure) {
        if (failure instanceof CharacterCodingException) {
            return new LeanqException(
                    name + ": some lines behind line " + lastLine + " the bytes are no text in " + format.encoding()
                            + ": give --encoding, such as --encoding ISO-8859-1",
                    failure);
        }
        return new UncheckedIOException(name + " cannot be read: " + failure, failure);
    }

    @Override
    public void close() {
        try {
            rows.close();
            reader.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Gathers the fields of one row, and tells NULL from text by the quotes. */
    private static final class Fields extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private static final long FNV_START = 0xCBF29CE484222325L;
        private static final long FNV_PRIME = 0x100000001B3L;

        private final String nullText;
        private @Nullable String[] fields = new String[16];
        private int count;
        private long print;

        Fields(String nullText) {
            this.nullText = nullText;
        }

        @Override
        protected void handleBegin(long line) {
            count = 0;
            print = FNV_START;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (count == fields.length) {
                fields = Arrays.copyOf(fields, count * 2);
            }
            boolean isNull = !quoted && isNullText(buffer, offset, length);
            fields[count++] = isNull ? null : new String(buffer, offset, length);
            long hash = print;
            if (!isNull) {
                for (int i = offset; i < offset + length; i++) {
                    hash = (hash ^ buffer[i]) * FNV_PRIME;
                }
            }
            print = (hash ^ (isNull ? 0x20000L : 0x10000L)) * FNV_PRIME;
        }

        private boolean isNullText(char[] buffer, int offset, int length) {
            if (length != nullText.length()) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (buffer[offset + i] != nullText.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        protected void handleEmpty() {
            handleField(0, new char[0], 0, 0, false);
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(getStartingLineNumber(), Arrays.copyOf(fields, count), print);
        }
    }
}
