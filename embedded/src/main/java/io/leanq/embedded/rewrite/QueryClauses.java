package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places of the clauses of one SELECT in the tokens of a statement. */
final class QueryClauses {
    private static final Set<String> CLAUSES = Set.of("FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "QUALIFY", "ORDER");

    private static final Set<String> ENDS = Set.of("UNION", "EXCEPT", "INTERSECT", "MINUS", "LIMIT", "OFFSET", "FETCH");

    /** The tokens of a clause, from its first to after its last. */
    record Range(int from, int to) {}

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private final Map<String, Range> ranges = new HashMap<>();

    /** @param select the place of the word */
    QueryClauses(List<Token> tokens, OperandScanner scanner, int select) {
        this.tokens = tokens;
        this.scanner = scanner;
        String clause = "SELECT";
        int from = select + 1;
        int at = from;
        while (at < tokens.size()
                && !tokens.get(at).isSymbol(')')
                && !ENDS.contains(tokens.get(at).keyword())) {
            if (CLAUSES.contains(tokens.get(at).keyword())
                    && !tokens.get(at - 1).isWord("DISTINCT")) {
                ranges.put(clause, new Range(from, at));
                clause = tokens.get(at).keyword();
                boolean by = Tokens.isWord(tokens, at + 1, "BY");
                from = by ? at + 2 : at + 1;
            }
            at = Math.max(at, scanner.closing(at)) + 1;
        }
        ranges.put(clause, new Range(Math.min(from, at), at));
    }

    /** The clause that begins with this word; empty if there is none. */
    Range range(String clause) {
        return ranges.getOrDefault(clause, new Range(0, 0));
    }

    /** The elements of the clause, between its commas. */
    List<Range> elements(String clause) {
        Range range = range(clause);
        List<Range> elements = new ArrayList<>();
        int from = range.from();
        for (int at = from; at < range.to(); at = Math.max(at, scanner.closing(at)) + 1) {
            if (tokens.get(at).isSymbol(',')) {
                elements.add(new Range(from, at));
                from = at + 1;
            }
        }
        if (from < range.to()) {
            elements.add(new Range(from, range.to()));
        }
        return elements;
    }
}
