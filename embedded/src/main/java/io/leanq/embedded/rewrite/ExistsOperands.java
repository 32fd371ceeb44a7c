package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code (EXISTS (query)) = x}, where H2 reads a derived table or a view. It writes their text anew without the parentheses,
 * and then cannot read it; a CASE stands by itself.
 */
final class ExistsOperands {
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
                ends.add(scanner.closing(i - 1));
                List.of("CASE", "WHEN", tokens.get(i).text()).forEach(word -> out.add(Token.word(word)));
            } else {
                out.add(tokens.get(i));
            }
        }
        return out;
    }

    /** True for a predicate with nothing but its query in the parentheses around it. */
    private static boolean isOperand(List<Token> tokens, OperandScanner scanner, int at) {
        return at > 0
                && isPredicate(tokens.get(at))
                && tokens.get(at - 1).isSymbol('(')
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isSymbol('(')
                && scanner.closing(at - 1) == scanner.closing(at + 1) + 1;
    }

    private static boolean isPredicate(Token token) {
        return token.isWord("EXISTS") || token.isWord("UNIQUE");
    }
}
