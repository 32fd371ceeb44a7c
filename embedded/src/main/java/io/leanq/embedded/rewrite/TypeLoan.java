package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a value the wider of two types, its own and that of another expression, which is never evaluated. H2 keeps the
 * scale of decimal values, so no digit is added or lost. The condition of the CASE holds in no session, but H2 does not
 * know that.
 */
final class TypeLoan {
    /**
     * The most tokens that all loans of a statement copy: copies of copies grow by the square of the statement's
     * length.
     */
    private static final int MAX_COPIED = 500_000;

    /** The numbers of the statement's parameters, counted from 1. */
    private final Map<Token, Integer> numbers = new IdentityHashMap<>();

    private int copied;
    private boolean repeats;

    TypeLoan(List<Token> statement) {
        for (Token token : statement) {
            if (token.kind() == Token.Kind.PARAMETER) {
                numbers.put(token, numbers.size() + 1);
            }
        }
    }

    /**
     * The value with at least the donor's type.
     *
     * @param steps how often the donor's type, if it is a decimal, gets six more digits after the point
     */
    List<Token> of(List<Token> donor, int steps, List<Token> value) {
        copied += donor.size();
        if (copied > MAX_COPIED) {
            throw RewriteException.of("54001", "The statement's arithmetic is too long for the embedded server");
        }
        repeats |= donor.stream().anyMatch(token -> token.kind() == Token.Kind.PARAMETER);
        List<Token> typed = new ArrayList<>();
        boolean enclosed = steps > 0 && donor.size() > 1;
        if (enclosed) {
            typed.add(Token.symbol("("));
        }
        add(typed, donor);
        if (enclosed) {
            typed.add(Token.symbol(")"));
        }
        divideByOne(typed, steps);
        return never(typed, value);
    }

    /** The value, with another expression that H2 has to consider and never evaluates. */
    static List<Token> never(List<Token> other, List<Token> value) {
        List<Token> out = new ArrayList<>();
        for (String word : List.of("CASE", "WHEN", "SESSION_ID")) {
            out.add(Token.word(word));
        }
        out.add(new Token(Token.Kind.SYMBOL, "(", false));
        out.add(Token.symbol(")"));
        for (String word : List.of("IS", "NULL", "THEN")) {
            out.add(Token.word(word));
        }
        add(out, other);
        out.add(Token.word("ELSE"));
        add(out, value);
        out.add(Token.word("END"));
        return out;
    }

    /** Adds tokens, separated from those before them. */
    private static void add(List<Token> out, List<Token> tokens) {
        Token first = tokens.get(0);
        if (first.spaced() || first.kind() == Token.Kind.PARAMETER) {
            out.addAll(tokens);
        } else {
            out.add(new Token(first.kind(), first.text(), true));
            out.addAll(tokens.subList(1, tokens.size()));
        }
    }

    /** Adds six digits after the point per step to a decimal that precedes; changes nothing else. */
    static void divideByOne(List<Token> out, int steps) {
        for (int i = 0; i < steps; i++) {
            out.add(Token.symbol("/"));
            out.add(Token.word("CAST"));
            out.add(new Token(Token.Kind.SYMBOL, "(", false));
            out.add(new Token(Token.Kind.NUMBER, "1", false));
            out.add(Token.word("AS"));
            out.add(Token.word("TINYINT"));
            out.add(new Token(Token.Kind.SYMBOL, ")", false));
        }
    }

    /** The statement with numbered parameters, if a donor repeats one of them. Numbers that they have already stay. */
    List<Token> numbered(List<Token> statement) {
        boolean numberedBefore =
                numbers.keySet().stream().anyMatch(parameter -> parameter.text().length() > 1);
        if (!repeats || numberedBefore) {
            return statement;
        }
        List<Token> out = new ArrayList<>(statement.size());
        for (Token token : statement) {
            Integer number = numbers.get(token);
            out.add(number == null ? token : new Token(Token.Kind.PARAMETER, token.text() + number, token.spaced()));
        }
        return out;
    }
}
