package io.leanq.codegen.config;

import io.leanq.LeanqException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A digest of what a run depends on. Not thread-safe. */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /** Adds the file's content, or the names and contents of all files in the folder. */
    Fingerprint add(Path fileOrFolder) {
        try {
            for (Path file : files(fileOrFolder)) {
                add(file.toString());
                byte[] content = Files.readAllBytes(file);
                digest.update((content.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return this;
        } catch (IOException e) {
            throw new LeanqException(fileOrFolder + " cannot be read: " + e, e);
        }
    }

    /** The file, or all files in the folder, sorted. Empty if there is none. */
    static List<Path> files(Path fileOrFolder) throws IOException {
        if (!Files.exists(fileOrFolder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(fileOrFolder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The version of this LeanQ. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = Fingerprint.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing beside " + Fingerprint.class.getName());
            }
            properties.load(in);
        } catch (IOException e) {
            throw new LeanqException("version.properties cannot be read: " + e, e);
        }
        return properties.getProperty("version");
    }
}
