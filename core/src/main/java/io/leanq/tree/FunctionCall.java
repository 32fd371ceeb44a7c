package io.leanq.tree;

import java.util.List;

/** A scalar function of the standard. */
public record FunctionCall(Function function, List<ExpressionNode> arguments) implements ExpressionNode {
    /** Functions with their names in SQL. Some have keywords between their arguments. */
    public enum Function {
        UPPER,
        LOWER,
        INITCAP,
        CHAR_LENGTH,
        /** Of a text, or of a character and a text; so for the other two. */
        TRIM,
        LEADING_TRIM,
        TRAILING_TRIM,
        REPLACE,
        SUBSTRING("FROM", "FOR"),
        POSITION("IN", "FROM"),
        COALESCE,
        NULLIF,
        ABS,
        MOD,
        ROUND,
        FLOOR,
        CEIL,
        POWER,
        SQRT,
        LN,
        EXP,
        LOG10,
        SIGN,
        TRUNCATE,
        RAND,
        CARDINALITY,
        /** With its elements in brackets. */
        ARRAY;

        private final List<String> words;

        Function(String... words) {
            this.words = List.of(words);
        }

        /** The keywords before the arguments 1, 2, …; empty if the arguments are separated by commas. */
        public List<String> words() {
            return words;
        }
    }

    public FunctionCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.call(this);
    }
}
