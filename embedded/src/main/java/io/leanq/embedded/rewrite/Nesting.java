package io.leanq.embedded.rewrite;

/**
 * Follows how deep a statement is nested while its tokens go by, and refuses what is deeper than anybody needs: H2
 * reads what is nested again and again on each level, and can not be stopped while it does.
 */
final class Nesting {
    private static final int MAX_DEPTH = 500;

    private int parentheses;
    private int brackets;
    private int cases;
    private int prefixes;

    /** @throws RewriteException if it goes too deep here, or a parenthesis is closed that was not opened */
    void add(Token token) {
        parentheses += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
        brackets += token.isSymbol('[') ? 1 : token.isSymbol(']') ? -1 : 0;
        cases = Math.max(0, cases + (token.isWord("CASE") ? 1 : token.isWord("END") ? -1 : 0));
        boolean prefix = token.isWord("NOT") || token.isSymbol('-') || token.isSymbol('+');
        prefixes = prefix ? prefixes + 1 : 0;
        if (parentheses < 0) {
            throw RewriteException.syntax("a parenthesis is closed but was never opened");
        }
        if (parentheses + Math.max(0, brackets) + cases > MAX_DEPTH) {
            throw RewriteException.of(
                    "54001",
                    "The statement is nested deeper than " + MAX_DEPTH + " parentheses, brackets and CASE expressions");
        }
        if (prefixes > MAX_DEPTH) {
            throw RewriteException.of("54001", "The statement has more than " + MAX_DEPTH + " signs or NOTs in a row");
        }
    }

    /** @throws RewriteException if a parenthesis is still open */
    void end() {
        if (parentheses > 0) {
            throw RewriteException.syntax("a parenthesis is not closed");
        }
    }
}
