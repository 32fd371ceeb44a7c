package io.leanq.embedded.rewrite;

import java.util.List;

/**
 * The tokens of a MERGE by its clauses; a clause that is missing is empty.
 *
 * @param target the table with its alias
 * @param source the table or query behind USING, with its alias
 * @param condition what is behind ON
 * @param actions the clauses of WHEN
 */
record MergeTokens(List<Token> target, List<Token> source, List<Token> condition, List<Token> actions) {

    static boolean isMerge(List<Token> tokens) {
        return Tokens.isWord(tokens, 0, "MERGE") && Tokens.isWord(tokens, 1, "INTO");
    }

    /** @param tokens a MERGE */
    static MergeTokens of(List<Token> tokens) {
        int using = outermost(tokens, 2, "USING");
        int on = outermost(tokens, using, "ON");
        int when = firstAction(tokens, on);
        return new MergeTokens(
                tokens.subList(2, using),
                behind(tokens, using, on),
                behind(tokens, on, when),
                tokens.subList(when, tokens.size()));
    }

    private static List<Token> behind(List<Token> tokens, int word, int end) {
        return tokens.subList(Math.min(word + 1, end), end);
    }

    /** The place of the word outside of any parenthesis; the end if it does not come. */
    private static int outermost(List<Token> tokens, int from, String word) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += depthChange(tokens.get(i));
            if (depth == 0 && tokens.get(i).isWord(word)) {
                return i;
            }
        }
        return tokens.size();
    }

    /** The place of the first WHEN that belongs to no CASE; the end if it does not come. */
    private static int firstAction(List<Token> tokens, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += depthChange(token) + (token.isWord("CASE") ? 1 : token.isWord("END") ? -1 : 0);
            if (depth == 0 && token.isWord("WHEN")) {
                return i;
            }
        }
        return tokens.size();
    }

    static int depthChange(Token token) {
        return token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
    }

    /** The name by which the other clauses call the target. */
    Token name() {
        return target.get(target.size() - 1);
    }

    /** True if the source is one row that is written out, so that no row of the target has several partners. */
    boolean isOfOneRow() {
        if (!Tokens.isSymbol(source, 0, '(') || !Tokens.isWord(source, 1, "VALUES")) {
            return false;
        }
        int depth = 0;
        for (Token token : source) {
            depth += depthChange(token);
            if (depth == 1 && token.isSymbol(',')) {
                return false;
            }
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** Parameters before the actions. */
    int parametersOfPartners() {
        return (int) (parameters(source) + parameters(condition));
    }

    private static long parameters(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.PARAMETER)
                .count();
    }
}
