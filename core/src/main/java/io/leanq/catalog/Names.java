package io.leanq.catalog;

import io.leanq.InvalidDefinition;
import io.leanq.tree.ObjectName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Checks names that users give, and generates names for objects without one. A generated name is the same in every run
 * and never too long.
 */
public final class Names {
    /** The greatest length of a name in a LeanXcale catalog, in characters (docs/leanxcale.md, "Names"). */
    public static final int LONGEST = 128;

    private Names() {}

    /**
     * Returns the name.
     *
     * @param what the kind of object, for messages
     * @throws InvalidDefinition if the name is null, blank or longer than {@link #LONGEST}
     */
    public static String required(String what, @Nullable String name) {
        if (name == null || name.isBlank()) {
            String article = "aeiou".indexOf(what.charAt(0)) < 0 ? "a " : "an ";
            throw new InvalidDefinition(
                    article + what + " needs a name" + (name == null ? ", and null was given" : ""));
        }
        if (name.length() > LONGEST) {
            throw new InvalidDefinition("the name of " + what + " " + name.substring(0, 20) + "… has " + name.length()
                    + " characters; the database takes at most " + LONGEST);
        }
        return name;
    }

    /**
     * The name in a schema.
     *
     * @param what the kind of object, for messages
     * @throws InvalidDefinition if the schema or the name is null, or the name is blank or longer than {@link #LONGEST}
     */
    public static ObjectName in(@Nullable Schema schema, String what, @Nullable String name) {
        if (schema == null) {
            throw new InvalidDefinition("the schema of " + what + " " + name
                    + " is null: give Schema.named(…), or leave it out for the session's own");
        }
        return new ObjectName(Optional.of(schema.name()), required(what, name));
    }

    /**
     * Generates a name: {@code ix_students_name}, or {@code ix_order_items__order_id} if a part contains an underscore.
     * A checksum is appended if the name would be too long or ambiguous, so that different parts make different names.
     */
    public static String made(String prefix, String table, List<String> columns) {
        List<String> parts = new ArrayList<>(List.of(table));
        parts.addAll(columns);
        boolean single = parts.stream().noneMatch(part -> part.contains("_"));
        String name = prefix + "_" + String.join(single ? "_" : "__", parts).toLowerCase(Locale.ROOT);
        if (name.length() <= LONGEST && parts.stream().allMatch(Names::isUnambiguous)) {
            return name;
        }
        CRC32 checksum = new CRC32();
        checksum.update(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
        int end = Math.min(name.length(), LONGEST - 9);
        if (end < name.length() && Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + String.format(Locale.ROOT, "_%08x", checksum.getValue());
    }

    private static boolean isUnambiguous(String part) {
        return part.equals(part.toLowerCase(Locale.ROOT))
                && !part.contains("__")
                && !part.startsWith("_")
                && !part.endsWith("_");
    }
}
