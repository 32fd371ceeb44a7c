package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Operands with {@code +, -, *} and {@code /} between them, as many as follow each other: the terms of a sum, each of
 * some factors.
 */
final class Chain {
    private final List<Token> tokens;
    private final List<Operand> operands = new ArrayList<>();
    /** For each operand, the first one from it on that is no placeholder; the number of operands if there is none. */
    private final int[] known;
    /** For each operand, the operand after the last {@code /} of its term; 0 if no {@code /} follows. */
    private final int[] divided;

    private final int[] endOfTerm;

    private Chain(List<Token> tokens, OperandScanner scanner, int from) {
        this.tokens = tokens;
        int at = from;
        int end = scanner.end(at);
        while (end > at) {
            operands.add(new Operand(tokens, at, scanner.afterSigns(at), end));
            at = end < tokens.size() && isOperator(tokens.get(end)) ? end + 1 : end;
            end = at == end ? end : scanner.end(at);
        }
        known = new int[size() + 1];
        divided = new int[size() + 1];
        endOfTerm = new int[size() + 1];
        known[size()] = size();
        for (int i = size() - 1; i >= 0; i--) {
            boolean last = i == size() - 1 || isFirstOfTerm(i + 1);
            known[i] = operands.get(i).isPlaceholder() ? known[i + 1] : i;
            divided[i] = last ? 0 : isDivisor(i + 1) ? Math.max(i + 1, divided[i + 1]) : divided[i + 1];
            endOfTerm[i] = last ? i + 1 : endOfTerm[i + 1];
        }
    }

    /** The chain that begins here; empty if no operand begins here. */
    static Chain at(List<Token> tokens, OperandScanner scanner, int from) {
        return new Chain(tokens, scanner, from);
    }

    private static boolean isOperator(Token token) {
        return token.isSymbol('+') || token.isSymbol('-') || token.isSymbol('*') || token.isSymbol('/');
    }

    boolean isEmpty() {
        return operands.isEmpty();
    }

    int size() {
        return operands.size();
    }

    int end() {
        return operands.get(size() - 1).to();
    }

    Operand operand(int i) {
        return operands.get(i);
    }

    /** The operator before an operand other than the first. */
    Token operator(int i) {
        return tokens.get(operands.get(i).from() - 1);
    }

    /** True for an operand that follows a {@code /}. */
    boolean isDivisor(int i) {
        return i > 0 && operator(i).isSymbol('/');
    }

    /** True for an operand with a {@code /} later in its term. */
    boolean isDividend(int i) {
        return divided[i] > 0;
    }

    boolean isFirstOfTerm(int i) {
        return i == 0 || operator(i).isSymbol('+') || operator(i).isSymbol('-');
    }

    /** True for an operand that is a whole term. */
    boolean isTerm(int i) {
        return isFirstOfTerm(i) && endOfTerm[i] == i + 1;
    }

    /** The first operand from here to the end of the term that is no placeholder; -1 if there is none. */
    int knownInTerm(int i) {
        return known[i] < endOfTerm[i] ? known[i] : -1;
    }

    /** The first operand from here on that is no placeholder; -1 if there is none. */
    int known(int i) {
        return known[i] < size() ? known[i] : -1;
    }
}
