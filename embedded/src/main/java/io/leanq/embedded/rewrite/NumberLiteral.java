package io.leanq.embedded.rewrite;

/** The limits of a number in a statement. Beyond them, H2 works on the number in ways that nothing can stop. */
final class NumberLiteral {
    /** The most digits, as many as H2's own numbers have. Reading takes time by the square of the digits. */
    private static final int MAX_DIGITS = 100_000;

    /** The largest exponent. H2 writes a number out with all the zeros of its exponent to find that it does not fit. */
    private static final int MAX_EXPONENT = 100_000;

    private NumberLiteral() {}

    /** @param text a token of the lexer: digits, a point if there is one, an exponent with its sign if there is one */
    static void requireInRange(String text) {
        if (text.length() > MAX_DIGITS) {
            throw RewriteException.of("22003", "A number has more than " + MAX_DIGITS + " digits");
        }
        if (exponent(text) > MAX_EXPONENT) {
            throw RewriteException.of(
                    "22003", "A number in the statement is out of range, its exponent exceeds " + MAX_EXPONENT);
        }
    }

    /** The exponent without its sign, cut a little above the limit; 0 if the number has none. */
    private static int exponent(String text) {
        int exponent = 0;
        int at = Math.max(text.indexOf('e'), text.indexOf('E')) + 1;
        for (int i = at; at > 0 && i < text.length() && exponent <= MAX_EXPONENT; i++) {
            int digit = Character.digit(text.charAt(i), 10);
            exponent = digit < 0 ? exponent : exponent * 10 + digit;
        }
        return exponent;
    }
}
