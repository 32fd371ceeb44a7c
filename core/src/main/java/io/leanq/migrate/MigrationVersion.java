package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The number of a migration: whole numbers between points, {@code 12}, {@code 1.4}, {@code 20261130.2}. Numbers are
 * ordered part by part, 2 before 10. Zeros in front of a part and parts of zero at the end have no meaning: 1, 01 and
 * 1.0 are equal. Immutable.
 */
public final class MigrationVersion implements Comparable<MigrationVersion> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}(?:[._][0-9]{1,18}){0,4}");
    private static final Comparator<MigrationVersion> ORDER =
            Comparator.comparing(version -> version.parts, Arrays::compare);

    private final long[] parts;

    private MigrationVersion(long[] parts) {
        this.parts = parts;
    }

    /**
     * The version of a text, with points or underscores between its parts.
     *
     * @throws InvalidDefinition if the text is null, or is not one to five whole numbers of at most 18 digits
     */
    public static MigrationVersion of(String text) {
        if (!Needed.in("MigrationVersion.of(null)", "give a number", text).matches(FORM.pattern())) {
            throw new InvalidDefinition("version " + Needed.shown(text)
                    + ": a version is a number such as 12, or up to five with points between them such as 1.4");
        }
        long[] all =
                Arrays.stream(text.split("[._]")).mapToLong(Long::parseLong).toArray();
        int length = all.length;
        while (length > 1 && all[length - 1] == 0) {
            length--;
        }
        return new MigrationVersion(Arrays.copyOf(all, length));
    }

    /** @throws InvalidDefinition if the number is negative or has more than 18 digits */
    public static MigrationVersion of(long number) {
        return of(Long.toString(number));
    }

    @Override
    public int compareTo(MigrationVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MigrationVersion that && Arrays.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts);
    }

    /** The parts with points between them, without zeros that have no meaning. */
    @Override
    public String toString() {
        return Arrays.stream(parts).mapToObj(Long::toString).collect(Collectors.joining("."));
    }
}
