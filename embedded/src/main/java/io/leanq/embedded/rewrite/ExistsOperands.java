package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rewrites {@code (EXISTS (query)) = x} and {@code SELECT EXISTS (query)} in a derived table or a view. H2 writes the
 * text of these anew without parentheses, and cannot read it again beside what follows. A CASE needs no parentheses.
 */
final class ExistsOperands {
    /** The words before items and keys. */
    private static final Set<String> ITEMS = Set.of("SELECT", "DISTINCT", "ALL", "BY");

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

    private ExistsOperands() {}

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(ExistsOperands::isPredicate)) {
            return tokens;
        }
        OperandScanner scanner = new OperandScanner(tokens);
        Set<Integer> ends = new HashSet<>();
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            if (ends.contains(i)) {
                List.of("THEN", "TRUE", "ELSE", "FALSE", "END").forEach(word -> out.add(Token.word(word)));
            }
            if (isOperand(tokens, scanner, i)) {
                ends.add(scanner.closing(i + 1) + 1);
                List.of("CASE", "WHEN", tokens.get(i).text()).forEach(word -> out.add(Token.word(word)));
            } else {
                out.add(tokens.get(i));
            }
        }
        return out;
    }

    /** True for a predicate that is alone in a parenthesis, or an item of a list. */
    private static boolean isOperand(List<Token> tokens, OperandScanner scanner, int at) {
        if (at == 0
                || !isPredicate(tokens.get(at))
                || at + 1 == tokens.size()
                || !tokens.get(at + 1).isSymbol('(')
                || !isQuery(tokens, at + 2)) {
            return false;
        }
        Token before = tokens.get(at - 1);
        int end = scanner.closing(at + 1) + 1;
        return before.isSymbol('(')
                ? scanner.closing(at - 1) == end || tokens.get(end).isSymbol(',')
                : before.isSymbol(',') || ITEMS.contains(before.keyword());
    }

    /** False for the columns of a UNIQUE constraint. */
    private static boolean isQuery(List<Token> tokens, int at) {
        return at < tokens.size()
                && (tokens.get(at).isSymbol('(')
                        || QUERIES.contains(tokens.get(at).keyword()));
    }

    private static boolean isPredicate(Token token) {
        return token.isWord("EXISTS") || token.isWord("UNIQUE");
    }
}
