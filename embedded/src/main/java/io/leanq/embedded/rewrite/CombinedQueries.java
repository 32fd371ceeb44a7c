package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds the parentheses to combinations of queries that H2's parser needs. A derived table that begins with two
 * parentheses is joined tables to H2 if a JOIN follows at that depth, so a later operand with a join gets parentheses
 * of its own: {@code FROM ((a UNION b) EXCEPT (SELECT ... JOIN ...)) AS d}. The query of an INSERT that begins with a
 * parenthesis has to end with it.
 */
final class CombinedQueries {
    private final List<Token> tokens;
    private final OperandScanner scanner;
    /** How many parentheses to open before each token, and how many to close. */
    private final int[] opened;

    private final int[] closed;

    private CombinedQueries(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
        this.opened = new int[tokens.size() + 1];
        this.closed = new int[tokens.size() + 1];
    }

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("UNION") || isOther(token))) {
            return tokens;
        }
        CombinedQueries queries = new CombinedQueries(tokens);
        queries.markInsert();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isSymbol('(') && tokens.get(i + 1).isSymbol('(')) {
                queries.markOperands(i + 1, queries.scanner.closing(i));
            }
        }
        return queries.written();
    }

    private static boolean isOther(Token token) {
        return token.isWord("EXCEPT") || token.isWord("INTERSECT") || token.isWord("MINUS");
    }

    private boolean isCombination(int at) {
        return at < tokens.size() && (tokens.get(at).isWord("UNION") || isOther(tokens.get(at)));
    }

    /** {@code INSERT INTO t (query) UNION ...} without the columns of t. */
    private void markInsert() {
        Tokens in = new Tokens(tokens);
        if (!in.skipWords("INSERT", "INTO")) {
            return;
        }
        int start = 2 + in.qualifiedName().size();
        if (start < tokens.size() && tokens.get(start).isSymbol('(') && isCombination(scanner.closing(start) + 1)) {
            opened[start]++;
            closed[tokens.size()]++;
        }
    }

    /** Marks the operands of one combination after its first. They are in the parenthesis around both places. */
    private void markOperands(int from, int to) {
        int at = from;
        while (at < to) {
            if (!isCombination(at)) {
                at = next(at);
                continue;
            }
            at++;
            if (tokens.get(at).isWord("ALL") || tokens.get(at).isWord("DISTINCT")) {
                at++;
            }
            int end = endOfOperand(at, to);
            if (tokens.get(at).isWord("SELECT") && joins(at, end)) {
                opened[at]++;
                closed[end]++;
            }
            at = end;
        }
    }

    private int endOfOperand(int from, int to) {
        int at = from;
        while (at < to
                && !isCombination(at)
                && !isWord(at, "LIMIT", "OFFSET", "FETCH")
                && !(isWord(at, "ORDER") && isWord(at + 1, "BY"))) {
            at = next(at);
        }
        return at;
    }

    private boolean joins(int from, int to) {
        for (int at = from; at < to; at = next(at)) {
            if (isWord(at, "JOIN")) {
                return true;
            }
        }
        return false;
    }

    private int next(int at) {
        return Math.max(at, scanner.closing(at)) + 1;
    }

    private boolean isWord(int at, String... anyOf) {
        return Tokens.isWord(tokens, at, anyOf);
    }

    private List<Token> written() {
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = 0; i <= tokens.size(); i++) {
            for (int count = 0; count < closed[i]; count++) {
                out.add(Token.symbol(")"));
            }
            for (int count = 0; count < opened[i]; count++) {
                out.add(Token.symbol("("));
            }
            if (i < tokens.size()) {
                out.add(tokens.get(i));
            }
        }
        return out;
    }
}
