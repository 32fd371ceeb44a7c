package io.leanq.embedded.rewrite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Refuses derived tables that are nested so deep that H2 would prepare the statement for minutes. Nothing can stop H2
 * then. H2 prepares each derived table about three times as often as the query around it, and half as often again in a
 * sub-query of a condition or a value. It prepares queries of a WITH once.
 */
final class DerivedTables {
    /**
     * How often H2 may prepare derived tables, which takes about a second. Eight nested levels are some 10,000 times.
     */
    private static final double MAX_PREPARED = 20_000;

    private static final double PER_LEVEL = 3;
    private static final double PER_LEVEL_IN_SUB_QUERY = 4.5;

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> OTHER_CLAUSES = Set.of(
            "SELECT",
            "WHERE",
            "GROUP",
            "HAVING",
            "WINDOW",
            "QUALIFY",
            "ORDER",
            "ON",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "MINUS");

    /**
     * The surroundings of a parenthesis.
     *
     * @param prepared how often H2 prepares the query around it
     * @param subQuery true if that query is an operand of a condition or a value
     * @param from true if the parenthesis is in a list of tables
     */
    private record Place(double prepared, boolean subQuery, boolean from) {}

    private final List<Token> tokens;
    private double prepared;

    private DerivedTables(List<Token> tokens) {
        this.tokens = tokens;
    }

    static void check(List<Token> tokens) {
        new DerivedTables(tokens).check();
    }

    private void check() {
        Deque<Place> outer = new ArrayDeque<>();
        Place place = new Place(1, false, false);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol('(')) {
                outer.push(place);
                place = inside(place, i);
            } else if (token.isSymbol(')') && !outer.isEmpty()) {
                place = outer.pop();
            } else if (token.isWord("FROM") || token.isWord("JOIN")) {
                place = new Place(place.prepared(), place.subQuery(), true);
            } else if (OTHER_CLAUSES.contains(token.keyword())) {
                place = new Place(place.prepared(), place.subQuery(), false);
            }
        }
    }

    private Place inside(Place place, int open) {
        boolean table = place.from() && isBeforeTable(open - 1);
        if (!isQuery(open + 1)) {
            return new Place(place.prepared(), place.subQuery(), table);
        }
        if (!table) {
            boolean operand = !isWord(open - 1, "AS") && !isWord(open - 1, "USING");
            return new Place(place.prepared(), operand, false);
        }
        double times = place.prepared() * (place.subQuery() ? PER_LEVEL_IN_SUB_QUERY : PER_LEVEL);
        prepared += times;
        if (prepared > MAX_PREPARED) {
            throw RewriteException.of(
                    "54001",
                    "Derived tables are nested too deep for the embedded server;"
                            + " queries of a WITH may use each other at any depth");
        }
        return new Place(times, false, false);
    }

    private boolean isBeforeTable(int at) {
        return at >= 0
                && (isWord(at, "FROM")
                        || isWord(at, "JOIN")
                        || tokens.get(at).isSymbol(',')
                        || tokens.get(at).isSymbol('('));
    }

    private boolean isQuery(int at) {
        int first = at;
        while (first < tokens.size() && tokens.get(first).isSymbol('(')) {
            first++;
        }
        return first < tokens.size() && QUERIES.contains(tokens.get(first).keyword());
    }

    private boolean isWord(int at, String word) {
        return at >= 0 && tokens.get(at).isWord(word);
    }
}
