package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement with the same parameters as another, in which H2 knows more of their types. H2 describes it and never
 * runs it. H2 takes the type of a parameter from a column that it is compared with, but neither in BETWEEN nor in a
 * sum.
 */
final class TypedForm {
    private final List<Token> tokens;
    private final List<Token> out = new ArrayList<>();
    private boolean changed;

    private TypedForm(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The typed form; empty if H2 knows no more types in it. */
    static Optional<String> of(List<Token> tokens) {
        TypedForm form = new TypedForm(tokens);
        form.write();
        if (!form.changed) {
            return Optional.empty();
        }
        return Optional.of(Tokens.text(CalciteForms.of(form.out)));
    }

    private void write() {
        int at = 0;
        while (at < tokens.size()) {
            int behindName = endOfName(at);
            int next = behindName == at ? at : between(at, behindName);
            if (next == at && behindName > at) {
                next = sum(at, behindName);
            }
            if (next == at) {
                next = sumOfParameter(at);
            }
            if (next == at) {
                next = Math.max(behindName, at + 1);
                out.addAll(tokens.subList(at, next));
            } else {
                changed = true;
            }
            at = next;
        }
    }

    /** The place after the qualified name that begins here; this place if none begins, or a function's. */
    private int endOfName(int start) {
        int at = start;
        if (!isName(at)) {
            return start;
        }
        at++;
        while (isSymbol(at, '.') && isName(at + 1)) {
            at += 2;
        }
        return isSymbol(at, '(') ? start : at;
    }

    /**
     * Writes {@code x BETWEEN ? AND ?} as two comparisons. @return where to go on; where the name begins if it is none
     */
    private int between(int start, int behindName) {
        boolean negated = isWord(behindName, "NOT");
        int at = behindName + (negated ? 1 : 0);
        if (!isWord(at, "BETWEEN") || !isValue(at + 1) || !isWord(at + 2, "AND") || !isValue(at + 3)) {
            return start;
        }
        List<Token> name = tokens.subList(start, behindName);
        out.add(Token.symbol("("));
        compare(name, negated ? "<" : ">=", tokens.get(at + 1));
        out.add(Token.word(negated ? "OR" : "AND"));
        compare(name, negated ? ">" : "<=", tokens.get(at + 3));
        out.add(Token.symbol(")"));
        return at + 4;
    }

    /** Writes {@code x + ?} as a comparison of the parameter with x. */
    private int sum(int start, int behindName) {
        if (!isArithmetic(behindName) || !isParameter(behindName + 1)) {
            return start;
        }
        compared(tokens.subList(start, behindName), tokens.get(behindName + 1));
        return behindName + 2;
    }

    /** Writes {@code ? + x} as a comparison of the parameter with x. */
    private int sumOfParameter(int start) {
        int behindName = isParameter(start) && isArithmetic(start + 1) ? endOfName(start + 2) : 0;
        if (behindName <= start + 2) {
            return start;
        }
        compared(tokens.subList(start + 2, behindName), tokens.get(start));
        return behindName;
    }

    private void compared(List<Token> name, Token parameter) {
        out.add(Token.word("CASE"));
        out.add(Token.word("WHEN"));
        compare(name, "=", parameter);
        out.add(Token.word("THEN"));
        add(name);
        out.add(Token.word("END"));
    }

    private void compare(List<Token> name, String operator, Token value) {
        add(name);
        out.add(Token.symbol(operator));
        out.add(new Token(value.kind(), value.text(), true));
    }

    private void add(List<Token> name) {
        Token first = name.get(0);
        out.add(new Token(first.kind(), first.text(), true));
        out.addAll(name.subList(1, name.size()));
    }

    private boolean isName(int at) {
        return at < tokens.size() && tokens.get(at).isName();
    }

    private boolean isWord(int at, String word) {
        return Tokens.isWord(tokens, at, word);
    }

    private boolean isSymbol(int at, char symbol) {
        return Tokens.isSymbol(tokens, at, symbol);
    }

    private boolean isArithmetic(int at) {
        return isSymbol(at, '+') || isSymbol(at, '-') || isSymbol(at, '*') || isSymbol(at, '/');
    }

    private boolean isParameter(int at) {
        return at < tokens.size() && tokens.get(at).kind() == Token.Kind.PARAMETER;
    }

    private boolean isValue(int at) {
        return isParameter(at)
                || at < tokens.size()
                        && (tokens.get(at).kind() == Token.Kind.NUMBER
                                || tokens.get(at).kind() == Token.Kind.STRING);
    }
}
