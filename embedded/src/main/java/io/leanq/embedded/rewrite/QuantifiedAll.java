package io.leanq.embedded.rewrite;

import java.util.List;

/**
 * Rewrites {@code column = ALL (query)}. H2 looks the query's rows up in the column's index and finds no row if the
 * query has none; yet then the condition is true for each row of the table. A column that is written as an expression
 * has no index.
 */
final class QuantifiedAll {
    private QuantifiedAll() {}

    static List<Token> of(List<Token> tokens) {
        Edits edits = new Edits(tokens);
        for (int i = 2; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("ALL")
                    && tokens.get(i + 1).isSymbol('(')
                    && tokens.get(i - 1).isSymbol('=')) {
                markColumn(tokens, i - 2, edits);
            }
        }
        return edits.written();
    }

    /** Marks the column that ends here, with or without parentheses, if one does. */
    private static void markColumn(List<Token> tokens, int end, Edits edits) {
        int last = end;
        while (last >= 0 && tokens.get(last).isSymbol(')')) {
            last--;
        }
        if (last < 0 || !tokens.get(last).isName() || tokens.get(last).isWord("END")) {
            return;
        }
        int first = last;
        while (first >= 2
                && tokens.get(first - 1).isSymbol('.')
                && tokens.get(first - 2).isName()) {
            first -= 2;
        }
        List<Token> column = tokens.subList(first, last + 1);
        edits.replace(first, last + 1, TypeLoan.never(column, column));
    }
}
