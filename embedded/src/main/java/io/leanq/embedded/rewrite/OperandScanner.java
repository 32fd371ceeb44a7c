package io.leanq.embedded.rewrite;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Finds the operands of arithmetic in the tokens of a statement, without knowing the statement's grammar. */
final class OperandScanner {
    /**
     * Keywords that a sign or an operand may follow, and which are no operands. All are reserved, and so name no
     * column.
     */
    private static final Set<String> NO_OPERANDS = Set.of(
            "SELECT",
            "DISTINCT",
            "ALL",
            "FROM",
            "WHERE",
            "BY",
            "HAVING",
            "QUALIFY",
            "ON",
            "AND",
            "OR",
            "NOT",
            "IN",
            "IS",
            "AS",
            "LIKE",
            "ESCAPE",
            "BETWEEN",
            "SYMMETRIC",
            "ASYMMETRIC",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "FOR",
            "TO",
            "USING",
            "WITH",
            "VALUES",
            "SET",
            "DEFAULT",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "ANY",
            "SOME",
            "EXISTS");

    private final List<Token> tokens;
    /**
     * For each token that opens a parenthesis, a bracket or a CASE, the place of the token that closes it; -1 for
     * others.
     */
    private final int[] closing;
    /** For each token, the place of the innermost token that opens something around it; -1 outside of all. */
    private final int[] enclosing;

    OperandScanner(List<Token> tokens) {
        this.tokens = tokens;
        this.closing = new int[tokens.size()];
        this.enclosing = new int[tokens.size()];
        Arrays.fill(closing, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            enclosing[i] = open.isEmpty() ? -1 : open.peek();
            if (token.isSymbol('(') || token.isSymbol('[') || token.isWord("CASE")) {
                open.push(i);
            } else if (!open.isEmpty() && closes(tokens.get(open.peek()), token)) {
                closing[open.pop()] = i;
            }
        }
    }

    private static boolean closes(Token opening, Token token) {
        return opening.isSymbol('(') && token.isSymbol(')')
                || opening.isSymbol('[') && token.isSymbol(']')
                || opening.isWord("CASE") && token.isWord("END");
    }

    /** The place of the token that closes what opens here; -1 if nothing opens here, or nothing closes it. */
    int closing(int at) {
        return closing[at];
    }

    /** The place of the innermost parenthesis, bracket or CASE around this place; -1 outside of all. */
    int enclosing(int at) {
        return enclosing[at];
    }

    /** True for a word that begins neither an operand nor a call. */
    static boolean isNoOperand(Token token) {
        return NO_OPERANDS.contains(token.keyword());
    }

    /**
     * True if a placeholder inside gives the value while something beside it gives the type, as in
     * {@code COALESCE(price, ?)}.
     */
    boolean hidesPlaceholder(int from, int to) {
        for (int i = Math.max(from, 1); i < to; i++) {
            if (tokens.get(i).kind() == Token.Kind.PARAMETER
                    && (isWord(i - 1, "THEN", "ELSE") || isArgumentOfAnyType(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isArgumentOfAnyType(int at) {
        int call = enclosing[at] - 1;
        return call >= 0
                && isWord(call, "COALESCE", "GREATEST", "LEAST")
                && (isSymbol(at - 1, ',') || isSymbol(at - 1, '('))
                && (isSymbol(at + 1, ',') || isSymbol(at + 1, ')'));
    }

    /** The place after the signs here. */
    int afterSigns(int at) {
        int next = at;
        while (isSymbol(next, '+') || isSymbol(next, '-')) {
            next++;
        }
        return next;
    }

    /** The place after the operand that begins here with its signs; this place if none begins. */
    int end(int at) {
        int start = afterSigns(at);
        int end = start < tokens.size() ? primaryEnd(start) : start;
        while (end > start && isSymbol(end, '[') && closing[end] > 0) {
            end = closing[end] + 1;
        }
        return end > start ? end : at;
    }

    private int primaryEnd(int at) {
        return switch (tokens.get(at).kind()) {
            case NUMBER, STRING, PARAMETER -> at + 1;
            case QUOTED -> afterName(at);
            case SYMBOL -> isSymbol(at, '(') ? closing[at] + 1 : at;
            case WORD -> wordEnd(at);
        };
    }

    private int wordEnd(int at) {
        String word = tokens.get(at).keyword();
        if (word.equals("CASE")) {
            return closing[at] + 1;
        }
        if (word.equals("INTERVAL") && isString(afterSigns(at + 1))) {
            return afterInterval(afterSigns(at + 1) + 1);
        }
        if (isString(at + 1)) {
            return NO_OPERANDS.contains(word) ? at : at + 2;
        }
        if (isWord(at, "NEXT", "CURRENT") && isWord(at + 1, "VALUE") && isWord(at + 2, "FOR") && isName(at + 3)) {
            return afterName(at + 3);
        }
        if (word.equals("ARRAY") && isSymbol(at + 1, '[') && closing[at + 1] > 0) {
            return closing[at + 1] + 1;
        }
        return NO_OPERANDS.contains(word) ? at : afterName(at);
    }

    /** @param at after the text of an interval, where its unit begins */
    private int afterInterval(int at) {
        int end = afterUnit(at);
        return isWord(end, "TO") ? afterUnit(end + 1) : end;
    }

    private int afterUnit(int at) {
        return isSymbol(at + 1, '(') && closing[at + 1] > 0 ? closing[at + 1] + 1 : at + 1;
    }

    /** The place after the column or the call that begins here. */
    private int afterName(int at) {
        int end = at + 1;
        while (isSymbol(end, '.') && isName(end + 1)) {
            end += 2;
        }
        if (!isSymbol(end, '(')) {
            return end;
        }
        end = closing[end] + 1;
        while (end > 0 && end < tokens.size()) {
            int next = afterCallClause(end);
            if (next == end) {
                return end;
            }
            end = next;
        }
        return end > 0 ? end : at;
    }

    /**
     * The place after a clause that follows the arguments of a call, such as {@code FILTER (...)} or {@code OVER w};
     * this place if there is none.
     */
    private int afterCallClause(int at) {
        if (isWord(at, "IGNORE", "RESPECT") && isWord(at + 1, "NULLS")) {
            return at + 2;
        }
        int argument =
                isWord(at, "WITHIN") && isWord(at + 1, "GROUP") ? at + 2 : isWord(at, "FILTER", "OVER") ? at + 1 : 0;
        if (argument == 0) {
            return at;
        }
        if (isSymbol(argument, '(')) {
            return closing[argument] + 1;
        }
        return isName(argument) ? argument + 1 : at;
    }

    private boolean isName(int at) {
        return at < tokens.size() && tokens.get(at).isName();
    }

    private boolean isString(int at) {
        return at < tokens.size() && tokens.get(at).kind() == Token.Kind.STRING;
    }

    private boolean isSymbol(int at, char symbol) {
        return Tokens.isSymbol(tokens, at, symbol);
    }

    private boolean isWord(int at, String... anyOf) {
        return Tokens.isWord(tokens, at, anyOf);
    }
}
