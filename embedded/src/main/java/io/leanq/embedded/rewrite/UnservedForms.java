package io.leanq.embedded.rewrite;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses by name what Calcite has and H2 cannot read. H2 itself would report a syntax error or an unknown function.
 */
final class UnservedForms {
    private static final Set<String> JSON_FUNCTIONS = Set.of(
            "JSON_TYPE",
            "JSON_DEPTH",
            "JSON_LENGTH",
            "JSON_KEYS",
            "JSON_PRETTY",
            "JSON_REMOVE",
            "JSON_INSERT",
            "JSON_REPLACE",
            "JSON_SET",
            "JSON_STORAGE_SIZE");

    private static final Set<String> GROUPING_FUNCTIONS =
            Set.of("ROLLUP", "CUBE", "GROUPING", "GROUPING_ID", "GROUP_ID");

    private static final String ONE_QUERY_EACH = "UNION ALL of one query for each grouping has the same rows";

    /** What to write instead. */
    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry(
                    "FULL JOIN", "UNION ALL of a LEFT JOIN and of the right rows without a left one has the same rows"),
            Map.entry("GROUPING SETS", ONE_QUERY_EACH),
            Map.entry("ROLLUP", ONE_QUERY_EACH),
            Map.entry("CUBE", ONE_QUERY_EACH),
            Map.entry("COLLECT", "LISTAGG has the values as one text"),
            Map.entry("INITCAP", "UPPER and LOWER of substrings write the first letter of one word"),
            Map.entry(
                    "LATERAL",
                    "a join of a derived table with ROW_NUMBER() OVER (PARTITION BY …) finds the first rows of each group"),
            Map.entry("UNNEST of a column", "select the array, and take its elements in the application"),
            Map.entry("JSON_ARRAYAGG WITHIN GROUP", "JSON_ARRAYAGG(x ORDER BY y) has the same elements"));

    private static final Set<String> PERIODS =
            Set.of("OVERLAPS", "CONTAINS", "PRECEDES", "SUCCEEDS", "EQUALS", "IMMEDIATELY");

    /** Words before the name of a table that a list of columns may follow. */
    private static final Set<String> DECLARING = Set.of("TABLE", "VIEW", "EXISTS", "INTO", "ON", "REFERENCES", "WITH");

    private UnservedForms() {}

    static void check(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.WORD
                    && !(i > 0 && tokens.get(i - 1).isSymbol('.'))) {
                check(tokens, i);
            }
        }
    }

    private static void check(List<Token> tokens, int at) {
        Token next = tokens.get(at + 1);
        String name = tokens.get(at).keyword();
        String form = next.isSymbol('(') ? call(tokens, at, name) : "";
        if (name.equals("MULTISET") && next.isSymbol('[')) {
            form = name;
        }
        if (form.isEmpty() && next.kind() != Token.Kind.SYMBOL) {
            form = clause(name, next, at + 2 < tokens.size() ? tokens.get(at + 2) : next);
        }
        if (!form.isEmpty()) {
            String advice = ADVICE.get(form);
            throw advice == null ? RewriteException.unsupported(form) : RewriteException.unsupported(form, advice);
        }
    }

    private static String call(List<Token> tokens, int at, String name) {
        if (at > 0 && DECLARING.contains(tokens.get(at - 1).keyword())) {
            return "";
        }
        if (JSON_FUNCTIONS.contains(name) || GROUPING_FUNCTIONS.contains(name) || name.startsWith("ST_")) {
            return name;
        }
        return switch (name) {
            case "LATERAL",
                    "MATCH_RECOGNIZE",
                    "PIVOT",
                    "UNPIVOT",
                    "MULTISET",
                    "PERIOD",
                    "COLLECT",
                    "FUSION",
                    "INTERSECTION",
                    "SINGLE_VALUE",
                    "APPROX_COUNT_DISTINCT",
                    "INITCAP" -> name;
            case "JSON_ARRAYAGG" ->
                Tokens.isWord(tokens, close(tokens, at + 1) + 1, "WITHIN") ? "JSON_ARRAYAGG WITHIN GROUP" : "";
            case "UNNEST" -> isOfColumn(tokens, at + 1) ? "UNNEST of a column" : "";
            case "TRANSLATE", "CONVERT" -> hasInside(tokens, at + 1, "USING") ? name + " with USING" : "";
            default -> PERIODS.contains(name) && at > 0 && tokens.get(at - 1).isSymbol(')') ? name + " of periods" : "";
        };
    }

    private static String clause(String name, Token next, Token third) {
        return switch (name) {
            case "FULL" -> next.isWord("JOIN") || next.isWord("OUTER") && third.isWord("JOIN") ? "FULL JOIN" : "";
            case "GROUPING" -> next.isWord("SETS") ? "GROUPING SETS" : "";
            case "SIMILAR" -> next.isWord("TO") ? "SIMILAR TO" : "";
            case "INTERSECT", "EXCEPT", "MINUS" -> next.isWord("ALL") ? name + " ALL" : "";
            case "CROSS", "OUTER" -> next.isWord("APPLY") ? name + " APPLY" : "";
            case "ASOF" -> next.isWord("JOIN") ? "ASOF JOIN" : "";
            case "LATERAL" -> next.isWord("TABLE") || next.isWord("UNNEST") ? "LATERAL" : "";
            case "TABLESAMPLE" -> next.isWord("BERNOULLI") || next.isWord("SYSTEM") ? "TABLESAMPLE" : "";
            case "FOR" -> next.isWord("SYSTEM_TIME") ? "FOR SYSTEM_TIME" : "";
            case "WITHIN" -> next.isWord("DISTINCT") ? "WITHIN DISTINCT" : "";
            case "ON" ->
                next.isWord("UPDATE") && (third.isWord("CASCADE") || third.isWord("SET"))
                        ? "ON UPDATE " + third.keyword()
                        : "";
            case "FINAL", "NEW", "OLD" -> next.isWord("TABLE") && third.isSymbol('(') ? name + " TABLE" : "";
            case "MEMBER", "SUBMULTISET" -> next.isWord("OF") ? name + " OF" : "";
            default -> "";
        };
    }

    /**
     * True if a column stands in the parenthesis that opens here, bare or behind its table, and no query. H2 evaluates
     * the arguments before it knows the tables beside them.
     */
    private static boolean isOfColumn(List<Token> tokens, int open) {
        int close = close(tokens, open);
        boolean column = close == open + 2 && tokens.get(open + 1).kind() == Token.Kind.WORD;
        for (int at = open + 1; at + 3 <= close; at++) {
            if (tokens.get(at).isWord("SELECT")) {
                return false;
            }
            boolean qualified = tokens.get(at).isName()
                    && tokens.get(at + 1).isSymbol('.')
                    && tokens.get(at + 2).isName()
                    && !tokens.get(at + 3).isSymbol('(');
            column |= qualified;
        }
        return column;
    }

    /** The place of the parenthesis that closes the one that opens here; the end where none does. */
    private static int close(List<Token> tokens, int open) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            depth += tokens.get(at).isSymbol('(') ? 1 : tokens.get(at).isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return tokens.size() - 1;
    }

    /** True if the word is in the parenthesis that opens here, and in no parenthesis inside it. */
    private static boolean hasInside(List<Token> tokens, int open, String word) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            depth += tokens.get(at).isSymbol('(') ? 1 : tokens.get(at).isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return false;
            }
            if (depth == 1 && tokens.get(at).isWord(word)) {
                return true;
            }
        }
        return false;
    }
}
