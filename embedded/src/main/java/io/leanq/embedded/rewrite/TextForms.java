package io.leanq.embedded.rewrite;

import java.util.List;

/** Functions of text that H2 does not have, or has for fewer operands. */
final class TextForms {
    private static final SqlForm OVERLAY = new SqlForm("CASE WHEN ($3) < 1 OR ($3) - 1 > CHAR_LENGTH($1)"
            + " OR ($3) - 1 + ($4) NOT BETWEEN 0 AND CHAR_LENGTH($1)"
            + " THEN SIGNAL('22011', 'OVERLAY replaces characters that the text does not have')"
            + " ELSE SUBSTRING($1 FROM 1 FOR ($3) - 1) || CAST($2 AS VARCHAR) || SUBSTRING($1 FROM ($3) + ($4)) END");
    private static final SqlForm LENGTH = new SqlForm("CHAR_LENGTH($1)");
    private static final SqlForm POSITION = new SqlForm("CASE WHEN ($3) < 1"
            + " THEN SIGNAL('22011', 'POSITION with FROM begins at a character from 1 on')"
            + " WHEN ($3) > CHAR_LENGTH($2) THEN 0 ELSE LOCATE($1, $2, $3) END");

    private TextForms() {}

    /** {@code OVERLAY(x PLACING y FROM n FOR m)}; m is the length of y unless it is said. */
    static List<Token> overlay(Arguments arguments) {
        int placing = arguments.indexOf("PLACING");
        int from = arguments.indexOf("FROM");
        int length = arguments.indexOf("FOR");
        if (placing < 0 || from < placing || length >= 0 && length < from) {
            return List.of();
        }
        List<Token> text = arguments.between(0, placing);
        List<Token> other = arguments.between(placing + 1, from);
        List<Token> start = arguments.between(from + 1, length);
        return OVERLAY.with(text, other, start, length < 0 ? LENGTH.with(other) : arguments.between(length + 1, -1));
    }

    /** {@code POSITION(x IN y FROM n)}; without FROM it stays. */
    static List<Token> position(Arguments arguments) {
        int in = arguments.indexOf("IN");
        int from = arguments.indexOf("FROM");
        if (in < 0 || from < in) {
            return List.of();
        }
        return POSITION.with(
                arguments.between(0, in), arguments.between(in + 1, from), arguments.between(from + 1, -1));
    }

    /**
     * {@code LISTAGG(x, CAST(? AS VARCHAR))} with a bare placeholder: H2 takes the separator before it has the value,
     * and leaves it out.
     */
    static List<Token> listagg(Arguments arguments) {
        List<List<Token>> parts = arguments.separated();
        List<Token> separator = parts.get(parts.size() - 1);
        if (parts.size() < 2 || separator.stream().noneMatch(token -> token.kind() == Token.Kind.PARAMETER)) {
            return List.of();
        }
        boolean cast = separator.size() == 6
                && separator.get(0).isWord("CAST")
                && separator.get(2).kind() == Token.Kind.PARAMETER
                && separator.get(4).isWord("VARCHAR");
        if (separator.size() > 1 && !cast) {
            throw RewriteException.unsupported(
                    "LISTAGG with a separator that is computed with a placeholder", "CAST(? AS VARCHAR) may be one");
        }
        Token placeholder = separator.get(cast ? 2 : 0);
        int comma = arguments.tokens().size() - separator.size();
        return new SqlForm("LISTAGG($1 $2)").with(arguments.between(0, comma), List.of(placeholder));
    }
}
