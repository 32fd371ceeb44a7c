package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.JsonCall;
import io.leanq.tree.ScalarQuery;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that holds JSON, with what a database finds in it; made by {@link Dsl#json(TextExpression)}. Immutable.
 *
 * <p>A path is {@code $} with members and positions, {@code "$.lines[0].price"}. It is lax: what is missing, of another
 * shape, or no JSON at all is nothing found. Behind {@code "strict "} that is an error, which the methods say how they
 * answer. Where the text is NULL, so is everything that is asked of it.
 */
public final class Json {
    private final ExpressionNode text;

    Json(String call, @Nullable Expression<?> text) {
        Expression<?> present = Needed.EXPRESSION.in(call, text);
        SqlType type = present.type().sqlType();
        if (!(type instanceof SqlType.Varchar) && !(type instanceof SqlType.Char) && type != SqlType.Simple.CLOB) {
            throw new InvalidStatement(call + ": " + present + " is " + type + ", and JSON is kept in text");
        }
        this.text = operand(present);
    }

    /** The expression as Calcite reads it inside a function of JSON: a sub-query is cast, since it may not stand bare. */
    static ExpressionNode operand(Expression<?> expression) {
        ExpressionNode node = expression.node();
        return node instanceof ScalarQuery
                ? new ExpressionNode.Cast(node, expression.type().sqlType())
                : node;
    }

    ExpressionNode text() {
        return text;
    }

    /**
     * {@code CAST(JSON_VALUE(text, path RETURNING VARCHAR) AS type)}: the text, number or boolean at a path; NULL for
     * JSON's null, for an object or array, and where nothing is found. The database fails where the value found is no
     * such type: a 7.5 is no INTEGER. A number with a fraction is read as a DOUBLE, so it keeps 15 digits, and a
     * DECIMAL rounds it; an amount with more digits belongs into a JSON string, which is read exactly. Dates and times
     * are texts as in SQL, {@code 2026-01-31 10:20:30}.
     *
     * @throws InvalidStatement if the path is none, or the type is CHAR, bytes or an array
     */
    public <T, K> K value(String path, DataType<T, K, ?> type) {
        return value("value", path, type, List.of(text), List.of(JsonCall.Clause.RETURNING_VARCHAR));
    }

    /**
     * {@link #value(String, DataType)} with another value where nothing is found; NULL where the text is NULL.
     *
     * @param otherwise the value in place of NULL, a bind
     */
    public <T, K> K value(String path, DataType<T, K, ?> type, T otherwise) {
        ExpressionNode.Bind bind = Expressions.exactBindNode("value", type, otherwise);
        ExpressionNode text = new ExpressionNode.Bind(
                DataType.VARCHAR.sqlType(), bind.type().kind().form().literalText(bind.value()));
        return value("value", path, type, List.of(this.text, text), List.of(JsonCall.Clause.RETURNING_VARCHAR));
    }

    /** {@link #value(String, DataType)}, where the database fails if nothing is found. */
    public <T, K> K requiredValue(String path, DataType<T, K, ?> type) {
        return value(
                "requiredValue",
                path,
                type,
                List.of(text),
                List.of(
                        JsonCall.Clause.RETURNING_VARCHAR,
                        JsonCall.Clause.ERROR_ON_EMPTY,
                        JsonCall.Clause.ERROR_ON_ERROR));
    }

    private static <K> K value(
            String call,
            String path,
            DataType<?, K, ?> type,
            List<ExpressionNode> arguments,
            List<JsonCall.Clause> clauses) {
        SqlType wanted = Needed.TYPE.in(call + "(path, null)", type).sqlType();
        JsonCall node = new JsonCall(JsonCall.Function.VALUE, arguments, List.of(JsonPath.of(call, path)), clauses);
        if (wanted instanceof SqlType.Varchar) {
            return Expressions.of(type, node);
        }
        if (wanted instanceof SqlType.Char || wanted instanceof SqlType.Array || isBytes(wanted)) {
            throw new InvalidStatement(
                    call + "(path, " + type + "): JSON has texts, numbers and booleans: name VARCHAR,"
                            + " a type of numbers, BOOLEAN, DATE, TIME or TIMESTAMP");
        }
        return Expressions.of(type, Casts.node(Expressions.of(DataType.VARCHAR, node), wanted));
    }

    private static boolean isBytes(SqlType type) {
        return type instanceof SqlType.Binary
                || type instanceof SqlType.Varbinary
                || type == SqlType.Simple.BLOB
                || type == SqlType.Simple.CLOB;
    }

    /**
     * {@code JSON_QUERY(text, path RETURNING VARCHAR)}: the object or array at a path, as text without blanks; NULL for
     * anything else, and where nothing is found.
     *
     * @throws InvalidStatement if the path is none
     */
    public TextExpression query(String path) {
        return query("query", path, List.of());
    }

    /** {@link #query(String)} of any value, which is put into an array as the wrapper says. */
    public TextExpression query(String path, JsonWrapper wrapper) {
        return query("query", path, List.of(clause("query(path, null)", wrapper)));
    }

    /**
     * {@link #query(String)} with {@code []} or <code>{}</code> where nothing is found, or no object or array; NULL where
     * the text is NULL.
     */
    public TextExpression query(String path, JsonEmpty otherwise) {
        return query(
                "query", path, Needed.EMPTY.in("query(path, null)", otherwise).clauses());
    }

    /** {@link #query(String, JsonWrapper)} with {@code []} or <code>{}</code> where nothing is found. */
    public TextExpression query(String path, JsonWrapper wrapper, JsonEmpty otherwise) {
        List<JsonCall.Clause> clauses = new ArrayList<>(List.of(clause("query(path, null, …)", wrapper)));
        clauses.addAll(Needed.EMPTY.in("query(path, wrapper, null)", otherwise).clauses());
        return query("query", path, clauses);
    }

    /** {@link #query(String)}, where the database fails if nothing is found, or no object or array. */
    public TextExpression requiredQuery(String path) {
        return query("requiredQuery", path, List.of(JsonCall.Clause.ERROR_ON_EMPTY, JsonCall.Clause.ERROR_ON_ERROR));
    }

    /** {@link #query(String, JsonWrapper)}, where the database fails if nothing is found. */
    public TextExpression requiredQuery(String path, JsonWrapper wrapper) {
        return query(
                "requiredQuery",
                path,
                List.of(
                        clause("requiredQuery(path, null)", wrapper),
                        JsonCall.Clause.ERROR_ON_EMPTY,
                        JsonCall.Clause.ERROR_ON_ERROR));
    }

    private static JsonCall.Clause clause(String call, JsonWrapper wrapper) {
        return Needed.WRAPPER.in(call, wrapper) == JsonWrapper.CONDITIONAL
                ? JsonCall.Clause.WITH_CONDITIONAL_WRAPPER
                : JsonCall.Clause.WITH_UNCONDITIONAL_WRAPPER;
    }

    private TextExpression query(String call, String path, List<JsonCall.Clause> clauses) {
        List<JsonCall.Clause> all = new ArrayList<>(List.of(JsonCall.Clause.RETURNING_VARCHAR));
        all.addAll(clauses);
        return Expressions.of(
                DataType.VARCHAR,
                new JsonCall(JsonCall.Function.QUERY, List.of(text), List.of(JsonPath.of(call, path)), all));
    }

    /**
     * {@code JSON_EXISTS(text, path)}: whether something is found. Of JSON's null, Calcite says that there is nothing.
     *
     * @throws InvalidStatement if the path is none
     */
    public Condition exists(String path) {
        return exists(JsonPath.of("exists", path), List.of());
    }

    /**
     * {@code JSON_EXISTS(text, path UNKNOWN ON ERROR)}: {@link #exists(String)} that tells an error from nothing.
     *
     * @param path a strict path, by which a missing member or a text that is no JSON is an error
     * @throws InvalidStatement if the path is none, or is lax: of such a path Calcite finds no errors
     */
    public Condition exists(String path, JsonError onError) {
        Needed.ON_ERROR.in("exists(path, null)", onError);
        String checked = JsonPath.of("exists", path);
        if (JsonPath.isLax(checked)) {
            throw new InvalidStatement(
                    "exists(\"" + path + "\", " + onError
                            + "): a lax path has no errors, not even in a text that is no JSON: begin the path with \"strict \"");
        }
        return exists(checked, List.of(onError.clause()));
    }

    private Condition exists(String checkedPath, List<JsonCall.Clause> clauses) {
        return Expressions.condition(
                new JsonCall(JsonCall.Function.EXISTS, List.of(text), List.of(checkedPath), clauses));
    }

    /** {@code text IS JSON}: whether the text is JSON. */
    public Condition isJson() {
        return is(JsonCall.Function.IS_JSON);
    }

    /** {@code text IS JSON OBJECT} */
    public Condition isObject() {
        return is(JsonCall.Function.IS_OBJECT);
    }

    /** {@code text IS JSON ARRAY} */
    public Condition isArray() {
        return is(JsonCall.Function.IS_ARRAY);
    }

    /** {@code text IS JSON SCALAR}: a string, number, boolean or null. */
    public Condition isScalar() {
        return is(JsonCall.Function.IS_SCALAR);
    }

    private Condition is(JsonCall.Function function) {
        return Expressions.condition(new JsonCall(function, List.of(text), List.of(), List.of()));
    }

    @Override
    public String toString() {
        return "json(" + Expressions.describe(Expressions.of(DataType.VARCHAR, text)) + ")";
    }
}
