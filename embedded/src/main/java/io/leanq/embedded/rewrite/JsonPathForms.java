package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JSON_VALUE, JSON_QUERY, JSON_EXISTS and IS JSON as calls of the server's own functions. It is done before all else:
 * the clauses have words that mean something else outside of these calls.
 */
final class JsonPathForms {
    private static final SqlForm VALUE = new SqlForm("LEANQ$JSON.VALUE_OF($1, $2, $3, $4, $5)");
    private static final SqlForm TYPED_VALUE = new SqlForm("CAST(LEANQ$JSON.VALUE_OF($1, $2, $3, $4, $5) AS $6)");
    private static final SqlForm QUERY = new SqlForm("LEANQ$JSON.QUERY_OF($1, $2, $3)");
    private static final SqlForm EXISTS = new SqlForm("CAST(LEANQ$JSON.IS_FOUND($1, $2, $3) AS BOOLEAN)");

    private static final List<Token> NULL = Lexer.tokens("NULL");

    private static final Map<String, String> TYPES = Map.of(
            "VARCHAR", "VARCHAR",
            "INTEGER", "INTEGER",
            "INT", "INTEGER",
            "BIGINT", "BIGINT",
            "DOUBLE", "DOUBLE",
            "BOOLEAN", "BOOLEAN");

    /** The words that end the path. */
    private static final Set<String> CLAUSES = Set.of(
            "RETURNING", "PASSING", "NULL", "ERROR", "DEFAULT", "EMPTY", "WITH", "WITHOUT", "TRUE", "FALSE", "UNKNOWN");

    private static final Set<String> FUNCTIONS = Set.of("JSON_VALUE", "JSON_QUERY", "JSON_EXISTS");

    private final String function;
    private final List<Token> document;
    private final List<Token> path;
    private final Tokens clauses;
    private String type = "VARCHAR";
    private String wrapper = "WITHOUT";
    private String onEmpty = "NULL";
    private String onError = "NULL";
    private final List<List<Token>> values = new ArrayList<>();

    private JsonPathForms(String function, List<Token> arguments) {
        this.function = function;
        List<List<Token>> parts = Tokens.split(arguments);
        int end = 1;
        if (parts.size() == 2) {
            Arguments behind = new Arguments(parts.get(1));
            end = CLAUSES.stream()
                    .mapToInt(behind::indexOf)
                    .filter(at -> at > 0)
                    .min()
                    .orElse(parts.get(1).size());
        }
        if (parts.size() > 2 && arguments.stream().anyMatch(token -> token.isWord("PASSING"))) {
            throw passing(function);
        }
        if (parts.size() != 2 || parts.get(0).isEmpty() || parts.get(1).isEmpty()) {
            throw RewriteException.syntax(function + " has a document and a path");
        }
        document = of(unformatted(parts.get(0)));
        path = of(parts.get(1).subList(0, end));
        clauses = new Tokens(parts.get(1).subList(end, parts.get(1).size()));
    }

    private static RewriteException passing(String function) {
        return RewriteException.unsupported(function + " … PASSING", "write the values into the path");
    }

    private static List<Token> unformatted(List<Token> document) {
        int format = document.size() - 2;
        return format > 0
                        && document.get(format).isWord("FORMAT")
                        && document.get(format + 1).isWord("JSON")
                ? document.subList(0, format)
                : document;
    }

    static List<Token> of(List<Token> tokens) {
        return IsJsonForm.of(calls(tokens));
    }

    private static List<Token> calls(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> FUNCTIONS.contains(token.keyword()))) {
            return tokens;
        }
        OperandScanner scanner = new OperandScanner(tokens);
        Edits edits = new Edits(tokens);
        int at = 0;
        while (at < tokens.size()) {
            int close = isCall(tokens, at) ? scanner.closing(at + 1) : -1;
            if (close > 0) {
                List<Token> call = new JsonPathForms(tokens.get(at).keyword(), tokens.subList(at + 2, close)).written();
                edits.replace(at, close + 1, call);
                at = close;
            }
            at++;
        }
        return edits.written();
    }

    private static boolean isCall(List<Token> tokens, int at) {
        return FUNCTIONS.contains(tokens.get(at).keyword())
                && Tokens.isSymbol(tokens, at + 1, '(')
                && !Tokens.isSymbol(tokens, at - 1, '.');
    }

    private List<Token> written() {
        return switch (function) {
            case "JSON_VALUE" -> value();
            case "JSON_QUERY" -> query();
            default -> exists();
        };
    }

    private List<Token> value() {
        returning();
        while (!clauses.atEnd()) {
            String behaviour;
            if (clauses.skipWords("DEFAULT")) {
                values.add(of(valueBeforeOn()));
                behaviour = values.size() == 1 ? "FIRST" : "SECOND";
            } else {
                behaviour = behaviour("NULL", "ERROR");
            }
            on(behaviour);
        }
        List<Token> words = text(type + " " + onEmpty + " " + onError);
        List<Token> first = values.isEmpty() ? NULL : values.get(0);
        List<Token> second = values.size() < 2 ? NULL : values.get(1);
        return type.equals("VARCHAR")
                ? VALUE.with(document, path, words, first, second)
                : TYPED_VALUE.with(document, path, words, first, second, List.of(Token.word(type)));
    }

    private List<Token> query() {
        returning();
        if (clauses.skipWords("WITHOUT")) {
            clauses.skipWords("ARRAY");
            clauses.expectWords("WRAPPER");
        } else if (clauses.skipWords("WITH")) {
            wrapper = clauses.skipWords("CONDITIONAL") ? "CONDITIONAL" : "WITH";
            clauses.skipWords("UNCONDITIONAL");
            clauses.skipWords("ARRAY");
            clauses.expectWords("WRAPPER");
        }
        while (!clauses.atEnd()) {
            on(clauses.skipWords("EMPTY") ? behaviour("ARRAY", "OBJECT") : behaviour("NULL", "ERROR"));
        }
        if (!type.equals("VARCHAR")) {
            throw unsupportedType();
        }
        return QUERY.with(document, path, text(wrapper + " " + onEmpty + " " + onError));
    }

    private List<Token> exists() {
        onError = "FALSE";
        if (clauses.isWord("PASSING")) {
            throw passing(function);
        }
        if (!clauses.atEnd()) {
            onError = behaviour("TRUE", "FALSE", "UNKNOWN", "ERROR");
            clauses.expectWords("ON", "ERROR");
            clauses.expectEnd();
        }
        return EXISTS.with(document, path, text(onError));
    }

    private void returning() {
        if (clauses.isWord("PASSING")) {
            throw passing(function);
        }
        if (clauses.skipWords("RETURNING")) {
            String name = TYPES.get(clauses.next().keyword());
            if (clauses.isSymbol('(')) {
                clauses.parenthesis();
            }
            if (name == null || clauses.isWord("ARRAY", "MULTISET")) {
                throw unsupportedType();
            }
            type = name;
        }
    }

    private RewriteException unsupportedType() {
        return RewriteException.unsupported(
                function + " … RETURNING this type", "RETURNING VARCHAR has the text, which CAST converts");
    }

    private String behaviour(String... anyOf) {
        if (!clauses.isWord(anyOf)) {
            throw RewriteException.syntax("a clause of " + function + " is not one of its clauses");
        }
        return clauses.next().keyword();
    }

    private void on(String behaviour) {
        clauses.expectWords("ON");
        if (clauses.skipWords("EMPTY")) {
            onEmpty = behaviour;
        } else {
            clauses.expectWords("ERROR");
            onError = behaviour;
        }
    }

    /** The tokens up to the ON of this clause, which is outside of inner parentheses. */
    private List<Token> valueBeforeOn() {
        List<Token> value = new ArrayList<>();
        while (!clauses.isWord("ON")) {
            if (clauses.isSymbol('(')) {
                value.addAll(clauses.parenthesis());
            } else {
                value.add(clauses.next());
            }
        }
        if (value.isEmpty() || values.size() == 2) {
            throw RewriteException.syntax(function + " … DEFAULT has one value");
        }
        return value;
    }

    private static List<Token> text(String words) {
        return List.of(new Token(Token.Kind.STRING, "'" + words + "'", true));
    }
}
