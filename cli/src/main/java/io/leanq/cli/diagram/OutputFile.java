package io.leanq.cli.diagram;

import io.leanq.LeanqException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file of a picture. */
record OutputFile(Path path) {
    /**
     * Writes the file, and its folder if that is missing, unless the file already has this content.
     *
     * @return true if the file was written
     * @throws LeanqException if the file cannot be written
     */
    boolean write(byte[] content) {
        try {
            if (Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), content)) {
                return false;
            }
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(path, content);
            return true;
        } catch (IOException e) {
            throw new LeanqException("--output " + path + " cannot be written: " + e, e);
        }
    }
}
