package io.leanq.schema;

import io.leanq.InvalidDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Names that users give, and names made for what they leave unnamed: the same in every run, and never too long. */
final class Names {
    /** The longest name a LeanXcale catalog takes (facts: leanxcale.md §4). */
    static final int LONGEST = 128;

    private Names() {}

    static String required(String what, @Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new InvalidDefinition("a " + what + " needs a name");
        }
        if (name.length() > LONGEST) {
            throw new InvalidDefinition("the name of " + what + " " + name.substring(0, 20) + "… has " + name.length()
                    + " characters; the database takes at most " + LONGEST);
        }
        return name;
    }

    /** {@code ix_students_name}; cut and given a checksum where it would be too long. */
    static String made(String prefix, String table, List<String> columns) {
        String name = (prefix + "_" + table + "_" + String.join("_", columns)).toLowerCase(Locale.ROOT);
        if (name.length() <= LONGEST) {
            return name;
        }
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, LONGEST - 9) + "_" + String.format(Locale.ROOT, "%08x", checksum.getValue());
    }
}
