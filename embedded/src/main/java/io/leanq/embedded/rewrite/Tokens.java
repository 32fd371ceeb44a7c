package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/** A position in a list of tokens, with the moves that reading a statement takes. */
final class Tokens {
    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at == tokens.size();
    }

    Token peek() {
        if (atEnd()) {
            throw RewriteException.syntax("the statement ends too early");
        }
        return tokens.get(at);
    }

    boolean isWord(String... anyOf) {
        return isWord(tokens, at, anyOf);
    }

    boolean isSymbol(char symbol) {
        return !atEnd() && tokens.get(at).isSymbol(symbol);
    }

    /** True if the words follow each other here. */
    boolean areWords(String... inOrder) {
        for (int i = 0; i < inOrder.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isWord(inOrder[i])) {
                return false;
            }
        }
        return true;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    /** Steps over the words if they follow each other here. */
    boolean skipWords(String... inOrder) {
        if (areWords(inOrder)) {
            at += inOrder.length;
            return true;
        }
        return false;
    }

    boolean skipSymbol(char symbol) {
        if (isSymbol(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    void expectWords(String... inOrder) {
        if (!skipWords(inOrder)) {
            throw RewriteException.syntax("expected " + String.join(" ", inOrder) + here());
        }
    }

    void expectSymbol(char symbol) {
        if (!skipSymbol(symbol)) {
            throw RewriteException.syntax("expected " + symbol + here());
        }
    }

    /** A possibly qualified name: its tokens, dots included. */
    List<Token> qualifiedName() {
        List<Token> name = new ArrayList<>();
        name.add(nameToken());
        while (isSymbol('.')) {
            name.add(next());
            name.add(nameToken());
        }
        return name;
    }

    Token nameToken() {
        if (atEnd() || !peek().isName()) {
            throw RewriteException.syntax("expected a name" + here());
        }
        return next();
    }

    /** From an opening parenthesis to its match, both included. */
    List<Token> parenthesis() {
        int start = at;
        expectSymbol('(');
        int depth = 1;
        while (depth > 0) {
            Token token = next();
            if (token.isSymbol('(')) {
                depth++;
            } else if (token.isSymbol(')')) {
                depth--;
            }
        }
        return tokens.subList(start, at);
    }

    /** A reader of its own that starts here. */
    Tokens lookAhead() {
        return lookAhead(0);
    }

    /** A reader of its own that starts some tokens further on. */
    Tokens lookAhead(int steps) {
        return new Tokens(tokens.subList(Math.min(at + steps, tokens.size()), tokens.size()));
    }

    List<Token> rest() {
        List<Token> rest = tokens.subList(at, tokens.size());
        at = tokens.size();
        return rest;
    }

    void expectEnd() {
        if (!atEnd()) {
            throw RewriteException.syntax("nothing may follow" + here());
        }
    }

    /** The current place for a message. It names the token unless that is a literal: literals are values. */
    private String here() {
        if (atEnd()) {
            return " at the end of the statement";
        }
        Token token = peek();
        return switch (token.kind()) {
            case STRING, NUMBER -> " before a literal";
            default -> " before " + token.text();
        };
    }

    /** True if the list has one of these words at the place; false for a place outside of the list. */
    static boolean isWord(List<Token> tokens, int at, String... anyOf) {
        if (at < 0 || at >= tokens.size()) {
            return false;
        }
        for (String word : anyOf) {
            if (tokens.get(at).isWord(word)) {
                return true;
            }
        }
        return false;
    }

    /** True if the list has this symbol at the place; false for a place outside of the list. */
    static boolean isSymbol(List<Token> tokens, int at, char symbol) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isSymbol(symbol);
    }

    /** The inside of a parenthesis, split at its outermost commas. */
    static List<List<Token>> elements(List<Token> parenthesis) {
        return split(parenthesis.subList(1, parenthesis.size() - 1));
    }

    /** Splits at commas outside of any parenthesis. */
    static List<List<Token>> split(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol('(') || token.isSymbol('[')) {
                depth++;
            } else if (token.isSymbol(')') || token.isSymbol(']')) {
                depth--;
            } else if (token.isSymbol(',') && depth == 0) {
                parts.add(tokens.subList(start, i));
                start = i + 1;
            }
        }
        parts.add(tokens.subList(start, tokens.size()));
        return parts;
    }

    /**
     * The tokens as text, with a blank where the statement had any separation; none inside parentheses and before
     * commas.
     */
    static String text(List<Token> tokens) {
        StringBuilder sql = new StringBuilder();
        boolean opened = true;
        for (Token token : tokens) {
            if (token.spaced() && !opened && !token.isSymbol(',') && !token.isSymbol(')')) {
                sql.append(' ');
            }
            sql.append(token.text());
            opened = token.isSymbol('(');
        }
        return sql.toString();
    }
}
