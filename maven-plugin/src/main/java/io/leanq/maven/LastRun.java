package io.leanq.maven;

import io.leanq.LeanqException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The record of the generator's last run: the fingerprint of what it depended on, and a digest of each file that it
 * wrote. It is kept in a file, one line for each. Not thread-safe.
 */
final class LastRun {
    private static final String SEPARATOR = "  ";

    private final Path file;
    private final String fingerprint;
    private final Map<Path, String> outputs;

    private LastRun(Path file, String fingerprint, Map<Path, String> outputs) {
        this.file = file;
        this.fingerprint = fingerprint;
        this.outputs = outputs;
    }

    /** Reads the record. A file that is not there, or is no record, is one of no run. */
    static LastRun read(Path file) {
        Map<Path, String> outputs = new LinkedHashMap<>();
        String fingerprint = "";
        if (Files.exists(file)) {
            try {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                fingerprint = lines.isEmpty() ? "" : lines.get(0);
                for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                    int end = line.indexOf(SEPARATOR);
                    if (end > 0) {
                        outputs.put(Path.of(line.substring(end + SEPARATOR.length())), line.substring(0, end));
                    }
                }
            } catch (IOException e) {
                throw unusable(file, e);
            }
        }
        return new LastRun(file, fingerprint, outputs);
    }

    /** True if the last run depended on the same, and every file that it wrote is as it wrote it. */
    boolean isCurrent(String nowFingerprint) {
        return !fingerprint.isEmpty()
                && fingerprint.equals(nowFingerprint)
                && outputs.keySet().stream().allMatch(this::isUntouched);
    }

    /** Deletes the record, so that a run that fails leaves none. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Deletes the files of this run that the next one has not written, as after a change of the package. A file that
     * somebody has changed since stays.
     *
     * @return the files that were deleted
     */
    List<Path> deleteOthers(Collection<Path> kept) {
        List<Path> deleted = new ArrayList<>();
        for (Path output : outputs.keySet()) {
            if (!kept.contains(output) && isUntouched(output)) {
                try {
                    Files.delete(output);
                } catch (IOException e) {
                    throw new LeanqException(output + " is of an earlier run and cannot be deleted: " + e, e);
                }
                deleted.add(output);
            }
        }
        return deleted;
    }

    /** Writes the record of a new run. */
    static void write(Path file, String fingerprint, Collection<Path> outputs) {
        List<String> lines = new ArrayList<>();
        lines.add(fingerprint);
        try {
            for (Path output : outputs) {
                lines.add(digest(output) + SEPARATOR + output);
            }
            Files.createDirectories(file.getParent());
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private boolean isUntouched(Path output) {
        try {
            return Files.isRegularFile(output) && digest(output).equals(outputs.get(output));
        } catch (IOException e) {
            return false;
        }
    }

    private static String digest(Path output) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(output)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static LeanqException unusable(Path file, IOException cause) {
        return new LeanqException("the record of the last run, " + file + ", cannot be used: " + cause, cause);
    }
}
