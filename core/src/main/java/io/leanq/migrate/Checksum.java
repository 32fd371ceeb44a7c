package io.leanq.migrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Checksums of texts: each is that of the texts before it and of one more, by SHA-256, as 64 hexadecimal digits. */
final class Checksum {
    /** Of no text at all. */
    static final String NOTHING = "0".repeat(64);

    private Checksum() {}

    /** The checksums of the first text, of the first two, and so on, behind that of nothing. */
    static List<String> chain(List<String> texts) {
        List<String> all = new ArrayList<>(texts.size() + 1);
        all.add(NOTHING);
        MessageDigest digest = sha256();
        byte[] last = HexFormat.of().parseHex(NOTHING);
        for (String text : texts) {
            digest.update(last);
            last = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            all.add(HexFormat.of().formatHex(last));
        }
        return all;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
