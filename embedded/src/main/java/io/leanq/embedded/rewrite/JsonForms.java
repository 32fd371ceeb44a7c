package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Functions that make JSON. What they make is text in Calcite and a type of its own in H2, which equals no text. Of no
 * rows, Calcite makes an empty array or object, and H2 makes NULL.
 */
final class JsonForms {
    private static final Set<String> MAKERS = Set.of("JSON_OBJECT", "JSON_ARRAY", "JSON_ARRAYAGG", "JSON_OBJECTAGG");

    private static final SqlForm OBJECT = new SqlForm("CAST(JSON_OBJECT($1) AS VARCHAR)");
    private static final SqlForm ARRAY = new SqlForm("CAST(JSON_ARRAY($1) AS VARCHAR)");
    private static final SqlForm ARRAYS = new SqlForm("CAST(COALESCE(JSON_ARRAYAGG($1), JSON '[]') AS VARCHAR)");

    /** H2 keeps both members of one key, of which Calcite keeps the last: two of them are an error here. */
    private static final SqlForm OBJECTS =
            new SqlForm("CAST(COALESCE(JSON_OBJECTAGG($1 WITH UNIQUE KEYS), JSON '{}') AS VARCHAR)");

    private static final List<Token> FORMAT = Lexer.tokens(" FORMAT JSON");

    private JsonForms() {}

    static List<Token> object(Arguments arguments) {
        return arguments.tokens().isEmpty() ? List.of() : OBJECT.with(formatted(arguments.tokens()));
    }

    static List<Token> array(Arguments arguments) {
        return arguments.tokens().isEmpty() ? List.of() : ARRAY.with(formatted(arguments.tokens()));
    }

    static List<Token> arrays(Arguments arguments) {
        return ARRAYS.with(formatted(arguments.tokens()));
    }

    static List<Token> objects(Arguments arguments) {
        return OBJECTS.with(formatted(arguments.tokens()));
    }

    /** The arguments, in which the text of a function of JSON is JSON: it is a CAST here, as the forms above write it. */
    private static List<Token> formatted(List<Token> tokens) {
        List<Token> out = new ArrayList<>(tokens.size());
        OperandScanner scanner = new OperandScanner(tokens);
        int at = 0;
        while (at < tokens.size()) {
            int close = isMade(tokens, at) ? scanner.closing(at + 1) : -1;
            if (close < 0) {
                out.add(tokens.get(at));
                at++;
                continue;
            }
            out.addAll(tokens.subList(at, close + 1));
            boolean whole = close + 1 == tokens.size()
                    || tokens.get(close + 1).isSymbol(',')
                    || Tokens.isWord(tokens, close + 1, "NULL", "ABSENT", "ORDER");
            if (whole && (at == 0 || isBeginning(tokens.get(at - 1)))) {
                out.addAll(FORMAT);
            }
            at = close + 1;
        }
        return out;
    }

    private static boolean isBeginning(Token before) {
        return before.isSymbol(',') || before.isSymbol(':') || before.isWord("VALUE");
    }

    private static boolean isMade(List<Token> tokens, int at) {
        if (!tokens.get(at).isWord("CAST") || !Tokens.isSymbol(tokens, at + 1, '(') || at + 4 >= tokens.size()) {
            return false;
        }
        int name = tokens.get(at + 2).isWord("COALESCE") ? at + 4 : at + 2;
        return MAKERS.contains(tokens.get(name).keyword());
    }
}
