package io.leanq.leanxcale.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A construct of SQL that LeanXcale documents or inherits, and how it is said.
 *
 * @param area the heading under which it stands
 * @param name the SQL
 * @param mark what is known of it in LeanXcale: V verified, I inferred, R recalled
 * @param typed Java that makes a statement with it by methods of its own; "-" for none
 * @param named Java that makes it by {@code function(…)}, {@code aggregate(…)} or {@code windowFunction(…)}; "-" for
 *     none
 * @param plain Java that makes it by {@code sql(…)}; "-" for none, and "=" where the SQL of {@code typed} is such text
 */
record ConstructRow(String area, String name, String mark, String typed, String named, String plain) {

    /** The rows of the file {@code constructs.txt}, whose lines have these parts with bars between. */
    static List<ConstructRow> all() {
        List<ConstructRow> rows = new ArrayList<>();
        String area = "";
        for (String line : text().split("\n")) {
            if (line.startsWith("# ")) {
                area = line.substring(2);
            } else if (!line.isBlank()) {
                String[] parts = line.split(" \\| ", -1);
                if (parts.length != 5) {
                    throw new IllegalArgumentException("five parts with bars between: " + line);
                }
                rows.add(new ConstructRow(
                        area,
                        parts[0].strip(),
                        parts[1].strip(),
                        parts[2].strip(),
                        parts[3].strip(),
                        parts[4].strip()));
            }
        }
        return rows;
    }

    private static String text() {
        try (InputStream in = ConstructRow.class.getResourceAsStream("constructs.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
