package io.leanq.cli.rows;

import io.leanq.LeanqException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the rows of a load come from: a file, which can be read several times, or standard input, which cannot. */
final class LoadSource {
    private static final String STANDARD_INPUT = "-";

    private final @Nullable Path file;
    private final InputStream standardInput;
    private volatile @Nullable Counted reading;

    private LoadSource(@Nullable Path file, InputStream standardInput) {
        this.file = file;
        this.standardInput = standardInput;
    }

    /**
     * @param name the path of a file, or {@code -}
     * @throws LeanqException if the file does not exist
     */
    static LoadSource of(String name, InputStream standardInput) {
        if (name.equals(STANDARD_INPUT)) {
            return new LoadSource(null, standardInput);
        }
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new LeanqException("there is no file " + name + " that can be read");
        }
        if (!Files.isRegularFile(file)) {
            throw new LeanqException(
                    name + " is no file that can be read twice, as a load does: pipe it in, and give" + " --file -");
        }
        return new LoadSource(file, standardInput);
    }

    boolean isStandardInput() {
        return file == null;
    }

    /** Whether the rows come from this file, by whatever path it is named. */
    boolean isFile(Path other) {
        try {
            return file != null && Files.exists(other) && Files.isSameFile(file, other);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A name that is the same in the next run. */
    String identity() {
        try {
            return file == null ? STANDARD_INPUT : file.toRealPath().toString();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The file of bad rows, unless another is given. */
    Path badRows() {
        return file == null ? Path.of("stdin.bad") : file.resolveSibling(file.getFileName() + ".bad");
    }

    /** Opens the rows to load, of which {@link #share} tells how much is read. */
    CsvRows open(CsvFormat format) {
        Counted in = new Counted(bytes());
        reading = in;
        return new CsvRows(toString(), format, in);
    }

    /** Opens the rows of a file once more, to compare them. */
    CsvRows openToCompare(CsvFormat format) {
        return new CsvRows(toString(), format, bytes());
    }

    private InputStream bytes() {
        try {
            return file == null ? standardInput : Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException failure) {
        return new UncheckedIOException(
                this + (failure instanceof NoSuchFileException ? " does not exist" : " cannot be read: " + failure),
                failure);
    }

    /** How much of the file has been read for loading, in thousandths; −1 for standard input. */
    long share() {
        Counted in = reading;
        if (file == null || in == null) {
            return -1;
        }
        try {
            long size = Files.size(file);
            return size == 0 ? -1 : Math.min(1_000, in.bytes * 1_000 / size);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return file == null ? "standard input" : file.toString();
    }

    private static final class Counted extends FilterInputStream {
        private volatile long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            int read = super.read(into, at, most);
            add(Math.max(0, read));
            return read;
        }

        private void add(int more) {
            bytes = bytes + more;
        }
    }
}
