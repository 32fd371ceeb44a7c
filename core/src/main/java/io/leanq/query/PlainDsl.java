package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.NamedAggregate;
import io.leanq.tree.NamedCall;
import io.leanq.tree.ObjectName;
import io.leanq.tree.PlainSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The methods of {@link Dsl} for what LeanQ has no method for: functions by their names, and plain SQL with typed
 * holes. What they say is not checked by LeanQ; values in them are binds as everywhere.
 */
public abstract class PlainDsl extends InlineDsl {
    /** Functions of standard SQL that are called without parentheses. */
    private static final Set<String> BARE_NAMES = Set.of(
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "CURRENT_USER",
            "SESSION_USER",
            "SYSTEM_USER",
            "USER",
            "CURRENT_ROLE",
            "CURRENT_CATALOG",
            "CURRENT_SCHEMA",
            "CURRENT_PATH");

    PlainDsl() {}

    /**
     * A function by its name, with a declared type: {@code function("LAST_DAY", DATE, t.day)}.
     *
     * @param name letters, digits and underscores, with points between the parts of a qualified name
     */
    public static <K> K function(String name, DataType<?, K, ?> type, Expression<?>... arguments) {
        DataType<?, K, ?> declared = Needed.TYPE.in("function(name, null)", type);
        NamedCall call = new NamedCall(functionName("function", name), nodes("function", arguments));
        if (call.arguments().isEmpty() && BARE_NAMES.contains(name.toUpperCase(Locale.ROOT))) {
            throw new InvalidStatement(
                    "function(\"" + name + "\", …): SQL has it without parentheses; say sql(\"" + name + "\", type)");
        }
        return Expressions.of(declared, call);
    }

    /** An aggregate function by its name, with a declared type: {@code aggregate("MEDIAN", DOUBLE, t.weight)}. */
    public static <A> A aggregate(String name, DataType<?, ?, A> type, Expression<?>... arguments) {
        List<ExpressionNode> nodes = WindowFunctions.withoutWindow("aggregate", nodes("aggregate", arguments));
        return CodedType.of(Needed.TYPE.in("aggregate(name, null)", type))
                .aggregate(new NamedAggregate(functionName("aggregate", name), nodes, false));
    }

    /** A window function by its name, with a declared type: {@code windowFunction("BUCKET", BIGINT, t.id).over(w)}. */
    public static <K> RankFunction<K> windowFunction(String name, DataType<?, K, ?> type, Expression<?>... arguments) {
        return WindowFunctions.rank(
                functionName("windowFunction", name),
                Needed.TYPE.in("windowFunction(name, null)", type),
                nodes("windowFunction", arguments).toArray(ExpressionNode[]::new));
    }

    private static String functionName(String call, String name) {
        if (!Needed.NAME
                .in(call + "(null, …)", name)
                .matches("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*){0,2}")) {
            throw new InvalidStatement(call
                    + "(…): the name of a function has letters, digits and underscores; for other" + " SQL use sql(…)");
        }
        return name;
    }

    private static List<ExpressionNode> nodes(String call, Expression<?>... arguments) {
        List<ExpressionNode> nodes = new ArrayList<>();
        for (Expression<?> argument : Needed.EXPRESSION.inAll(call + "(name, type, null)", arguments)) {
            nodes.add(argument.node());
        }
        return nodes;
    }

    /**
     * Plain SQL as an expression of a declared type: {@code sql("MOD({0}, 2) = {1}", BOOLEAN, t.id, value(1))}. What
     * stands in the text is sent as it is; holes are filled with parts, never with bare values.
     *
     * @throws InvalidStatement if holes and parts do not match, or the text has a quote or parenthesis without its
     *     other, a comment, a semicolon or a question mark
     */
    public static <K> K sql(String text, DataType<?, K, ?> type, SqlPart... parts) {
        return Expressions.of(Needed.TYPE.in("sql(text, null)", type), PlainText.of(text, parts));
    }

    /**
     * Plain SQL as a whole statement: {@code db.execute(sql("ALTER TABLE {0} ADD x INTEGER", name("orders")))},
     * {@code db.fetch(sql("SELECT …").as(row(field("id", INTEGER), …).as(Maker::new)))}.
     *
     * @throws InvalidStatement if holes and parts do not match, or the text has a quote or parenthesis without its
     *     other, a comment, a semicolon or a question mark
     */
    public static PlainStatement sql(String text, SqlPart... parts) {
        return new PlainChange(PlainText.of(text, parts), ParamValues.NONE);
    }

    /** A name in plain SQL, in quotes where it needs them. */
    public static SqlPart name(String identifier) {
        PlainSql.Name name = new PlainSql.Name(ObjectName.of(required("name", identifier)));
        return () -> name;
    }

    /** A name with its schema in plain SQL, each in quotes where it needs them. */
    public static SqlPart name(String schema, String identifier) {
        PlainSql.Name name =
                new PlainSql.Name(new ObjectName(Optional.of(required("name", schema)), required("name", identifier)));
        return () -> name;
    }

    private static String required(String call, String name) {
        if (Needed.NAME.in(call, name).isBlank()) {
            throw new InvalidStatement(call + "(\"\"): a name needs at least one visible character");
        }
        return name;
    }

    /** A column of plain SQL, by its name and type. */
    public static <T, K> Declared<T, K> field(String name, DataType<T, K, ?> type) {
        return new Declared<>(required("field", name), Needed.TYPE.in("field(name, null)", type));
    }
}
