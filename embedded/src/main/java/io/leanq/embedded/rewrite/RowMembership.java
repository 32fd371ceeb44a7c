package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites {@code (a, b) IN (...)} where FALSE and UNKNOWN make a difference: after NOT, before IS, as an item. There
 * H2 answers UNKNOWN for each row with a NULL in it, but Calcite FALSE if another part differs. The rewritten form
 * compares the rows one by one: {@code TRUE IN (SELECT (a, b) = (x, y) FROM (query) AS r (x, y))}. A condition of
 * WHERE, ON or HAVING stays.
 */
final class RowMembership {
    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> CONDITIONS = Set.of("WHERE", "ON", "HAVING", "AND", "OR", "WHEN");
    private static final Set<String> CLAUSES =
            Set.of("SELECT", "WHERE", "ON", "HAVING", "WHEN", "THEN", "ELSE", "BY", "SET", "VALUES");
    private static final Set<String> FOLLOWING = Set.of(
            "AND",
            "OR",
            "THEN",
            "GROUP",
            "HAVING",
            "WINDOW",
            "QUALIFY",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "MINUS",
            "JOIN",
            "LEFT",
            "RIGHT",
            "INNER",
            "CROSS",
            "NATURAL",
            "WHERE");

    /** The most tokens that all lists of a statement add: the left row is repeated for each row of its list. */
    private static final int MAX_COPIED = 500_000;

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private final Edits edits;
    /**
     * For each token, the place of the last word before it that begins a clause in the same parenthesis; -1 if there is
     * none.
     */
    private final int[] clauses;

    private int copied;

    private RowMembership(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
        this.edits = new Edits(tokens);
        this.clauses = new int[tokens.size()];
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            clauses[i] = last.getOrDefault(scanner.enclosing(i), -1);
            if (CLAUSES.contains(tokens.get(i).keyword())) {
                last.put(scanner.enclosing(i), i);
            }
        }
    }

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("IN"))) {
            return tokens;
        }
        RowMembership memberships = new RowMembership(tokens);
        for (int open = 0; open < tokens.size(); open++) {
            if (memberships.isRow(open)) {
                memberships.mark(open, memberships.scanner.closing(open));
            }
        }
        return memberships.edits.written();
    }

    /** True for a parenthesis around several expressions that is neither a call nor a list. */
    private boolean isRow(int open) {
        int close = scanner.closing(open);
        if (!isSymbol(open, '(') || close < 0 || !isWord(close + 1, "IN", "NOT")) {
            return false;
        }
        boolean called = open > 0
                && (tokens.get(open - 1).kind() == Token.Kind.QUOTED
                        || tokens.get(open - 1).kind() == Token.Kind.WORD
                                && !OperandScanner.isNoOperand(tokens.get(open - 1))
                                && !isWord(open - 1, "ROW"));
        return !called && width(open) > 1;
    }

    private void mark(int open, int close) {
        boolean not = isWord(close + 1, "NOT");
        int in = not ? close + 2 : close + 1;
        if (!isWord(in, "IN") || !isSymbol(in + 1, '(')) {
            return;
        }
        int from = isWord(open - 1, "ROW") ? open - 1 : open;
        int end = scanner.closing(in + 1);
        if (!not && isCondition(from, end)) {
            return;
        }
        List<Token> row = tokens.subList(from, close + 1);
        if (QUERIES.contains(tokens.get(in + 2).keyword()) || isSymbol(in + 2, '(') && isQuery(in + 2)) {
            markQuery(from, close + 1, in, width(open));
        } else {
            markList(row, from, close + 1, in);
        }
    }

    private boolean isQuery(int at) {
        int start = at;
        while (isSymbol(start, '(')) {
            start++;
        }
        return QUERIES.contains(tokens.get(start).keyword());
    }

    private void markQuery(int from, int to, int in, int width) {
        List<Token> row = tokens.subList(from, to);
        if (row.stream().anyMatch(token -> GroupingKeys.AGGREGATES.contains(token.keyword()) || token.isWord("OVER"))) {
            throw RewriteException.unsupported(
                    "A row with an aggregate that is NOT IN a query, or whose IN is a value,");
        }
        if (isCorrelated(in + 2, scanner.closing(in + 1))) {
            throw RewriteException.unsupported("A row that is NOT IN a query with columns of the statement around it,"
                    + " or whose IN is a value (write NOT EXISTS),");
        }
        edits.replace(from, to, List.of(Token.word("TRUE")));
        List<Token> opening = new ArrayList<>(List.of(Token.symbol("("), Token.word("SELECT")));
        opening.addAll(row);
        opening.add(Token.symbol("="));
        List<Token> names = LimitedQueries.columnNames(width);
        opening.addAll(names);
        opening.add(Token.word("FROM"));
        edits.open(in + 1, opening);
        int end = scanner.closing(in + 1) + 1;
        List<Token> closing = new ArrayList<>(List.of(Token.name("leanq$r")));
        closing.addAll(names);
        closing.add(Token.symbol(")"));
        edits.close(end, closing);
    }

    /**
     * True if a column of the query is qualified by a table that the query does not read: H2 has no such derived table.
     */
    private boolean isCorrelated(int from, int to) {
        Set<String> sources = new HashSet<>();
        for (int at = from; at < to; at++) {
            boolean source = isWord(at - 1, "FROM", "JOIN", "AS")
                    || isSymbol(at - 1, ',')
                    || isSymbol(at - 1, ')')
                    || isSymbol(at - 1, '.')
                    || tokens.get(at - 1).isName();
            if (source && tokens.get(at).isName() && !isSymbol(at + 1, '.')) {
                sources.add(tokens.get(at).name().toUpperCase(Locale.ROOT));
            }
        }
        for (int at = from; at + 2 < to; at++) {
            boolean qualifies = tokens.get(at).isName()
                    && isSymbol(at + 1, '.')
                    && !isSymbol(at + 3, '.')
                    && !isWord(at - 1, "FROM", "JOIN");
            if (qualifies && !sources.contains(tokens.get(at).name().toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private void markList(List<Token> row, int from, int to, int in) {
        int end = scanner.closing(in + 1);
        List<List<Token>> members = Tokens.split(tokens.subList(in + 2, end));
        if (members.size() > 1 && row.stream().anyMatch(token -> token.kind() == Token.Kind.PARAMETER)) {
            throw RewriteException.unsupported(
                    "A row with a placeholder that is NOT IN a list of rows, or whose IN is a value,");
        }
        copied += row.size() * members.size();
        if (copied > MAX_COPIED) {
            throw RewriteException.of("54001", "The statement's lists of rows are too long for the embedded server");
        }
        edits.replace(from, to, List.of(Token.word("TRUE")));
        int at = in + 2;
        for (List<Token> member : members) {
            List<Token> opening = new ArrayList<>(row);
            opening.add(Token.symbol("="));
            edits.open(at, opening);
            at += member.size() + 1;
        }
    }

    /** True if UNKNOWN counts as FALSE: in a condition of WHERE, ON or HAVING, or of a CASE without an operand. */
    private boolean isCondition(int from, int end) {
        int before = from - 1;
        int after = end + 1;
        while (isSymbol(before, '(') && isSymbol(after, ')')) {
            before--;
            after++;
        }
        boolean follows = after >= tokens.size()
                || isSymbol(after, ')')
                || FOLLOWING.contains(tokens.get(after).keyword());
        if (before < 0
                || !follows
                || !isSymbol(before, '(')
                        && !CONDITIONS.contains(tokens.get(before).keyword())) {
            return false;
        }
        int outer = scanner.enclosing(before + 1);
        int clause = clauses[before + 1];
        return clause > outer
                ? isWord(clause, "WHERE", "ON", "HAVING") || isWord(clause, "WHEN") && isWord(outer + 1, "WHEN")
                : isSymbol(outer, '(') && isCondition(outer, scanner.closing(outer));
    }

    private int width(int open) {
        return Tokens.split(tokens.subList(open + 1, scanner.closing(open))).size();
    }

    private boolean isSymbol(int at, char symbol) {
        return Tokens.isSymbol(tokens, at, symbol);
    }

    private boolean isWord(int at, String... anyOf) {
        return Tokens.isWord(tokens, at, anyOf);
    }
}
