package io.leanq.samples.tpch;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query at scale 0.01 that the project of the generator publishes in its jar, found by another engine. A
 * line is a row, with bars between its values; decimals are rounded, and have no zeros at the end.
 */
final class PublishedRows {
    /** The queries that have other parameters here, since the published result has no value in it. */
    private static final Set<Integer> OTHER_PARAMETERS = Set.of(8, 17);

    private final int number;
    private final List<String> lines;

    PublishedRows(int number) throws IOException {
        this.number = number;
        String name = "/io/trino/tpch/queries/q" + number + ".result";
        try (InputStream in = Objects.requireNonNull(PublishedRows.class.getResourceAsStream(name), name)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .toList();
        }
    }

    boolean haveTheSameParameters() {
        return !OTHER_PARAMETERS.contains(number);
    }

    Optional<String> difference(List<?> rows) {
        if (rows.size() != lines.size()) {
            return Optional.of(rows.size() + " rows, published are " + lines.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> values = Comparison.values(rows.get(i));
            if (!isPublished(values, lines.get(i).split("\\|"))) {
                return Optional.of("row " + (i + 1) + " is " + values + ", published is " + lines.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isPublished(List<@Nullable Object> values, String[] published) {
        if (values.size() != published.length) {
            return false;
        }
        for (int i = 0; i < published.length; i++) {
            String text = published[i].strip();
            boolean equal = values.get(i) instanceof BigDecimal decimal
                    ? isRounded(decimal, new BigDecimal(text))
                    : String.valueOf(values.get(i)).strip().equals(text);
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRounded(BigDecimal exact, BigDecimal published) {
        int digits = Math.min(exact.scale(), published.scale());
        return exact.setScale(digits, RoundingMode.HALF_UP).compareTo(published.setScale(digits, RoundingMode.HALF_UP))
                == 0;
    }
}
