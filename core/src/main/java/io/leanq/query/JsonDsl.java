package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.JsonAggregate;
import io.leanq.tree.JsonCall;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The methods of {@link Dsl} for JSON in text: what is in it, and texts that are made as JSON. */
public abstract class JsonDsl extends SourceDsl {
    JsonDsl() {}

    /** A text as JSON: {@code json(o.document).value("$.total", DECIMAL(10, 2))}. */
    public static Json json(TextExpression text) {
        return new Json("json(null)", text);
    }

    /**
     * A text of the user's own Java type as JSON.
     *
     * @throws InvalidStatement if its SQL type is no text
     */
    public static Json json(PlainExpression<?> text) {
        return new Json("json(null)", text);
    }

    /**
     * A key of {@link #jsonObject} with its value: a text, a number, a boolean, an array, or what {@link #jsonObject}
     * or {@link #jsonArray} makes. The key is a part of the statement, and no bind.
     *
     * @throws InvalidStatement if the value is a date, a time or bytes, which JSON does not have
     */
    public static JsonMember member(String key, Expression<?> value) {
        return new JsonMember(key, value("member(key, null)", value));
    }

    /** A key of {@link #jsonObject} with a text that is JSON; what is no JSON becomes null. */
    public static JsonMember member(String key, Json value) {
        return new JsonMember(
                key, formatted(Needed.JSON.in("member(key, null)", value).text()));
    }

    /**
     * {@code JSON_OBJECT(KEY 'a' VALUE x, … NULL ON NULL)}: an object as text, in which NULL is JSON's null.
     * The database orders the members as it likes.
     *
     * @throws InvalidStatement if there is no member, or two have one key
     */
    public static TextExpression jsonObject(JsonMember... members) {
        return jsonObject(JsonNulls.KEPT, members);
    }

    /** {@link #jsonObject(JsonMember...)} of a list. */
    public static TextExpression jsonObject(List<JsonMember> members) {
        return jsonObject(JsonNulls.KEPT, members);
    }

    /** {@link #jsonObject(JsonNulls, JsonMember...)} of a list. */
    public static TextExpression jsonObject(JsonNulls nulls, List<JsonMember> members) {
        Needed.NULLS.in("jsonObject(null, …)", nulls);
        return jsonObject(nulls, Needed.ELEMENTS.in("jsonObject", members).toArray(new JsonMember[0]));
    }

    /** {@link #jsonObject(JsonMember...)} that says what NULL becomes. */
    public static TextExpression jsonObject(JsonNulls nulls, JsonMember... members) {
        JsonCall.Clause clause = clause("jsonObject", nulls);
        List<String> keys = new ArrayList<>();
        List<ExpressionNode> values = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (JsonMember member : Needed.MEMBER.inAll("jsonObject(member, null)", members)) {
            if (!taken.add(member.key())) {
                throw new InvalidStatement(
                        "jsonObject(…) has two members \"" + member.key() + "\": a server keeps one");
            }
            keys.add(member.key());
            values.add(member.value());
        }
        if (keys.isEmpty()) {
            throw new InvalidStatement("jsonObject() needs a member(key, value); an empty object is value(\"{}\")");
        }
        return text(new JsonCall(JsonCall.Function.OBJECT, values, keys, List.of(clause)));
    }

    /**
     * {@code JSON_ARRAY(x, y NULL ON NULL)}: an array as text, in which NULL is JSON's null.
     *
     * @throws InvalidStatement if there is no element, or one is a date, a time or bytes
     */
    public static TextExpression jsonArray(Expression<?>... elements) {
        return jsonArray(JsonNulls.KEPT, elements);
    }

    /** {@link #jsonArray(Expression...)} of a list. */
    public static TextExpression jsonArray(List<? extends Expression<?>> elements) {
        return jsonArray(JsonNulls.KEPT, elements);
    }

    /** {@link #jsonArray(JsonNulls, Expression...)} of a list. */
    public static TextExpression jsonArray(JsonNulls nulls, List<? extends Expression<?>> elements) {
        Needed.NULLS.in("jsonArray(null, …)", nulls);
        return jsonArray(nulls, Needed.ELEMENTS.in("jsonArray", elements).toArray(new Expression<?>[0]));
    }

    /** {@link #jsonArray(Expression...)} that says what NULL becomes. */
    public static TextExpression jsonArray(JsonNulls nulls, Expression<?>... elements) {
        JsonCall.Clause clause = clause("jsonArray", nulls);
        List<ExpressionNode> values = new ArrayList<>();
        for (Expression<?> element : Needed.ARRAY.in("jsonArray", elements)) {
            values.add(value("jsonArray(element, null)", element));
        }
        if (values.isEmpty()) {
            throw new InvalidStatement("jsonArray() needs an element; an empty array is value(\"[]\")");
        }
        return text(new JsonCall(JsonCall.Function.ARRAY, values, List.of(), List.of(clause)));
    }

    /** What is made is text in Calcite, and a type of its own in H2. */
    private static TextExpression text(JsonCall call) {
        return Expressions.of(DataType.VARCHAR, EngineCast.ofDialect(call, DataType.VARCHAR.sqlType()));
    }

    static JsonCall.Clause clause(String call, JsonNulls nulls) {
        return Needed.NULLS.in(call + "(null, …)", nulls) == JsonNulls.KEPT
                ? JsonCall.Clause.NULL_ON_NULL
                : JsonCall.Clause.ABSENT_ON_NULL;
    }

    static ExpressionNode formatted(ExpressionNode json) {
        return new JsonCall(JsonCall.Function.FORMAT, List.of(json), List.of(), List.of());
    }

    static ExpressionNode value(String call, Expression<?> given) {
        Expression<?> value = Needed.EXPRESSION.in(call, given);
        SqlType type = value.type().sqlType();
        if (isUnknownToJson(type)) {
            throw new InvalidStatement(call.substring(0, call.indexOf('(')) + "(…): " + value + " is " + type
                    + ", which JSON does not have: " + advice(type));
        }
        ExpressionNode node = value.node();
        return node instanceof EngineCast cast && isJson(cast.operand())
                ? formatted(cast.operand())
                : isJson(node) ? formatted(node) : Json.operand(value);
    }

    /** Whether it makes JSON. Calcite takes such a value for JSON or for a string, by the clause in which it stands. */
    static boolean isJson(ExpressionNode node) {
        return node instanceof JsonAggregate
                || node instanceof JsonCall call
                        && (call.function() == JsonCall.Function.OBJECT || call.function() == JsonCall.Function.ARRAY);
    }

    private static boolean isUnknownToJson(SqlType type) {
        return switch (type.kind()) {
            case DATE, TIME, TIMESTAMP, BINARY, VARBINARY, BLOB -> true;
            default -> false;
        };
    }

    private static String advice(SqlType type) {
        return type == SqlType.Simple.DATE ? "cast(…, VARCHAR) it" : "write it as text in the application";
    }
}
