package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rewrites arithmetic so that H2 neither rounds a value that LeanXcale keeps nor gives a placeholder a type that is too
 * narrow. H2 gives a quotient of decimals {@code s1 - s2 + 2 * p2} digits after the point, and {@code MOD(a, b)} the
 * type of b. It gives a placeholder beside a decimal 50,000 digits after the point, with which a quotient takes a tenth
 * of a second.
 */
final class ExactArithmetic {
    /**
     * Steps for either side of a quotient: the quotient then has enough digits to be rounded to 15 after the point as
     * if it were exact.
     */
    private static final int QUOTIENT_STEPS = 3;

    /** Steps for a placeholder, whose value may have more digits than the operand beside it. */
    private static final int PLACEHOLDER_STEPS = 6;

    /** A divisor of at most this many digits leaves a quotient enough digits. */
    private static final int SMALL_DIVISOR = 4;

    private static final Set<String> ROUNDING = Set.of("ROUND", "FLOOR", "CEIL", "CEILING", "TRUNCATE", "TRUNC");

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private final TypeLoan loan;

    private ExactArithmetic(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
        this.loan = new TypeLoan(tokens);
    }

    /** The statement with its arithmetic rewritten. Parameters keep their number and order. */
    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(ExactArithmetic::isConcerned)) {
            return tokens;
        }
        ExactArithmetic arithmetic = new ExactArithmetic(tokens);
        return arithmetic.loan.numbered(arithmetic.rewrite(0, tokens.size()));
    }

    private static boolean isConcerned(Token token) {
        return token.isSymbol('/') || token.kind() == Token.Kind.PARAMETER || token.isWord("MOD");
    }

    private List<Token> rewrite(int from, int to) {
        List<Token> out = new ArrayList<>();
        int at = from;
        while (at < to) {
            Chain chain = Chain.at(tokens, scanner, at);
            if (chain.isEmpty()) {
                out.add(tokens.get(at));
                at++;
            } else if (at > 0 && tokens.get(at - 1).isWord("DEFAULT")) {
                // the catalog shows a default as it was written
                out.addAll(tokens.subList(at, chain.end()));
                at = chain.end();
            } else {
                write(chain, out);
                at = chain.end();
            }
        }
        return out;
    }

    private void write(Chain chain, List<Token> out) {
        Donors donors = new Donors(chain);
        for (int i = 0; i < chain.size(); i++) {
            if (isRoughDivision(chain, i)) {
                TypeLoan.divideByOne(out, QUOTIENT_STEPS);
            }
            if (i > 0) {
                out.add(chain.operator(i));
            }
            Operand operand = chain.operand(i);
            List<Token> donor = donors.pass(i);
            if (!donor.isEmpty()) {
                out.addAll(tokens.subList(operand.from(), operand.start()));
                out.addAll(loan.of(donor, PLACEHOLDER_STEPS, tokens.subList(operand.start(), operand.to())));
            } else if (chain.isDivisor(i) && !operand.isWholeNumber() && !operand.isPlaceholder()) {
                out.add(Token.symbol("("));
                out.addAll(copy(operand));
                TypeLoan.divideByOne(out, QUOTIENT_STEPS);
                out.add(Token.symbol(")"));
            } else if (chain.isDividend(i) && scanner.hidesPlaceholder(operand.from(), operand.to())) {
                out.addAll(loan.of(operand.tokens(), PLACEHOLDER_STEPS, copy(operand)));
            } else {
                out.addAll(copy(operand));
            }
        }
    }

    /**
     * True for a division whose quotient has enough digits only if its dividend has more. A whole number has none after
     * the point. A placeholder has enough, or no type of its own, and would become a TINYINT.
     */
    private static boolean isRoughDivision(Chain chain, int i) {
        if (!chain.isDivisor(i) || chain.isDivisor(i - 1) || chain.operand(i).isWholeNumber(SMALL_DIVISOR)) {
            return false;
        }
        Operand dividend = chain.operand(i - 1);
        return !chain.isFirstOfTerm(i - 1) || !dividend.isWholeNumber() && !dividend.isPlaceholder();
    }

    private List<Token> copy(Operand operand) {
        List<Token> out = new ArrayList<>();
        int at = operand.from();
        while (at < operand.to()) {
            int end = scanner.closing(at);
            out.add(tokens.get(at));
            if (end >= 0) {
                out.addAll(isCall(at) ? arguments(tokens.get(at - 1).keyword(), at + 1, end) : rewrite(at + 1, end));
                out.add(tokens.get(end));
            }
            at = Math.max(at, end) + 1;
        }
        return out;
    }

    private boolean isCall(int parenthesis) {
        return parenthesis > 0
                && tokens.get(parenthesis).isSymbol('(')
                && (parenthesis == 1 || !tokens.get(parenthesis - 2).isSymbol('.'));
    }

    private List<Token> arguments(String function, int from, int to) {
        if (function.equals("MOD")) {
            return mod(from, to);
        }
        int end = ROUNDING.contains(function) ? endOfArgument(from, to) : from;
        if (!scanner.hidesPlaceholder(from, end)) {
            return rewrite(from, to);
        }
        List<Token> out = new ArrayList<>(loan.of(tokens.subList(from, end), PLACEHOLDER_STEPS, rewrite(from, end)));
        out.addAll(rewrite(end, to));
        return out;
    }

    private int endOfArgument(int from, int to) {
        int at = from;
        while (at < to && !tokens.get(at).isSymbol(',')) {
            at = Math.max(at, scanner.closing(at)) + 1;
        }
        return at;
    }

    /**
     * {@code MOD(a, b)} with b in the type that both have in common: whole numbers stay whole, and the larger scale
     * stays.
     */
    private List<Token> mod(int from, int to) {
        int comma = endOfArgument(from, to);
        if (comma == from || comma + 1 >= to || endOfArgument(comma + 1, to) != to) {
            return rewrite(from, to);
        }
        Operand a = new Operand(tokens, from, scanner.afterSigns(from), comma);
        Operand b = new Operand(tokens, comma + 1, scanner.afterSigns(comma + 1), to);
        if (a.isPlaceholder() ? b.isPlaceholder() : a.isWholeNumber() && !b.isPlaceholder()) {
            return rewrite(from, to);
        }
        List<Token> donor = a.isPlaceholder() ? b.tokens() : a.tokens();
        boolean finer = a.isPlaceholder() || scanner.hidesPlaceholder(from, comma);
        List<Token> dividend = rewrite(from, comma);
        List<Token> out = new ArrayList<>(finer ? loan.of(donor, PLACEHOLDER_STEPS, dividend) : dividend);
        out.add(tokens.get(comma));
        int steps = finer || b.isPlaceholder() ? PLACEHOLDER_STEPS : 0;
        out.addAll(loan.of(donor, steps, rewrite(comma + 1, to)));
        return out;
    }
}
