package io.leanq.embedded.rewrite;

import java.util.List;

/**
 * Rewrites text among the constants of an IN list, and text that is compared by {@code =} beside an OR, of which H2
 * makes a list. H2 takes all of the constants for VARCHAR and a CHAR column with its blanks, so that {@code 'ab'} is
 * not found in a list with a longer text. A text that H2 does not recognise as a constant is compared with the column
 * as in {@code c = 'ab'}.
 */
final class ConstantLists {
    /** Words that make the text after them a literal of another type. */
    private static final String[] TYPES = {"DATE", "TIME", "TIMESTAMP"};

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private final Edits edits;

    private ConstantLists(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
        this.edits = new Edits(tokens);
    }

    static List<Token> of(List<Token> tokens) {
        boolean lists = false;
        boolean alternatives = false;
        boolean texts = false;
        for (Token token : tokens) {
            lists |= token.isWord("IN");
            alternatives |= token.isWord("OR") || token.isWord("NOT");
            texts |= token.kind() == Token.Kind.STRING;
        }
        if (!texts || !lists && !alternatives) {
            return tokens;
        }
        ConstantLists constants = new ConstantLists(tokens);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("IN") && tokens.get(i + 1).isSymbol('(')) {
                constants.markList(i + 1);
            }
        }
        if (alternatives) {
            constants.markCompared();
        }
        return constants.edits.written();
    }

    /** Marks one text of the list, which is enough: the list then is not one of constants. */
    private void markList(int open) {
        int close = scanner.closing(open);
        int text = -1;
        boolean several = false;
        for (int at = open + 1; at < close; at++) {
            boolean element = tokens.get(at).kind() == Token.Kind.STRING
                    && (isSymbol(at - 1, '(') || isSymbol(at - 1, ','))
                    && (isSymbol(at + 1, ')') || isSymbol(at + 1, ','));
            if (element && text < 0) {
                text = at;
            }
            several |= isSymbol(at, ',') && scanner.enclosing(at) == open;
            if (!isSymbol(at, '(') && scanner.closing(at) > 0) {
                at = scanner.closing(at);
            }
            if (tokens.get(at).isWord("SELECT")) {
                return;
            }
        }
        if (several && text >= 0) {
            mark(text);
        }
    }

    private void markCompared() {
        boolean assigns = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (scanner.enclosing(i) < 0) {
                assigns = tokens.get(i).isWord("SET")
                        || assigns
                                && !tokens.get(i).isWord("WHERE")
                                && !tokens.get(i).isWord("WHEN");
            }
            boolean text = tokens.get(i).kind() == Token.Kind.STRING && !Tokens.isWord(tokens, i - 1, TYPES);
            boolean compared = text && (isEquality(i - 1) || isEquality(i + 1));
            if (compared && !(assigns && scanner.enclosing(i) < 0)) {
                mark(i);
            }
        }
    }

    private boolean isEquality(int at) {
        return isSymbol(at, '=') && !isSymbol(at - 1, '<') && !isSymbol(at - 1, '>')
                || isSymbol(at, '<') && isSymbol(at + 1, '>')
                || isSymbol(at, '>') && isSymbol(at - 1, '<');
    }

    private void mark(int at) {
        Token text = tokens.get(at);
        Token empty = new Token(Token.Kind.STRING, "''", true);
        edits.replace(at, at + 1, TypeLoan.never(List.of(empty), List.of(new Token(text.kind(), text.text(), true))));
    }

    private boolean isSymbol(int at, char symbol) {
        return Tokens.isSymbol(tokens, at, symbol);
    }
}
