package io.leanq.embedded.rewrite;

/** What a number in a statement may be, before H2 works on it in ways that cannot be stopped. */
final class NumberLiteral {
    /** As many as H2's own numbers have at most. Reading takes time by the square of the digits. */
    private static final int MAX_DIGITS = 100_000;

    /** H2 writes a number out digit by digit to find that it does not fit, with all the zeros of its exponent. */
    private static final int MAX_EXPONENT = 100_000;

    private NumberLiteral() {}

    /** @param text as the lexer cuts it: digits, perhaps with a point, and perhaps an exponent with its sign */
    static void requireInRange(String text) {
        if (text.length() > MAX_DIGITS) {
            throw RewriteException.of("22003", "A number has more than " + MAX_DIGITS + " digits");
        }
        if (exponent(text) > MAX_EXPONENT) {
            throw RewriteException.of(
                    "22003", "A number in the statement is out of range, its exponent exceeds " + MAX_EXPONENT);
        }
    }

    /** Without its sign, and at most little more than allowed; 0 if there is none. */
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
