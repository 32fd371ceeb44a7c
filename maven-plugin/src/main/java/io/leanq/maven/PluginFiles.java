package io.leanq.maven;

import io.leanq.LeanqException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;

/**
 * The plug-in's own jars, and those that a project adds to it: other code writes other classes. A released version
 * never changes; of a snapshot, the time of its file counts.
 */
final class PluginFiles {
    private PluginFiles() {}

    /** A text that differs where the code differs. */
    static String fingerprint(List<Artifact> artifacts) {
        return artifacts.stream()
                .map(artifact -> artifact.getId() + (artifact.isSnapshot() ? "@" + time(artifact.getFile()) : ""))
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** The time of the latest change; in the reactor of a build, the file can be a folder of classes. */
    private static long time(File file) {
        try (Stream<Path> files = Files.walk(file.toPath())) {
            return files.mapToLong(each -> each.toFile().lastModified()).max().orElse(0);
        } catch (IOException e) {
            throw new LeanqException("the plug-in's file " + file + " cannot be read: " + e, e);
        }
    }
}
