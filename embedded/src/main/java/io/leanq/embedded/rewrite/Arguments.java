package io.leanq.embedded.rewrite;

import java.util.List;

/** The tokens between the parentheses of a call. */
record Arguments(List<Token> tokens) {

    /** The place of the word outside of inner parentheses, brackets and CASEs; -1 if it is not there. */
    int indexOf(String word) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (depth == 0 && i > 0 && token.isWord(word)) {
                return i;
            }
            if (token.isSymbol('(') || token.isSymbol('[') || token.isWord("CASE")) {
                depth++;
            } else if (token.isSymbol(')') || token.isSymbol(']') || token.isWord("END")) {
                depth--;
            }
        }
        return -1;
    }

    /** The tokens from a place to before another; the place -1 as end is the end of all. */
    List<Token> between(int from, int to) {
        List<Token> part = tokens.subList(from, to < 0 ? tokens.size() : to);
        if (part.isEmpty()) {
            throw RewriteException.syntax("an argument of a function is missing");
        }
        return part;
    }

    List<List<Token>> separated() {
        return Tokens.split(tokens);
    }

    /**
     * The place of the minus that is computed last, outside of inner parentheses; -1 if there is none. The minus of a
     * negative interval is none.
     */
    int minus() {
        int depth = 0;
        int last = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            boolean between = i > 0
                    && i + 1 < tokens.size()
                    && !tokens.get(Math.max(i - 1, 0)).isWord("INTERVAL");
            if (depth == 0 && between && token.isSymbol('-')) {
                last = i;
            }
        }
        return last;
    }
}
