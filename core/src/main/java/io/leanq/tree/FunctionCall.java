package io.leanq.tree;

import java.util.List;

/** A scalar function of the standard. */
public record FunctionCall(Function function, List<ExpressionNode> arguments) implements ExpressionNode {
    /** Functions that every dialect has under these names. Some have keywords between their arguments. */
    public enum Function {
        UPPER,
        LOWER,
        CHAR_LENGTH,
        TRIM,
        REPLACE,
        SUBSTRING("FROM", "FOR"),
        POSITION("IN"),
        COALESCE,
        NULLIF,
        ABS,
        MOD,
        ROUND,
        FLOOR,
        CEIL,
        POWER,
        SQRT,
        CARDINALITY;

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
