package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * A column definition. {@code TIMESTAMP} and {@code TIME} keep milliseconds, which is what the protocol carries;
 * {@code AS IDENTITY START WITH n} and {@code AS (expression) STORED} are LeanXcale's short forms of H2's long ones.
 */
final class ColumnForm {
    private ColumnForm() {}

    /** Rewrites the definition; adds the column to {@code key} if it is the primary key by itself. */
    static List<Token> rewrite(Tokens in, List<String> key) {
        List<Token> out = new ArrayList<>();
        Token name = in.nameToken();
        out.add(name);
        addType(out, in);
        while (!in.atEnd()) {
            if (in.isSymbol('(')) {
                // of a default or a check, where AS belongs to a CAST
                out.addAll(in.parenthesis());
            } else if (in.skipWords("GENERATED", "ALWAYS", "AS") || in.skipWords("AS")) {
                addGenerator(out, in);
            } else {
                if (in.areWords("PRIMARY", "KEY")) {
                    key.add(name.name());
                }
                out.add(in.next());
            }
        }
        return out;
    }

    /** Moves the first word of a type, and the digits that H2 would otherwise not keep. */
    static void addType(List<Token> out, Tokens in) {
        if (in.isWord("DECFLOAT")) {
            throw RewriteException.of("42704", "Unknown data type: \"DECFLOAT\"");
        }
        if (in.isWord("TIMESTAMP", "TIME")) {
            Token type = in.next();
            out.add(type);
            if (!in.isSymbol('(') && !in.isWord("WITH")) {
                out.add(new Token(Token.Kind.SYMBOL, "(", false));
                out.add(new Token(Token.Kind.NUMBER, "3", false));
                out.add(new Token(Token.Kind.SYMBOL, ")", false));
            }
        }
    }

    private static void addGenerator(List<Token> out, Tokens in) {
        out.add(Token.word("GENERATED"));
        out.add(Token.word("ALWAYS"));
        out.add(Token.word("AS"));
        if (in.skipWords("IDENTITY")) {
            out.add(Token.word("IDENTITY"));
            addIdentityOptions(out, in);
        } else if (in.isSymbol('(')) {
            out.addAll(in.parenthesis());
            if (!in.skipWords("VIRTUAL")) {
                in.skipWords("STORED");
            }
        } else {
            throw RewriteException.syntax("expected IDENTITY or an expression in parentheses after AS");
        }
    }

    private static void addIdentityOptions(List<Token> out, Tokens in) {
        if (in.isSymbol('(')) {
            out.addAll(in.parenthesis());
            return;
        }
        List<Token> options = new ArrayList<>();
        while (in.areWords("START", "WITH") || in.areWords("INCREMENT", "BY")) {
            options.add(in.next());
            options.add(in.next());
            if (in.isSymbol('-')) {
                options.add(in.next());
            }
            options.add(in.next());
        }
        if (!options.isEmpty()) {
            out.add(Token.symbol("("));
            out.addAll(options);
            out.add(Token.symbol(")"));
        }
    }
}
