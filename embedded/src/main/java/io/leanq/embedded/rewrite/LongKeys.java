package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names the items of grouped queries that have long keys. H2 takes the key for an item of the same name, and names
 * every expression of more than 256 characters after its place: it then grouped by the item instead of by the key. A
 * key that stands among the items as it is gets found without a name. A long expression of ORDER BY is such an item too
 * and cannot have a name; the keys then follow it as the last ones to order by.
 */
final class LongKeys {
    /** An expression of so many characters may be too long for its own text as a name, with H2's quotes in it. */
    private static final int LONG = 60;

    /** Words after which a name is no alias. */
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "IS", "LIKE", "IN", "BETWEEN", "FROM");

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private final Edits edits;

    private LongKeys(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
        this.edits = new Edits(tokens);
    }

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("GROUP"))) {
            return tokens;
        }
        LongKeys keys = new LongKeys(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("SELECT")) {
                keys.nameItems(new QueryClauses(tokens, keys.scanner, i));
            }
        }
        return keys.edits.written();
    }

    private void nameItems(QueryClauses query) {
        Map<String, QueryClauses.Range> keys = new LinkedHashMap<>();
        for (QueryClauses.Range key : query.elements("GROUP")) {
            String text = text(key.from(), key.to());
            if (text.length() >= LONG) {
                keys.put(text, key);
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        Set<String> items = new HashSet<>();
        int place = 0;
        for (QueryClauses.Range item : query.elements("SELECT")) {
            int from = Tokens.isWord(tokens, item.from(), "DISTINCT", "ALL") ? item.from() + 1 : item.from();
            int end = withoutName(from, item.to());
            String text = text(from, end);
            items.add(text);
            if (end == item.to() && text.length() >= LONG) {
                edits.close(end, List.of(Token.word("AS"), Token.name("EXPR$" + place)));
            }
            place++;
        }
        orderByKeys(query, keys, items);
    }

    /** Adds the keys that are neither selected nor ordered by, if the query orders by a long expression. */
    private void orderByKeys(QueryClauses query, Map<String, QueryClauses.Range> keys, Set<String> items) {
        Set<String> orders = new HashSet<>();
        for (QueryClauses.Range order : query.elements("ORDER")) {
            int end = order.from();
            while (end < order.to() && !Tokens.isWord(tokens, end, "ASC", "DESC", "NULLS")) {
                end = Math.max(end, scanner.closing(end)) + 1;
            }
            orders.add(text(order.from(), end));
        }
        keys.keySet().removeIf(key -> items.contains(key) || orders.contains(key));
        orders.removeIf(order -> order.length() < LONG || items.contains(order));
        if (orders.isEmpty()) {
            return;
        }
        QueryClauses.Range order = query.range("ORDER");
        for (QueryClauses.Range key : keys.values()) {
            requireRepeatable(query, key);
            List<Token> added = new ArrayList<>(List.of(Token.symbol(",")));
            Token first = tokens.get(key.from());
            added.add(new Token(first.kind(), first.text(), true));
            added.addAll(tokens.subList(key.from() + 1, key.to()));
            edits.close(order.to(), added);
        }
    }

    /**
     * The rows with DISTINCT have no other key, WITH TIES depends on all keys, and a bare placeholder would be another.
     */
    private void requireRepeatable(QueryClauses query, QueryClauses.Range key) {
        boolean fixed = Tokens.isWord(tokens, query.range("SELECT").from(), "DISTINCT");
        for (int at = query.range("ORDER").to();
                at < tokens.size() && !tokens.get(at).isSymbol(')');
                at++) {
            fixed |= tokens.get(at).isWord("TIES");
        }
        boolean unnumbered = tokens.subList(key.from(), key.to()).stream().anyMatch(LongKeys::isUnnumbered);
        if (fixed || unnumbered) {
            throw RewriteException.unsupported(
                    "ORDER BY a long expression beside another long key of GROUP BY that is not selected",
                    "a derived table gives the keys names");
        }
    }

    /** The place after the item's expression, where AS or its name follows. */
    private int withoutName(int from, int to) {
        if (to - from < 2 || !tokens.get(to - 1).isName()) {
            return to;
        }
        Token before = tokens.get(to - 2);
        if (before.isWord("AS")) {
            return to - 2;
        }
        boolean ends = tokens.get(to - 1).isWord("END") || tokens.get(to - 1).isWord("NULL");
        boolean operator = before.kind() == Token.Kind.SYMBOL && !before.isSymbol(')') && !before.isSymbol(']');
        return ends || operator || OPERATORS.contains(before.keyword()) ? to : to - 1;
    }

    /** The expression as text. No two placeholders without numbers are the same. */
    private String text(int from, int to) {
        List<Token> part = new ArrayList<>(tokens.subList(from, to));
        for (int i = 0; i < part.size(); i++) {
            Token token = part.get(i);
            if (isUnnumbered(token)) {
                part.set(i, new Token(token.kind(), "?(" + (from + i) + ")", token.spaced()));
            }
        }
        return Tokens.text(part).strip();
    }

    private static boolean isUnnumbered(Token token) {
        return token.kind() == Token.Kind.PARAMETER && token.text().length() == 1;
    }
}
