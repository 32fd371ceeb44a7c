package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a view of
 * {@code CREATE [DURABLE] ONLINE AGGREGATE [IF NOT EXISTS] a AS sum(c) AS alias, ... FROM t [WHERE ...] GROUP BY keys}.
 * The view computes the aggregate when it is read: first the keys, then the aggregates. A key is a column, or
 * {@code CTUMBLE(time, INTERVAL 'n' unit, TIMESTAMP 'origin') alias}, the start of the time's window. The catalog and
 * {@code DROP ONLINE AGGREGATE} recognise the view by its comment.
 */
final class OnlineAggregateForm {
    /** The comment of the view. */
    static final String MARK = TableShape.ONLINE_AGGREGATE;

    private static final Map<String, Long> MILLIS = Map.of(
            "SECOND", 1_000L,
            "MINUTE", 60_000L,
            "HOUR", 3_600_000L,
            "DAY", 86_400_000L);

    private final Tokens in;

    private OnlineAggregateForm(Tokens in) {
        this.in = in;
    }

    /** The statement as {@code CREATE VIEW} if it creates an online aggregate, else unchanged. */
    static List<Token> of(List<Token> tokens) {
        Tokens in = new Tokens(tokens);
        return in.areWords("CREATE", "ONLINE", "AGGREGATE") || in.areWords("CREATE", "DURABLE", "ONLINE", "AGGREGATE")
                ? new OnlineAggregateForm(in).view()
                : tokens;
    }

    private List<Token> view() {
        in.skipWords("CREATE");
        in.skipWords("DURABLE");
        in.expectWords("ONLINE", "AGGREGATE");
        List<Token> out = new ArrayList<>(words("CREATE VIEW"));
        if (in.skipWords("IF", "NOT", "EXISTS")) {
            out.addAll(words("IF NOT EXISTS"));
        }
        out.addAll(in.qualifiedName());
        out.add(Token.word("COMMENT"));
        out.add(string(MARK));
        in.expectWords("AS");
        List<List<Token>> aggregates = Tokens.split(until("FROM"));
        aggregates.forEach(OnlineAggregateForm::requireAggregate);
        in.expectWords("FROM");
        List<Token> source = until("GROUP");
        in.expectWords("GROUP", "BY");
        List<Key> keys = keys();
        Partitioning.skip(in, keys.stream().map(key -> key.name().name()).toList());
        if (in.isWord("AS")) {
            throw RewriteException.unsupported("AS OF TIMESTAMP of an online aggregate");
        }
        in.expectEnd();
        out.addAll(words("AS SELECT"));
        for (Key key : keys) {
            out.addAll(key.expression());
            out.add(Token.word("AS"));
            out.add(key.name());
            out.add(Token.symbol(","));
        }
        addSeparated(out, aggregates);
        out.add(Token.word("FROM"));
        out.addAll(source);
        out.addAll(words("GROUP BY"));
        addSeparated(out, keys.stream().map(Key::expression).toList());
        return out;
    }

    /** @param name of the view's column */
    private record Key(List<Token> expression, Token name) {}

    private List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        do {
            if (in.isWord("CTUMBLE")) {
                in.next();
                List<Token> window = windowStart(Tokens.elements(in.parenthesis()));
                in.skipWords("AS");
                keys.add(new Key(window, in.nameToken()));
            } else {
                List<Token> column = in.qualifiedName();
                keys.add(new Key(column, column.get(column.size() - 1)));
            }
        } while (in.skipSymbol(','));
        return keys;
    }

    /**
     * The start of the window of a time: the time less its distance to the start, in ms; also for times before the
     * origin.
     */
    private static List<Token> windowStart(List<List<Token>> arguments) {
        if (arguments.size() != 3) {
            throw RewriteException.syntax("CTUMBLE takes a time, an interval and an origin");
        }
        String time = Tokens.text(arguments.get(0));
        String origin = Tokens.text(arguments.get(2));
        String distance = "DATEDIFF(MILLISECOND, " + origin + ", " + time + ")";
        long step = millis(arguments.get(1));
        return Lexer.tokens(" DATEADD(MILLISECOND, " + distance + " - MOD(MOD(" + distance + ", " + step + ") + " + step
                + ", " + step + "), CAST(" + origin + " AS TIMESTAMP(3)))");
    }

    private static long millis(List<Token> interval) {
        Tokens in = new Tokens(interval);
        in.expectWords("INTERVAL");
        Token count = in.next();
        Long unit = in.atEnd() ? null : MILLIS.get(in.next().keyword());
        if (unit == null || !in.atEnd()) {
            throw RewriteException.unsupported(
                    "CTUMBLE with an interval that is no number of days, hours, minutes or seconds");
        }
        String digits = count.kind() == Token.Kind.STRING
                ? count.text().substring(1, count.text().length() - 1).strip()
                : "";
        if (!digits.matches("[0-9]{1,9}") || Long.parseLong(digits) == 0) {
            throw RewriteException.syntax("the interval of CTUMBLE is a whole number above 0 in quotes");
        }
        return unit * Long.parseLong(digits);
    }

    private static void requireAggregate(List<Token> item) {
        Tokens in = new Tokens(item);
        boolean aggregate =
                in.isWord("MIN", "MAX", "SUM", "COUNT") && in.lookAhead(1).isSymbol('(');
        if (!aggregate) {
            throw RewriteException.unsupported("an online aggregate of anything but MIN, MAX, SUM and COUNT");
        }
        in.next();
        in.parenthesis();
        in.expectWords("AS");
        in.nameToken();
        in.expectEnd();
    }

    /** The tokens before the word, outside of parentheses. */
    private List<Token> until(String word) {
        List<Token> tokens = new ArrayList<>();
        while (!in.isWord(word)) {
            if (in.isSymbol('(')) {
                tokens.addAll(in.parenthesis());
            } else {
                tokens.add(in.next());
            }
        }
        return tokens;
    }

    private static void addSeparated(List<Token> out, List<List<Token>> items) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.add(Token.symbol(","));
            }
            out.addAll(items.get(i));
        }
    }

    private static List<Token> words(String words) {
        return Lexer.tokens(' ' + words);
    }

    private static Token string(String text) {
        return new Token(Token.Kind.STRING, "'" + text + "'", true);
    }
}
