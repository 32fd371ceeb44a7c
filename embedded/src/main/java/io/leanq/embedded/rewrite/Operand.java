package io.leanq.embedded.rewrite;

import java.util.List;

/**
 * An operand of arithmetic in the tokens of a statement.
 *
 * @param from where the operand begins, with its signs
 * @param start where the operand begins after its signs
 * @param to where the operand ends, exclusive
 */
record Operand(List<Token> all, int from, int start, int to) {

    List<Token> tokens() {
        return all.subList(from, to);
    }

    /** True for a placeholder with nothing but signs and parentheses. */
    boolean isPlaceholder() {
        List<Token> bare = withoutParentheses();
        return bare.size() == 1 && bare.get(0).kind() == Token.Kind.PARAMETER;
    }

    /** True for a whole number with nothing but signs and parentheses. */
    boolean isWholeNumber() {
        List<Token> bare = withoutParentheses();
        return bare.size() == 1
                && bare.get(0).kind() == Token.Kind.NUMBER
                && bare.get(0).text().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** True for a whole number of at most this many digits, with nothing but signs and parentheses. */
    boolean isWholeNumber(int digits) {
        return to - from == 1 && isWholeNumber() && all.get(from).text().length() <= digits;
    }

    private List<Token> withoutParentheses() {
        int first = start;
        int last = to - 1;
        while (first < last && all.get(first).isSymbol('(') && all.get(last).isSymbol(')')) {
            first++;
            last--;
        }
        return all.subList(first, last + 1);
    }
}
