package io.leanq.tree;

import java.util.List;

/**
 * A function of JSON over text, {@code JSON_VALUE(x, 'lax $.a' RETURNING VARCHAR)}.
 *
 * @param texts what is written into the statement: the path, or the keys of an object
 * @param clauses the keywords behind the arguments
 */
public record JsonCall(Function function, List<ExpressionNode> arguments, List<String> texts, List<Clause> clauses)
        implements ExpressionNode {

    /** What the call is, and how it is spelled. */
    public enum Function {
        /** Of a text, and of the value for a path that finds none, if there is one. */
        VALUE("JSON_VALUE"),
        QUERY("JSON_QUERY"),
        EXISTS("JSON_EXISTS"),
        OBJECT("JSON_OBJECT"),
        ARRAY("JSON_ARRAY"),
        /** Keywords behind the only argument; so for the others below. */
        IS_JSON(" IS JSON"),
        IS_OBJECT(" IS JSON OBJECT"),
        IS_ARRAY(" IS JSON ARRAY"),
        IS_SCALAR(" IS JSON SCALAR"),
        /** In an object or array: the text is JSON, and no string. */
        FORMAT(" FORMAT JSON");

        private final String words;

        Function(String words) {
            this.words = words;
        }

        /** The name, or the keywords behind the argument, which begin with a blank. */
        public String words() {
            return words;
        }

        /** Whether the keywords stand behind the only argument. */
        public boolean isBehind() {
            return words.startsWith(" ");
        }
    }

    /** Keywords behind the arguments. */
    public enum Clause {
        RETURNING_VARCHAR,
        WITH_CONDITIONAL_WRAPPER,
        WITH_UNCONDITIONAL_WRAPPER,
        EMPTY_ARRAY_ON_EMPTY,
        EMPTY_OBJECT_ON_EMPTY,
        ERROR_ON_EMPTY,
        EMPTY_ARRAY_ON_ERROR,
        EMPTY_OBJECT_ON_ERROR,
        TRUE_ON_ERROR,
        FALSE_ON_ERROR,
        UNKNOWN_ON_ERROR,
        ERROR_ON_ERROR,
        NULL_ON_NULL,
        ABSENT_ON_NULL;

        /** The keywords in SQL. */
        public String words() {
            return name().replace('_', ' ');
        }
    }

    public JsonCall {
        arguments = List.copyOf(arguments);
        texts = List.copyOf(texts);
        clauses = List.copyOf(clauses);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.json(this);
    }
}
