package io.leanq.embedded.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the copies that H2 makes of a table while it alters it: {@code t_COPY_3_0}. No other table may have such
 * a name, since a copy is what is left of an ALTER TABLE in which a server died.
 */
public final class CopyNames {
    private static final Pattern COPY = Pattern.compile("(.+)_COPY_\\d+_\\d+", Pattern.DOTALL);

    private CopyNames() {}

    /** The name of the table of which a table of this name is a copy; empty if it is none. */
    public static Optional<String> original(String name) {
        Matcher copy = COPY.matcher(name);
        return copy.matches() ? Optional.of(copy.group(1)) : Optional.empty();
    }

    /** @throws RewriteException if the name of a new table is that of a copy */
    static void refuse(List<Token> qualifiedName) {
        Token last = qualifiedName.get(qualifiedName.size() - 1);
        if (original(last.name()).isPresent()) {
            throw RewriteException.unsupported(
                    "A table whose name ends with _COPY_ and two numbers", "give it another name");
        }
    }
}
