package io.leanq.embedded.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * Brings the data file of a killed server to its newest state before the database opens it. H2 appends chunks. It finds
 * the newest chunk from the file's header, by following each chunk's guess of where the next one is. When a guess
 * proves wrong, H2 writes the header anew, but with the chunk before the new one, whose guess is the wrong one. So H2
 * does not find up to twenty chunks of commits that are in the file (H2 2.5.252, {@code RandomAccessStore.writeChunk}).
 * H2's recovery mode reads every block instead, and closing the file afterwards writes a correct header.
 */
final class NewestChunk {
    private static final System.Logger LOG = System.getLogger("io.leanq.embedded");
    private static final int BLOCK = 4096;
    private static final String ENDING = ".mv.db";
    private static final String CLEAN = "clean:1";

    private NewestChunk() {}

    /** @param files the database's path without the ending; the file may not exist yet */
    static void find(Path files) {
        Path file = files.resolveSibling(files.getFileName() + ENDING);
        try {
            if (!Files.exists(file) || wasClosed(file)) {
                return;
            }
            long start = System.nanoTime();
            new MVStore.Builder()
                    .fileName(file.toString())
                    .recoveryMode()
                    .autoCommitDisabled()
                    .open()
                    .close();
            LOG.log(
                    System.Logger.Level.INFO,
                    "the server before this one was ended by force; its last commits were looked for in {0} ms",
                    (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            // in use or damaged: opening the database reports it
            LOG.log(System.Logger.Level.DEBUG, "the data file cannot be looked through", e);
        }
    }

    /** True if both copies of the header say that the file was closed properly. */
    private static boolean wasClosed(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] headers = new byte[2 * BLOCK];
            if (in.length() < headers.length) {
                return true; // without any commit
            }
            in.readFully(headers);
            String text = new String(headers, StandardCharsets.ISO_8859_1);
            return text.substring(0, BLOCK).contains(CLEAN)
                    && text.substring(BLOCK).contains(CLEAN);
        }
    }
}
