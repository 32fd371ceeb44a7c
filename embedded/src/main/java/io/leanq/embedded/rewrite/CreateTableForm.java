package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code CREATE [CACHE] [DELTA] TABLE [IF NOT EXISTS] name [(elements)] [AS query]} and then
 * {@code [PARTITION BY ...]* [DISTRIBUTE BY ...]}. The placement of rows is checked and left out: one process has no
 * partitions.
 */
final class CreateTableForm {
    private CreateTableForm() {}

    static List<Token> rewrite(Tokens in) {
        while (in.skipWords("CACHE") || in.skipWords("DELTA")) {
            // CACHE and DELTA say how LeanXcale keeps the table in memory, and mean nothing here
        }
        in.expectWords("TABLE");
        List<Token> out = new ArrayList<>();
        out.add(Token.word("CREATE"));
        out.add(Token.word("TABLE"));
        if (in.skipWords("IF", "NOT", "EXISTS")) {
            out.add(Token.word("IF"));
            out.add(Token.word("NOT"));
            out.add(Token.word("EXISTS"));
        }
        List<Token> name = in.qualifiedName();
        CopyNames.refuse(name);
        out.addAll(name);
        List<String> key = new ArrayList<>();
        if (in.isSymbol('(')) {
            addElements(out, Tokens.elements(in.parenthesis()), key);
        }
        if (in.isWord("AS")) {
            int depth = 0;
            while (!in.atEnd() && !(depth == 0 && Partitioning.startsAt(in))) {
                Token token = in.next();
                depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
                out.add(token);
            }
        }
        Partitioning.skip(in, key);
        in.expectEnd();
        return out;
    }

    /** True for a rewritten statement whose rows come from a query. */
    static boolean isOfQuery(List<Token> rewritten) {
        int depth = 0;
        for (Token token : rewritten) {
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.isWord("AS")) {
                return true;
            }
        }
        return false;
    }

    private static void addElements(List<Token> out, List<List<Token>> elements, List<String> key) {
        out.add(Token.symbol("("));
        boolean first = true;
        for (List<Token> element : elements) {
            if (!first) {
                out.add(Token.symbol(","));
            }
            first = false;
            if (isConstraint(element)) {
                out.addAll(constraint(element, key));
            } else {
                out.addAll(ColumnForm.rewrite(new Tokens(element), key));
            }
        }
        out.add(Token.symbol(")"));
    }

    /** True for a table constraint, which starts with a keyword. A column with such a word as its name is quoted. */
    private static boolean isConstraint(List<Token> element) {
        return new Tokens(element).isWord("CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "GEOHASH");
    }

    private static List<Token> constraint(List<Token> element, List<String> key) {
        Tokens in = new Tokens(element);
        if (in.skipWords("CONSTRAINT")) {
            in.nameToken();
        }
        if (in.isWord("GEOHASH") || in.areWords("PRIMARY", "GEOHASH")) {
            throw RewriteException.unsupported("a GEOHASH key");
        }
        if (in.skipWords("PRIMARY", "KEY")) {
            for (List<Token> column : Tokens.elements(in.parenthesis())) {
                if (!column.isEmpty()) {
                    key.add(column.get(0).name());
                }
            }
        }
        return element;
    }
}
