package io.leanq.schema;

import io.leanq.catalog.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Names for the indexes and constraints that users leave unnamed: the same in every run, and never too long. */
final class GeneratedNames {
    private GeneratedNames() {}

    /**
     * Generates a name: {@code ix_students_name}, or {@code ix_order_items__order_id} if a part contains an underscore.
     * A checksum is appended if the name would be too long or ambiguous, so that different parts make different names.
     */
    static String of(String prefix, String table, List<String> columns) {
        List<String> parts = new ArrayList<>(List.of(table));
        parts.addAll(columns);
        boolean single = parts.stream().noneMatch(part -> part.contains("_"));
        String name = prefix + "_" + String.join(single ? "_" : "__", parts).toLowerCase(Locale.ROOT);
        if (name.length() <= Names.LONGEST && parts.stream().allMatch(GeneratedNames::isUnambiguous)) {
            return name;
        }
        CRC32 checksum = new CRC32();
        checksum.update(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
        int end = Math.min(name.length(), Names.LONGEST - 9);
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
