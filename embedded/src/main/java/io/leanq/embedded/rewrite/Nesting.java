package io.leanq.embedded.rewrite;

/**
 * Counts how deep a statement is nested, token by token, and refuses what is deeper than anybody needs. H2 reads the
 * inner parts again on each level, and nothing can stop it meanwhile.
 */
final class Nesting {
    private static final int MAX_DEPTH = 500;

    private int parentheses;
    private int brackets;
    private int cases;
    private int prefixes;

    /** @throws RewriteException if the statement is too deep here, or closes a parenthesis that it did not open */
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
