package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rewrites limited queries at two places where H2 gives wrong rows. H2 moves a condition into a derived table, even
 * inside the limit of a combination; a first operand with {@code OFFSET 0 ROWS} keeps the condition out, as in a single
 * query. And H2's {@code INTERSECT} repeats the rows that a limited later operand repeats; that operand gets a
 * DISTINCT.
 */
final class LimitedQueries {
    private static final Set<String> COMBINATIONS = Set.of("UNION", "EXCEPT", "INTERSECT", "MINUS");
    private static final Set<String> LIMITS = Set.of("LIMIT", "OFFSET", "FETCH");

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private final Edits edits;
    /** The places of the operands that keep conditions out already. */
    private final Set<Integer> started = new HashSet<>();

    private LimitedQueries(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
        this.edits = new Edits(tokens);
    }

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> COMBINATIONS.contains(token.keyword()))
                || tokens.stream().noneMatch(token -> LIMITS.contains(token.keyword()))) {
            return tokens;
        }
        LimitedQueries queries = new LimitedQueries(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (LIMITS.contains(tokens.get(i).keyword()) && queries.isDerived(i)) {
                queries.markFirst(queries.start(i), i);
            }
            if (tokens.get(i).isWord("INTERSECT")) {
                queries.markLater(i + 1);
            }
        }
        return queries.edits.written();
    }

    private boolean isDerived(int at) {
        return scanner.enclosing(at) >= 0 || isWord(0, "CREATE");
    }

    /** The place of the query that has this word outside of its operands' parentheses. */
    private int start(int word) {
        int at = scanner.enclosing(word) + 1;
        if (at == 0 && isWord(0, "CREATE")) {
            while (at < word && !isWord(at, "AS")) {
                at = next(at);
            }
            at++;
        }
        if (isWord(at, "WITH")) {
            while (at < word
                    && !isWord(at, "SELECT", "VALUES", "TABLE")
                    && !(isSymbol(at, '(') && isSymbol(at - 1, ')'))) {
                at = next(at);
            }
        }
        return at;
    }

    private void markFirst(int start, int limit) {
        int end = start;
        while (end < limit && !COMBINATIONS.contains(tokens.get(end).keyword()) && !isWord(end, "ORDER")) {
            end = next(end);
        }
        boolean enclosed = isSymbol(start, '(') && scanner.closing(start) == end - 1;
        if (enclosed || end < limit && !isWord(end, "ORDER")) {
            keepConditionsOut(start, end);
        }
    }

    /** @param end after the operand */
    private void keepConditionsOut(int start, int end) {
        int from = start;
        int to = end;
        boolean enclosed = false;
        while (isSymbol(from, '(') && scanner.closing(from) == to - 1) {
            from++;
            to--;
            enclosed = true;
        }
        int at = from;
        while (at < to && !LIMITS.contains(tokens.get(at).keyword())) {
            if (enclosed && COMBINATIONS.contains(tokens.get(at).keyword())) {
                keepConditionsOut(from, at);
                return;
            }
            at = next(at);
        }
        if (at == to && started.add(from)) {
            edits.open(from, List.of(Token.symbol("(")));
            edits.close(
                    to,
                    List.of(
                            Token.word("OFFSET"),
                            new Token(Token.Kind.NUMBER, "0", true),
                            Token.word("ROWS"),
                            Token.symbol(")")));
        }
    }

    /** @param operand the place of the operand, or of the word DISTINCT before it */
    private void markLater(int operand) {
        int start = isWord(operand, "DISTINCT") ? operand + 1 : operand;
        if (!isSymbol(start, '(')) {
            return;
        }
        int from = start;
        int to = scanner.closing(start) + 1;
        while (isSymbol(from, '(') && scanner.closing(from) == to - 1) {
            from++;
            to--;
        }
        for (int at = from; at < to; at = next(at)) {
            if (LIMITS.contains(tokens.get(at).keyword())) {
                edits.open(
                        start,
                        List.of(
                                Token.symbol("("),
                                Token.word("SELECT"),
                                Token.word("DISTINCT"),
                                Token.symbol("*"),
                                Token.word("FROM")));
                List<Token> named = new ArrayList<>(names(from, to));
                named.add(Token.symbol(")"));
                edits.close(scanner.closing(start) + 1, named);
                return;
            }
        }
    }

    /** Names for the columns of the query, whose own names may be equal; none if the number of columns is not known. */
    private List<Token> names(int from, int to) {
        List<Token> names = new ArrayList<>();
        names.add(Token.name("leanq$d"));
        if (!isWord(from, "SELECT")) {
            return names;
        }
        int columns = 1;
        for (int at = from + 1; at < to && !isWord(at, "FROM"); at = next(at)) {
            if (isSymbol(at, '*')
                    && (isSymbol(at - 1, ',')
                            || isSymbol(at - 1, '.')
                            || isWord(at - 1, "SELECT", "ALL", "DISTINCT"))) {
                return names;
            }
            columns += isSymbol(at, ',') ? 1 : 0;
        }
        names.addAll(columnNames(columns));
        return names;
    }

    /** A list of this many names that no statement has, in parentheses. */
    static List<Token> columnNames(int columns) {
        List<Token> names = new ArrayList<>();
        names.add(Token.symbol("("));
        for (int i = 1; i <= columns; i++) {
            if (i > 1) {
                names.add(Token.symbol(","));
            }
            names.add(Token.name("leanq$" + i));
        }
        names.add(Token.symbol(")"));
        return names;
    }

    private int next(int at) {
        return Math.max(at, scanner.closing(at)) + 1;
    }

    private boolean isSymbol(int at, char symbol) {
        return Tokens.isSymbol(tokens, at, symbol);
    }

    private boolean isWord(int at, String... anyOf) {
        return Tokens.isWord(tokens, at, anyOf);
    }
}
