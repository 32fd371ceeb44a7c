package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import io.leanq.type.SqlType;
import io.leanq.type.TextType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where statements begin; import it statically. Everything it makes is immutable and thread-safe. Selects of two to
 * sixteen columns, {@code row(Maker::new, …)} and the inserts with named columns are in the generated {@link RowDsl}.
 */
public final class Dsl extends RowDsl {

    private Dsl() {}

    /** Rows of one value, or of one row. */
    public static <A> Selected<A> select(Selectable<A> a) {
        return SelectQuery.of(Operations.present(a, "select").projection());
    }

    /**
     * Any number of columns, known at run time; read by {@link Row#get}.
     *
     * @throws InvalidStatement if the list is empty
     */
    public static Selected<Row> select(List<? extends Selectable<?>> columns) {
        List<Selectable<?>> selected = new ArrayList<>(Operations.present(columns, "select"));
        List<Selectable<?>> unchanging = Collections.unmodifiableList(selected);
        return SelectQuery.of(Projection.ofParts(selected, parts -> {
            RowReader<?>[] readers = new RowReader<?>[parts.count()];
            for (int i = 0; i < readers.length; i++) {
                readers[i] = parts.reader(i);
            }
            return (cells, at) -> {
                @Nullable Object[] values = new Object[readers.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = readers[i].read(cells, at);
                }
                return new Row(unchanging, values);
            };
        }));
    }

    /** The row record of a table: {@code select(table.row()).from(table)}. */
    public static <T extends RowTable<T, R>, R> From<R> selectFrom(RowTable<T, R> table) {
        RowTable<T, R> present = Operations.present(table, "selectFrom");
        return select(present.row()).from(present);
    }

    /** Names a query, to be selected from. */
    public static <R> Derived<R> derived(String alias, Query<R> query) {
        return new Derived<>(alias, query);
    }

    public static <T extends Table<T>> InsertStep<T> insertInto(T table) {
        return InsertStatement.into(table, ChangeNode.Insert.Mode.INSERT);
    }

    /**
     * Replaces the whole row of a key: columns left out take their default or NULL. LeanXcale's {@code UPSERT INTO}; it
     * is refused where a dialect has no such thing.
     */
    public static <T extends Table<T>> InsertStep<T> upsertInto(T table) {
        return InsertStatement.into(table, ChangeNode.Insert.Mode.UPSERT);
    }

    /**
     * At most 1,000 rows in one statement.
     *
     * @throws InvalidStatement if there are more, or none
     */
    public static <T extends RowTable<T, R>, R> Insert insertRows(T table, Collection<? extends R> rows) {
        return RowInserts.of(table, ChangeNode.Insert.Mode.INSERT, rows);
    }

    /** Like {@link #insertRows}, replacing the rows whose keys are there; the row mapping must cover every column. */
    public static <T extends RowTable<T, R>, R> Insert upsertRows(T table, Collection<? extends R> rows) {
        return RowInserts.of(table, ChangeNode.Insert.Mode.UPSERT, rows);
    }

    /** Any number of rows through one prepared statement. */
    public static <T extends RowTable<T, R>, R> Batch<R> batchInsert(T table) {
        return Batch.of(table, ChangeNode.Insert.Mode.INSERT);
    }

    /** Like {@link #batchInsert}, replacing the rows whose keys are there. */
    public static <T extends RowTable<T, R>, R> Batch<R> batchUpsert(T table) {
        return Batch.of(table, ChangeNode.Insert.Mode.UPSERT);
    }

    /**
     * Any number of rows through one prepared change of any kind, each filling its params:
     * {@code batchOf(update(s).set(s.name, name).where(s.id.eq(id)), each(id, Student::id), each(name, Student::name))}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <R> Batch<R> batchOf(Change change, ParamSource<R>... sources) {
        return Batch.of(change, List.of(sources));
    }

    /** The value of a param in each row of a batch; null is refused. */
    public static <R, V> ParamSource<R> each(Param<V> param, Function<? super R, ? extends V> value) {
        return ParamSource.of(param, value, false);
    }

    /** The value of a param in each row of a batch, where null is NULL: right in set, never true in a comparison. */
    public static <R, V> ParamSource<R> eachNullable(Param<V> param, Function<? super R, ? extends @Nullable V> value) {
        return ParamSource.of(param, value, true);
    }

    public static <T extends Table<T>> UpdateStep<T> update(T table) {
        return UpdateStatement.of(table);
    }

    public static DeleteStep deleteFrom(Table<?> table) {
        return new DeleteStatement(table);
    }

    /** A place for a value given per execution. */
    public static <V> Param<V> param(String name, DataType<V> type) {
        if (Operations.present(name, "param").isBlank()) {
            throw new InvalidStatement("param(\"\", …): a param needs a name");
        }
        return new Param<>(name, type);
    }

    /** A value as an expression: it is sent as a bind. */
    public static <T> Expression<T> value(T value, DataType<T> type) {
        return Expressions.bind(type, value);
    }

    /** Text as an expression: it is sent as a bind. */
    public static TextExpression value(String value) {
        TextType type = DataType.VARCHAR;
        return Expressions.text(type, Expressions.bindNode(type, value), null);
    }

    /** Nothing: neutral in and, or and not, and in a where it keeps every row of a select. */
    public static Condition noCondition() {
        return NoCondition.INSTANCE;
    }

    /** All of them; of none, {@link #noCondition()}. */
    public static Condition and(Collection<? extends Condition> conditions) {
        return join(Junction.Connective.AND, conditions);
    }

    /** At least one of them; of none, {@link #noCondition()}. */
    public static Condition or(Collection<? extends Condition> conditions) {
        return join(Junction.Connective.OR, conditions);
    }

    private static Condition join(Junction.Connective connective, Collection<? extends Condition> conditions) {
        Condition all = noCondition();
        for (Condition condition : conditions) {
            all = LinkedCondition.join(connective, all, condition);
        }
        return all;
    }

    public static Condition not(Condition condition) {
        return Operations.present(condition, "not").not();
    }

    /** {@code COUNT(*)} */
    public static NumberExpression<Long> count() {
        return Expressions.number(
                DataType.BIGINT,
                new ExpressionNode.Aggregate(ExpressionNode.Aggregate.Function.COUNT, Optional.empty(), false));
    }

    /** {@code COUNT(x)}: rows where it is not NULL. */
    public static NumberExpression<Long> count(Expression<?> expression) {
        return Expressions.number(
                DataType.BIGINT, aggregate(ExpressionNode.Aggregate.Function.COUNT, expression, false));
    }

    /** {@code COUNT(DISTINCT x)} */
    public static NumberExpression<Long> countDistinct(Expression<?> expression) {
        return Expressions.number(
                DataType.BIGINT, aggregate(ExpressionNode.Aggregate.Function.COUNT, expression, true));
    }

    /** {@code NEXT VALUE FOR sequence} */
    public static NumberExpression<Long> next(Sequence sequence) {
        return Expressions.number(
                DataType.BIGINT,
                new ExpressionNode.NextValue(
                        Operations.present(sequence, "next").name()));
    }

    /**
     * The exact sum, NULL of no rows. Summed as DECIMAL of 30 digits, so that it does not overflow where its operands do
     * not; engines disagree on the type of a plain SUM.
     *
     * @throws InvalidStatement if the operand is DOUBLE: use {@code sum(x, DOUBLE)}
     */
    public static NumberExpression<BigDecimal> sum(NumberExpression<?> expression) {
        SqlType type = Operations.present(expression, "sum").type().sqlType();
        if (type == SqlType.Simple.DOUBLE) {
            throw new InvalidStatement("sum of DOUBLE is not exact: say sum(" + expression + ", DOUBLE)");
        }
        int scale = type instanceof SqlType.Decimal decimal ? decimal.scale() : 0;
        return sum(expression, DataType.DECIMAL(30, scale));
    }

    /** The sum in a type of choice: {@code SUM(CAST(x AS type))}, without the cast if it is the operand's own. */
    public static <N extends Number> NumberExpression<N> sum(NumberExpression<?> expression, NumericType<N> type) {
        ExpressionNode operand = Operations.present(expression, "sum").node();
        if (!expression.type().sqlType().equals(type.sqlType())) {
            operand = new ExpressionNode.Cast(operand, type.sqlType());
        }
        return Expressions.number(type, aggregate(ExpressionNode.Aggregate.Function.SUM, operand, false));
    }

    public static <T> Expression<T> min(Expression<T> expression) {
        return extreme(ExpressionNode.Aggregate.Function.MIN, expression);
    }

    public static TextExpression min(TextExpression expression) {
        return Expressions.text(
                expression.type(), aggregate(ExpressionNode.Aggregate.Function.MIN, expression, false), null);
    }

    public static <N extends Number> NumberExpression<N> min(NumberExpression<N> expression) {
        return Expressions.number(
                expression.type(), aggregate(ExpressionNode.Aggregate.Function.MIN, expression, false));
    }

    public static <T> TemporalExpression<T> min(TemporalExpression<T> expression) {
        return Expressions.temporal(
                expression.type(), aggregate(ExpressionNode.Aggregate.Function.MIN, expression, false), null);
    }

    public static <T> Expression<T> max(Expression<T> expression) {
        return extreme(ExpressionNode.Aggregate.Function.MAX, expression);
    }

    public static TextExpression max(TextExpression expression) {
        return Expressions.text(
                expression.type(), aggregate(ExpressionNode.Aggregate.Function.MAX, expression, false), null);
    }

    public static <N extends Number> NumberExpression<N> max(NumberExpression<N> expression) {
        return Expressions.number(
                expression.type(), aggregate(ExpressionNode.Aggregate.Function.MAX, expression, false));
    }

    public static <T> TemporalExpression<T> max(TemporalExpression<T> expression) {
        return Expressions.temporal(
                expression.type(), aggregate(ExpressionNode.Aggregate.Function.MAX, expression, false), null);
    }

    private static <T> Expression<T> extreme(ExpressionNode.Aggregate.Function function, Expression<T> expression) {
        return Expressions.of(expression.type(), aggregate(function, expression, false), null);
    }

    private static ExpressionNode aggregate(
            ExpressionNode.Aggregate.Function function, Expression<?> expression, boolean distinct) {
        return aggregate(function, Operations.present(expression, "aggregate").node(), distinct);
    }

    private static ExpressionNode aggregate(
            ExpressionNode.Aggregate.Function function, ExpressionNode operand, boolean distinct) {
        if (operand.hasAggregate()) {
            throw new InvalidStatement("an aggregate of an aggregate: compute the inner one in derived(…)");
        }
        return new ExpressionNode.Aggregate(function, Optional.of(operand), distinct);
    }

    /** The first that is not NULL. */
    public static <T> Expression<T> coalesce(Expression<T> first, T otherwise) {
        return Expressions.of(first.type(), coalesced(first, Expressions.bindNode(first.type(), otherwise)), null);
    }

    public static TextExpression coalesce(TextExpression first, String otherwise) {
        return Expressions.text(first.type(), coalesced(first, Expressions.bindNode(first.type(), otherwise)), null);
    }

    public static <N extends Number> NumberExpression<N> coalesce(NumberExpression<N> first, N otherwise) {
        return Expressions.number(first.type(), coalesced(first, Expressions.bindNode(first.type(), otherwise)));
    }

    public static <T> TemporalExpression<T> coalesce(TemporalExpression<T> first, T otherwise) {
        return Expressions.temporal(
                first.type(), coalesced(first, Expressions.bindNode(first.type(), otherwise)), null);
    }

    private static ExpressionNode coalesced(Expression<?> first, ExpressionNode otherwise) {
        return new ExpressionNode.Call(ExpressionNode.Call.Function.COALESCE, List.of(first.node(), otherwise));
    }
}
