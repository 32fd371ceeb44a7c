package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Rewrites expressions that H2 lacks, or computes otherwise than Calcite: units of time, differences of times, items of
 * arrays, some functions of text, filters of aggregates. Where that repeats a parameter, or moves it, all parameters
 * get their numbers.
 */
final class CalciteForms {
    /** The most tokens of a rewritten statement, in which the parts of nested calls are repeated. */
    private static final int MAX_TOKENS = 1_000_000;

    /** The forms of calls; an empty list for a call that stays. */
    private static final Map<String, Function<Arguments, List<Token>>> CALLS = Map.ofEntries(
            Map.entry("EXTRACT", ExtractForm::of),
            Map.entry("WEEK", arguments -> ExtractForm.ofCall("WEEK", arguments)),
            Map.entry("DAYOFWEEK", arguments -> ExtractForm.ofCall("DAYOFWEEK", arguments)),
            Map.entry("TIMESTAMPDIFF", DifferenceForm::of),
            Map.entry("FLOOR", UnitForm::floor),
            Map.entry("CEIL", UnitForm::ceil),
            Map.entry("CEILING", UnitForm::ceil),
            Map.entry("OVERLAY", TextForms::overlay),
            Map.entry("POSITION", TextForms::position),
            Map.entry("SUBSTRING", SubstringForm::of),
            Map.entry("LISTAGG", TextForms::listagg),
            Map.entry("JSON_OBJECT", JsonForms::object),
            Map.entry("JSON_ARRAY", JsonForms::array),
            Map.entry("JSON_ARRAYAGG", JsonForms::arrays),
            Map.entry("JSON_OBJECTAGG", JsonForms::objects),
            Map.entry("TIMESTAMPADD", UnitForm::add));

    /** Words before the name of something that is declared, which is no call. */
    private static final Set<String> DECLARING = Set.of("TABLE", "VIEW", "EXISTS", "INTO", "REFERENCES", "WITH", "AS");

    private static final SqlForm ITEM =
            new SqlForm("$1[NULLIF(NULLIF(LEAST(GREATEST($2, 0), CARDINALITY($1) + 1), 0), CARDINALITY($1) + 1)]");

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private int written;

    private CalciteForms(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
    }

    static List<Token> of(List<Token> tokens) {
        boolean concerned = false;
        for (int i = 0; i < tokens.size() && !concerned; i++) {
            concerned = tokens.get(i).isSymbol('(')
                    || tokens.get(i).isSymbol('[')
                    || tokens.get(i).isWord("INTERVAL");
        }
        return concerned ? numbered(tokens, new CalciteForms(tokens).written(0, tokens.size())) : tokens;
    }

    /** The rewritten statement, with numbers for its parameters if they are not those of the statement in its order. */
    private static List<Token> numbered(List<Token> statement, List<Token> rewritten) {
        List<Token> parameters = parameters(statement);
        List<Token> used = parameters(rewritten);
        Map<Token, Integer> numbers = new IdentityHashMap<>();
        boolean same = parameters.size() == used.size();
        for (int i = 0; i < parameters.size(); i++) {
            numbers.put(parameters.get(i), i + 1);
            same = same && parameters.get(i) == used.get(i);
        }
        if (same) {
            return rewritten;
        }
        return rewritten.stream()
                .map(token -> numbers.containsKey(token)
                        ? new Token(token.kind(), token.text() + numbers.get(token), token.spaced())
                        : token)
                .toList();
    }

    private static List<Token> parameters(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.PARAMETER)
                .toList();
    }

    private List<Token> written(int from, int to) {
        List<Token> out = new ArrayList<>(to - from);
        int at = from;
        while (at < to) {
            int next = writeFiltered(at, out);
            if (next == at) {
                next = writeCall(at, out);
            }
            if (next == at) {
                next = writeDifference(at, out);
            }
            if (next == at) {
                next = writeFactor(at, out);
            }
            if (next == at) {
                next = writeItem(at, out);
            }
            if (next == at) {
                out.add(tokens.get(at));
                next++;
            }
            at = next;
        }
        written += out.size();
        if (written > MAX_TOKENS) {
            throw RewriteException.of("54001", "The statement's functions of time and text are nested too deep");
        }
        return out;
    }

    /** Writes the call that begins here, if it has a form. @return where to go on; this place if nothing is written */
    private int writeCall(int at, List<Token> out) {
        int open = at + 1;
        if (!Tokens.isSymbol(tokens, open, '(') || scanner.closing(open) < 0 || isNoCall(at)) {
            return at;
        }
        int close = scanner.closing(open);
        Function<Arguments, List<Token>> call = CALLS.get(tokens.get(at).keyword());
        if (call == null && !tokens.get(at).isWord("CAST")) {
            return at;
        }
        List<Token> arguments = call == null ? List.of() : written(open + 1, close);
        List<Token> form = call == null ? number(open + 1, close) : call.apply(new Arguments(arguments));
        if (form.isEmpty() && call == null) {
            return at;
        }
        addCall(at, arguments, form, out);
        return close + 1;
    }

    /** @param form what takes the place of the call; empty if the call stays, with these arguments */
    private void addCall(int at, List<Token> arguments, List<Token> form, List<Token> out) {
        if (form.isEmpty()) {
            out.addAll(tokens.subList(at, at + 2));
            out.addAll(arguments);
            out.add(tokens.get(scanner.closing(at + 1)));
        } else {
            out.add(new Token(
                    form.get(0).kind(), form.get(0).text(), tokens.get(at).spaced()));
            out.addAll(form.subList(1, form.size()));
        }
    }

    /** Writes the aggregate with a FILTER that begins here, with all that belongs to it. */
    private int writeFiltered(int at, List<Token> out) {
        int close = Tokens.isSymbol(tokens, at + 1, '(') ? scanner.closing(at + 1) : -1;
        int filter = close < 0 || isNoCall(at) ? -1 : FilterForm.open(tokens, scanner, at, close);
        if (filter < 0) {
            return at;
        }
        int end = scanner.closing(filter);
        List<Token> arguments = FilterForm.arguments(written(at + 2, close), written(filter + 2, end));
        addCall(
                at,
                arguments,
                tokens.get(at).isWord("LISTAGG") ? TextForms.listagg(new Arguments(arguments)) : List.of(),
                out);
        out.addAll(written(close + 1, filter - 1));
        return end + 1;
    }

    private boolean isNoCall(int at) {
        return at > 0
                && (tokens.get(at - 1).isSymbol('.')
                        || tokens.get(at - 1).isSymbol(')')
                        || DECLARING.contains(tokens.get(at - 1).keyword())
                        || tokens.get(at - 1).isWord("ON") && Tokens.isWord(tokens, 1, "INDEX", "UNIQUE"));
    }

    /** {@code CAST((b - a) unit AS type)} with a type of numbers; empty for any other cast. */
    private List<Token> number(int from, int to) {
        int close = tokens.get(from).isSymbol('(') ? scanner.closing(from) : -1;
        int end = close < 0 ? from : IntervalForms.end(tokens, from, close);
        if (end == from || !Tokens.isWord(tokens, end, "AS") || end + 1 >= to) {
            return List.of();
        }
        List<Token> type = tokens.subList(end + 1, to);
        boolean number =
                Tokens.isWord(type, 0, "INTEGER", "INT", "BIGINT", "SMALLINT", "TINYINT", "DECIMAL", "NUMERIC", "DEC");
        boolean oneUnit = !Tokens.isWord(tokens, end - 2, "TO");
        return number && oneUnit
                ? IntervalForms.number(parenthesis(from, close), tokens.get(close + 1), type)
                : List.of();
    }

    private int writeDifference(int at, List<Token> out) {
        int close = tokens.get(at).isSymbol('(') ? scanner.closing(at) : -1;
        int end = close < 0 ? at : IntervalForms.end(tokens, at, close);
        if (end > at) {
            out.addAll(IntervalForms.interval(parenthesis(at, close), tokens.get(close + 1)));
        }
        return end;
    }

    private int writeFactor(int at, List<Token> out) {
        int end = IntervalForms.factorEnd(tokens, at);
        if (end > at) {
            out.addAll(IntervalForms.ofAllFields(tokens.subList(at, end)));
        }
        return end;
    }

    private List<Token> parenthesis(int open, int close) {
        List<Token> whole = new ArrayList<>();
        whole.add(tokens.get(open));
        whole.addAll(written(open + 1, close));
        whole.add(tokens.get(close));
        return whole;
    }

    /** Writes the first item after the name of an array: NULL if the array has no such item. */
    private int writeItem(int at, List<Token> out) {
        if (!tokens.get(at).isName()
                || tokens.get(at).isWord("ARRAY")
                || OperandScanner.isNoOperand(tokens.get(at))
                || Tokens.isSymbol(tokens, at - 1, '.')) {
            return at;
        }
        int end = at + 1;
        while (Tokens.isSymbol(tokens, end, '.')
                && end + 1 < tokens.size()
                && tokens.get(end + 1).isName()) {
            end += 2;
        }
        int close = Tokens.isSymbol(tokens, end, '[') ? scanner.closing(end) : -1;
        if (close <= end + 1) {
            return at;
        }
        out.addAll(ITEM.with(tokens.subList(at, end), written(end + 1, close)));
        return close + 1;
    }
}
