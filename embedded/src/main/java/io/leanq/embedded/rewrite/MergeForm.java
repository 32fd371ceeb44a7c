package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses merges after which H2's rows would be wrong. If a part of the condition that names no column is not true, H2
 * skips the rows of the source, and so inserts none. H2 looks at the condition again after each change, so that a row
 * of the source whose partner has changed counts as one without a partner.
 */
final class MergeForm {
    /** Words of conditions that name no column. */
    private static final Set<String> NO_NAMES = Set.of(
            ("TRUE FALSE NULL UNKNOWN NOT IS BETWEEN SYMMETRIC AND OR IN LIKE ESCAPE CAST AS DISTINCT FROM CASE WHEN"
                            + " THEN ELSE END DATE TIME TIMESTAMP INTERVAL INTEGER BIGINT SMALLINT TINYINT DOUBLE REAL"
                            + " FLOAT DECIMAL NUMERIC VARCHAR CHAR BOOLEAN")
                    .split(" "));

    private MergeForm() {}

    /** @param tokens any statement; others than a MERGE pass */
    static void check(List<Token> tokens) {
        if (!MergeTokens.isMerge(tokens)) {
            return;
        }
        MergeTokens merge = MergeTokens.of(tokens);
        requireNoConstant(merge.condition());
        Set<String> set = updated(merge.actions());
        for (String column : columns(merge.condition(), merge.name().name())) {
            if (set.contains(column)) {
                throw RewriteException.unsupported(
                        "MERGE that sets a column of its ON condition", "an UPDATE of its own can set it");
            }
        }
    }

    /** A query that gives a row if a row of the target has several partners in the source. */
    static String partners(MergeTokens merge) {
        List<Token> joined = new ArrayList<>(List.of(Token.word("SELECT"), Token.word("1"), Token.word("FROM")));
        joined.addAll(merge.target());
        joined.add(Token.word("JOIN"));
        joined.addAll(merge.source());
        joined.add(Token.word("ON"));
        joined.addAll(merge.condition());
        return Rewriter.h2Text(joined) + " GROUP BY " + Rewriter.h2Text(List.of(merge.name()))
                + "._ROWID_ HAVING COUNT(*) > 1 FETCH FIRST ROW ONLY";
    }

    /** The names of the columns that are updated, in upper case. */
    private static Set<String> updated(List<Token> actions) {
        Set<String> set = new HashSet<>();
        int depth = 0;
        boolean setting = false;
        for (int i = 0; i < actions.size(); i++) {
            Token token = actions.get(i);
            depth += MergeTokens.depthChange(token);
            if (depth == 0 && token.isWord("WHEN") && Tokens.isWord(actions, i + 1, "MATCHED", "NOT")) {
                setting = false;
            } else if (depth == 0 && token.isWord("SET")) {
                setting = true;
                set.add(updated(actions, i + 1));
            } else if (setting && depth == 0 && token.isSymbol(',')) {
                set.add(updated(actions, i + 1));
            }
        }
        return set;
    }

    /** The column that is set here, without its qualifier. */
    private static String updated(List<Token> tokens, int at) {
        int last = at;
        while (Tokens.isSymbol(tokens, last + 1, '.')) {
            last += 2;
        }
        return last < tokens.size() ? tokens.get(last).name().toUpperCase(Locale.ROOT) : "";
    }

    /** The columns of the target in the condition, in upper case; a bare name may be one. */
    private static Set<String> columns(List<Token> condition, String target) {
        Set<String> columns = new HashSet<>();
        for (int i = 0; i < condition.size(); i++) {
            Token token = condition.get(i);
            boolean last = !Tokens.isSymbol(condition, i + 1, '.') && !Tokens.isSymbol(condition, i + 1, '(');
            boolean qualified = Tokens.isSymbol(condition, i - 1, '.');
            if (token.isName()
                    && last
                    && (!qualified || condition.get(i - 2).name().equalsIgnoreCase(target))) {
                columns.add(token.name().toUpperCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private static void requireNoConstant(List<Token> condition) {
        for (int i = 0; i < condition.size(); i++) {
            boolean tested = Tokens.isWord(condition, i - 1, "IS")
                    || Tokens.isWord(condition, i - 1, "NOT") && Tokens.isWord(condition, i - 2, "IS");
            if (!tested && Tokens.isWord(condition, i, "FALSE", "NULL", "UNKNOWN")) {
                throw constant();
            }
        }
        requireNames(condition);
    }

    private static void requireNames(List<Token> condition) {
        for (List<Token> part : parts(condition)) {
            if (isEnclosed(part)) {
                requireNames(part.subList(1, part.size() - 1));
            } else if (!(part.size() == 1 && part.get(0).isWord("TRUE")) && !hasNames(part)) {
                throw constant();
            }
        }
    }

    private static RewriteException constant() {
        return RewriteException.unsupported(
                "MERGE whose ON condition has a constant or a part without a column",
                "a query as its source can have that part");
    }

    private static boolean hasNames(List<Token> part) {
        for (Token token : part) {
            if (token.kind() == Token.Kind.QUOTED
                    || token.kind() == Token.Kind.WORD && !NO_NAMES.contains(token.keyword())) {
                return true;
            }
        }
        return false;
    }

    /** The operands of the outermost AND; a condition with an OR outside of any parenthesis is one part. */
    private static List<List<Token>> parts(List<Token> condition) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean between = false;
        for (int i = 0; i < condition.size(); i++) {
            Token token = condition.get(i);
            depth += MergeTokens.depthChange(token);
            if (depth > 0) {
                continue;
            }
            if (token.isWord("OR")) {
                return List.of(condition);
            } else if (token.isWord("BETWEEN")) {
                between = true;
            } else if (token.isWord("AND") && between) {
                between = false;
            } else if (token.isWord("AND")) {
                parts.add(condition.subList(start, i));
                start = i + 1;
            }
        }
        parts.add(condition.subList(start, condition.size()));
        return parts;
    }

    /** True if the first parenthesis ends with the part. */
    private static boolean isEnclosed(List<Token> part) {
        if (!Tokens.isSymbol(part, 0, '(')) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < part.size(); i++) {
            depth += MergeTokens.depthChange(part.get(i));
            if (depth == 0) {
                return i == part.size() - 1;
            }
        }
        return false;
    }
}
