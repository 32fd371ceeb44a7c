package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rewrites computed keys of grouped queries inside larger expressions, as in {@code HAVING CHAR_LENGTH(v) > 1} where
 * {@code CHAR_LENGTH(v)} is a key. H2 recognises a computed key only where it is alone;
 * {@code ANY_VALUE(CHAR_LENGTH(v))} has the same value and type. Keys with placeholders are left alone: no two
 * placeholders are known to be equal.
 */
final class GroupingKeys {
    static final Set<String> AGGREGATES = Set.of(
            "COUNT",
            "SUM",
            "AVG",
            "MIN",
            "MAX",
            "ANY_VALUE",
            "EVERY",
            "LISTAGG",
            "ARRAY_AGG",
            "JSON_ARRAYAGG",
            "JSON_OBJECTAGG",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VAR_POP",
            "VAR_SAMP",
            "STDDEV",
            "VARIANCE");

    /** The words that may precede a whole operand, and those that may follow it. */
    private static final Set<String> BEFORE = Set.of(
            "SELECT", "DISTINCT", "ALL", "HAVING", "BY", "CASE", "WHEN", "THEN", "ELSE", "AND", "OR", "NOT", "QUALIFY");

    private static final Set<String> BEHIND = Set.of(
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "AND",
            "OR",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "MINUS",
            "WINDOW",
            "QUALIFY",
            "ASC",
            "DESC",
            "NULLS",
            "AS",
            "FROM");

    /** The words that make a condition of operands. An expression without them may be compared. */
    private static final Set<String> CONDITIONS =
            Set.of("AND", "OR", "NOT", "IS", "IN", "LIKE", "BETWEEN", "EXISTS", "SIMILAR");

    /**
     * The most keys that are rewritten, since each is looked for everywhere. H2 gets statements with more as they are.
     */
    private static final int MAX_KEYS = 100;

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private final Set<Integer> opened = new HashSet<>();
    private final Set<Integer> closed = new HashSet<>();

    private GroupingKeys(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
    }

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("GROUP"))) {
            return tokens;
        }
        GroupingKeys keys = new GroupingKeys(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("SELECT")) {
                keys.mark(new QueryClauses(tokens, keys.scanner, i));
            }
        }
        return keys.opened.isEmpty() ? tokens : keys.written();
    }

    private void mark(QueryClauses query) {
        List<Key> keys = new ArrayList<>();
        for (QueryClauses.Range range : query.elements("GROUP")) {
            Key key = new Key(withoutParentheses(range));
            if (key.isComputed()) {
                keys.add(key);
            }
        }
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            return;
        }
        for (String clause : List.of("SELECT", "HAVING", "WINDOW", "QUALIFY", "ORDER")) {
            List<QueryClauses.Range> whole =
                    clause.equals("SELECT") || clause.equals("ORDER") ? query.elements(clause) : List.of();
            mark(query.range(clause), keys, whole);
        }
    }

    private QueryClauses.Range withoutParentheses(QueryClauses.Range range) {
        int from = range.from();
        int to = range.to();
        while (from < to && tokens.get(from).isSymbol('(') && scanner.closing(from) == to - 1) {
            from++;
            to--;
        }
        return new QueryClauses.Range(from, to);
    }

    private void mark(QueryClauses.Range range, List<Key> keys, List<QueryClauses.Range> items) {
        Set<Integer> starts = new HashSet<>();
        for (QueryClauses.Range item : items) {
            Token first = tokens.get(item.from());
            starts.add(first.isWord("DISTINCT") || first.isWord("ALL") ? item.from() + 1 : item.from());
        }
        int at = range.from();
        while (at < range.to()) {
            int end = isOfOtherRows(at) ? scanner.end(at) : isOfOtherQuery(at) ? scanner.closing(at) + 1 : at;
            for (Key key : keys) {
                if (end == at && key.standsAt(at, range.to())) {
                    end = at + key.size();
                    if (!starts.contains(at) || !isItem(end, range.to())) {
                        opened.add(at);
                        closed.add(end);
                    }
                }
            }
            at = Math.max(end, at + 1);
        }
    }

    /** True for the argument of an aggregate without a window: it comes from the rows of a group. */
    private boolean isOfOtherRows(int at) {
        if (!AGGREGATES.contains(tokens.get(at).keyword()) || !isSymbol(at + 1, "(")) {
            return false;
        }
        int end = scanner.end(at);
        for (int i = at; i < end; i = Math.max(i, scanner.closing(i)) + 1) {
            if (tokens.get(i).isWord("OVER")) {
                return false;
            }
        }
        return true;
    }

    private boolean isOfOtherQuery(int at) {
        return isSymbol(at, "(")
                && (tokens.get(at + 1).isWord("SELECT") || tokens.get(at + 1).isWord("WITH"));
    }

    /** True if nothing but a name or an order follows up to the comma or the end. */
    private boolean isItem(int at, int to) {
        return at >= to
                || isSymbol(at, ",")
                || tokens.get(at).isWord("AS")
                || tokens.get(at).isWord("ASC")
                || tokens.get(at).isWord("DESC")
                || tokens.get(at).isWord("NULLS")
                || tokens.get(at).isName() && (at + 1 == to || isSymbol(at + 1, ","));
    }

    private boolean isSymbol(int at, String anyOf) {
        return at < tokens.size()
                && tokens.get(at).kind() == Token.Kind.SYMBOL
                && anyOf.contains(tokens.get(at).text());
    }

    private List<Token> written() {
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            if (closed.contains(i)) {
                out.add(Token.symbol(")"));
            }
            if (opened.contains(i)) {
                out.add(Token.word("ANY_VALUE"));
                out.add(new Token(Token.Kind.SYMBOL, "(", false));
            }
            out.add(tokens.get(i));
        }
        if (closed.contains(tokens.size())) {
            out.add(Token.symbol(")"));
        }
        return out;
    }

    /** An element of GROUP BY. */
    private final class Key {
        private final int from;
        private final int to;
        /** True for a call, a CASE or the like, which binds its parts closer than any operator. */
        private final boolean single;

        private final boolean condition;

        /** The operators that may precede the key, and those that may follow it: they bind less than the key's own. */
        private final String before;

        private final String behind;

        Key(QueryClauses.Range range) {
            from = range.from();
            to = range.to();
            single = to > from && scanner.end(from) == to && scanner.afterSigns(from) == from;
            boolean compares = false;
            boolean joins = false;
            boolean adds = false;
            boolean multiplies = false;
            for (int at = from; at < to; at = Math.max(at, scanner.closing(at)) + 1) {
                compares |= isSymbol(at, "=<>")
                        || CONDITIONS.contains(tokens.get(at).keyword());
                joins |= isSymbol(at, "|");
                adds |= isSymbol(at, "+-");
                multiplies |= isSymbol(at, "*/");
            }
            condition = compares;
            boolean arithmetic = !compares && !joins;
            behind = !arithmetic ? "" : adds ? "+-" : multiplies ? "+-*/" : "";
            before = arithmetic && multiplies && !adds ? "+-" : "";
        }

        int size() {
            return to - from;
        }

        /** False for a column, a literal, and what holds a placeholder. */
        boolean isComputed() {
            boolean computed = false;
            for (int at = from; at < to; at++) {
                if (tokens.get(at).kind() == Token.Kind.PARAMETER) {
                    return false;
                }
                boolean inName = tokens.get(at).isName() && (at == from || isSymbol(at - 1, "."));
                computed |= !inName && !isSymbol(at, ".");
            }
            return computed && !isLiteral();
        }

        /** True for a literal such as {@code 2} or {@code DATE '2000-01-01'}. */
        private boolean isLiteral() {
            Token.Kind last = tokens.get(to - 1).kind();
            return size() == 1 || size() == 2 && last == Token.Kind.STRING;
        }

        boolean standsAt(int at, int limit) {
            if (at + size() > limit || at < to && from < at + size()) {
                return false;
            }
            for (int i = 0; i < size(); i++) {
                if (!isSame(tokens.get(from + i), tokens.get(at + i))) {
                    return false;
                }
            }
            int end = at + size();
            return single ? scanner.end(at) == end && !isSymbol(at - 1, ".") : isWhole(at, end);
        }

        private boolean isWhole(int at, int end) {
            String sides = condition ? "(,)[]" : "(,)[]=<>";
            boolean begins = isSymbol(at - 1, sides) && !isSymbol(at - 1, ")]")
                    || isSymbol(at - 1, before) && endsOperand(at - 2)
                    || BEFORE.contains(tokens.get(at - 1).keyword());
            boolean ends = end == tokens.size()
                    || isSymbol(end, sides) && !isSymbol(end, "([")
                    || isSymbol(end, behind)
                    || BEHIND.contains(tokens.get(end).keyword())
                    || !condition && CONDITIONS.contains(tokens.get(end).keyword());
            return begins && ends;
        }

        /** True if a sign after this token is one between two operands. */
        private boolean endsOperand(int at) {
            Token token = tokens.get(at);
            return token.kind() != Token.Kind.SYMBOL && !BEFORE.contains(token.keyword()) || isSymbol(at, ")]");
        }

        private boolean isSame(Token a, Token b) {
            return a.kind() == b.kind()
                    && (a.kind() == Token.Kind.WORD
                            ? a.text().equalsIgnoreCase(b.text())
                            : a.text().equals(b.text()));
        }
    }
}
