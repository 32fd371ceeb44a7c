package io.leanq.catalog;

import io.leanq.catalog.DefaultTokens.Kind;
import io.leanq.catalog.DefaultTokens.Token;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Parses the default of a column in the spelling of a catalog, which usually differs from that of the DDL. Understood
 * are literals of each type, also in parentheses or in a CAST to the column's own type, the clocks, and NEXT VALUE FOR.
 * Any other text is {@link Meaning.NotUnderstood}.
 */
public final class DefaultText {

    /** The meaning of a column's default. */
    public sealed interface Meaning {
        /** The column has no default, or the default is NULL. */
        record Nothing() implements Meaning {}

        record Filled(ColumnFilling filling) implements Meaning {}

        /**
         * @param sequence the name of the sequence in the spelling of the catalog; an unquoted name is in upper case
         */
        record Next(ObjectName sequence) implements Meaning {}

        record NotUnderstood() implements Meaning {}
    }

    private static final Meaning NOT_UNDERSTOOD = new Meaning.NotUnderstood();

    private final List<Token> tokens;
    private int at;

    private DefaultText(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The meaning of a default for a column of the type. */
    public static Meaning of(String sql, SqlType column) {
        // A literal without its quotes and the name of its type, 2024-01-31, cannot be a difference of numbers: that
        // would have another type.
        Optional<Object> bare = DefaultValue.named(sql.strip(), column);
        if (bare.isPresent()) {
            return filled(column, bare);
        }
        Optional<List<Token>> tokens = DefaultTokens.of(sql);
        if (tokens.isEmpty()) {
            return NOT_UNDERSTOOD;
        }
        DefaultText parser = new DefaultText(tokens.get());
        Meaning meaning = parser.meaning(column);
        return parser.at == parser.tokens.size() ? meaning : NOT_UNDERSTOOD;
    }

    private static Meaning filled(SqlType type, Optional<Object> value) {
        return value.filter(ExpressionNode.Literal::isWritable)
                .<Meaning>map(v -> new Meaning.Filled(new ColumnFilling.Value(new ExpressionNode.Literal(type, v))))
                .orElse(NOT_UNDERSTOOD);
    }

    private Meaning meaning(SqlType type) {
        if (takes("(")) {
            Meaning inner = meaning(type);
            return takes(")") ? inner : NOT_UNDERSTOOD;
        }
        if (takesWord("NULL")) {
            return new Meaning.Nothing();
        }
        if (takesWord("CAST")) {
            return cast(type);
        }
        if (takesWord("NEXT")) {
            return takesWord("VALUE") && takesWord("FOR") ? next() : NOT_UNDERSTOOD;
        }
        if (type == SqlType.Simple.DATE && takesWord("CURRENT_DATE")) {
            return precision().isPresent() ? new Meaning.Filled(ColumnFilling.Clock.CURRENT_DATE) : NOT_UNDERSTOOD;
        }
        if (type == SqlType.Simple.TIMESTAMP
                && (takesWord("CURRENT_TIMESTAMP") || takesWord("LOCALTIMESTAMP") || takesWord("NOW"))) {
            // A clock with fewer digits gives another time, since a TIMESTAMP has milliseconds.
            return precision().filter(digits -> digits >= 3).isPresent()
                    ? new Meaning.Filled(ColumnFilling.Clock.CURRENT_TIMESTAMP)
                    : NOT_UNDERSTOOD;
        }
        return filled(type, value(type));
    }

    /** The digits of a clock: those of {@code (6)}; 9 for {@code ()} or no parentheses; empty for any other text. */
    private Optional<Integer> precision() {
        if (!takes("(")) {
            return Optional.of(9);
        }
        int digits = 9;
        if (is(Kind.NUMBER) && tokens.get(at).text().length() == 1) {
            digits = Integer.parseInt(tokens.get(at++).text());
        }
        return takes(")") ? Optional.of(digits) : Optional.empty();
    }

    private Meaning next() {
        List<String> parts = new ArrayList<>();
        do {
            if (!is(Kind.WORD) && !is(Kind.NAME)) {
                return NOT_UNDERSTOOD;
            }
            parts.add(tokens.get(at++).text());
        } while (takes("."));
        int last = parts.size() - 1;
        return new Meaning.Next(
                new ObjectName(last == 0 ? Optional.empty() : Optional.of(parts.get(last - 1)), parts.get(last)));
    }

    /** The meaning of a CAST, which is that of its operand if the target is the column's type and the value fits it. */
    private Meaning cast(SqlType type) {
        if (!takes("(")) {
            return NOT_UNDERSTOOD;
        }
        Meaning inner = meaning(type);
        if (!takesWord("AS") || inner instanceof Meaning.Next) {
            return NOT_UNDERSTOOD;
        }
        StringBuilder name = new StringBuilder();
        while (is(Kind.WORD)) {
            name.append(name.isEmpty() ? "" : " ").append(tokens.get(at++).text());
        }
        List<Integer> sizes = sizes();
        boolean same = DefaultValue.isNameOf(name.toString(), type) && takes(")");
        if (!same || inner instanceof Meaning.Nothing) {
            return same ? inner : NOT_UNDERSTOOD;
        }
        return inner instanceof Meaning.Filled filled
                        && filled.filling() instanceof ColumnFilling.Value value
                        && value.literal().value() != null
                        && DefaultValue.fits(value.literal().value(), sizes)
                ? inner
                : NOT_UNDERSTOOD;
    }

    /** The length or digits of a type, {@code (10, 2)}; an empty list if there are none. */
    private List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        int start = at;
        if (takes("(")) {
            do {
                OptionalInt size =
                        is(Kind.NUMBER) ? DefaultValue.size(tokens.get(at++).text()) : OptionalInt.empty();
                if (size.isEmpty()) {
                    at = start;
                    return List.of();
                }
                sizes.add(size.getAsInt());
            } while (takes(","));
            takes(")");
        }
        return sizes;
    }

    /** The value of a literal, or of a literal in a CAST within an array. */
    private Optional<Object> value(SqlType type) {
        if (takesWord("ARRAY")) {
            return type instanceof SqlType.Array array && takes("[") ? elements(array) : Optional.empty();
        }
        String sign = takes("-") ? "-" : "";
        if (sign.isEmpty()) {
            takes("+");
        }
        if (at == tokens.size()) {
            return Optional.empty();
        }
        Token token = tokens.get(at++);
        if (token.kind() == Kind.NUMBER) {
            return DefaultValue.number(sign + token.text(), type);
        }
        if (!sign.isEmpty()) {
            return Optional.empty();
        }
        if (token.kind() == Kind.WORD && is(Kind.TEXT)) {
            return DefaultValue.isNameOf(token.text(), type)
                    ? DefaultValue.named(tokens.get(at++).text(), type)
                    : Optional.empty();
        }
        return switch (token.kind()) {
            case TEXT -> DefaultValue.text(token.text(), type);
            case HEX -> DefaultValue.bytes(token.text(), type);
            case WORD -> DefaultValue.word(token.text(), type);
            default -> Optional.empty();
        };
    }

    private Optional<Object> elements(SqlType.Array array) {
        List<Object> values = new ArrayList<>();
        do {
            Meaning element = meaning(array.element());
            if (!(element instanceof Meaning.Filled filled)
                    || !(filled.filling() instanceof ColumnFilling.Value value)
                    || value.literal().value() == null) {
                return Optional.empty();
            }
            values.add(value.literal().value());
        } while (takes(","));
        return takes("]") ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private boolean is(Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    private boolean takes(String symbol) {
        return takes(new Token(Kind.SYMBOL, symbol));
    }

    private boolean takesWord(String word) {
        return takes(new Token(Kind.WORD, word));
    }

    private boolean takes(Token token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }
}
