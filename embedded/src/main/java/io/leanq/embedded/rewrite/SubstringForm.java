package io.leanq.embedded.rewrite;

import java.util.List;

/**
 * {@code SUBSTRING(x FROM n FOR m)}, the characters at the places from n to before n + m. H2 counts a negative place
 * from the end of the text, takes 0 for 1, and finds nothing if n + m is no INTEGER.
 */
final class SubstringForm {
    private static final SqlForm TO_END = new SqlForm("SUBSTRING($1 FROM GREATEST(1, $2))");
    private static final SqlForm FROM_FOR = new SqlForm("SUBSTRING($1 FROM GREATEST(1, $2)"
            + " FOR GREATEST(1, LEAST(CAST($2 AS BIGINT) + ($3), 2147483647)) - GREATEST(1, $2))");
    /** The start is a literal within the text. */
    private static final SqlForm FROM_LITERAL = new SqlForm("SUBSTRING($1 FROM $2 FOR LEAST($3, 2147483647 - $2))");

    /** A sum of two literals of so many digits is an INTEGER. */
    private static final int SMALL = 9;

    private SubstringForm() {}

    /** The form for H2; empty if H2 gives the same characters by itself. */
    static List<Token> of(Arguments arguments) {
        int from = arguments.indexOf("FROM");
        int length = arguments.indexOf("FOR");
        if (from < 0) {
            List<List<Token>> parts = arguments.separated();
            return parts.size() < 2 || parts.size() > 3 || parts.stream().anyMatch(List::isEmpty)
                    ? List.of()
                    : of(parts.get(0), parts.get(1), parts.size() == 2 ? List.of() : parts.get(2));
        }
        return length >= 0 && length < from
                ? List.of()
                : of(
                        arguments.between(0, from),
                        arguments.between(from + 1, length),
                        length < 0 ? List.of() : arguments.between(length + 1, -1));
    }

    /** @param length empty if there is none */
    private static List<Token> of(List<Token> text, List<Token> start, List<Token> length) {
        boolean within = isSmallLiteral(start) && Integer.parseInt(start.get(0).text()) > 0;
        if (within && (length.isEmpty() || isSmallLiteral(length))) {
            return List.of();
        }
        if (length.isEmpty()) {
            return TO_END.with(text, start);
        }
        return (within ? FROM_LITERAL : FROM_FOR).with(text, start, length);
    }

    private static boolean isSmallLiteral(List<Token> tokens) {
        return tokens.size() == 1
                && tokens.get(0).kind() == Token.Kind.NUMBER
                && tokens.get(0).text().length() <= SMALL
                && tokens.get(0).text().chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
