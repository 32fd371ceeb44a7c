package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateCall;
import io.leanq.tree.AggregateCall.Function;
import io.leanq.tree.AggregateNode;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FilteredAggregate;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.GroupingCall;
import io.leanq.tree.JsonAggregate;
import io.leanq.tree.Junction;
import io.leanq.tree.ListAggregate;
import io.leanq.tree.NamedAggregate;
import io.leanq.tree.SortItem;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The types and nodes of aggregates, as the table in {@code docs/expressions.md} documents them. The types that engines
 * give the same aggregates differ.
 */
final class Aggregates {

    /** The types of exact sums and averages, by their scale, which all statements share. */
    private static final List<NumericType<BigDecimal>> WIDEST = IntStream.rangeClosed(0, Numbers.WIDEST_DECIMAL)
            .mapToObj(scale -> DataType.DECIMAL(Numbers.WIDEST_DECIMAL, scale))
            .toList();

    private Aggregates() {}

    static <A> A extreme(Function function, Kinded<?, ?, ?, A> operand) {
        return CodedType.of(operand.type()).aggregate(call(function, operand.node()));
    }

    static NumberAggregate<Long> count() {
        return DataType.BIGINT.aggregate(new AggregateCall(Function.COUNT, Optional.empty(), false));
    }

    static NumberAggregate<Long> count(Expression<?> operand) {
        return DataType.BIGINT.aggregate(call(Function.COUNT, operand.node()));
    }

    static NumberAggregate<BigDecimal> sum(NumberExpression<?> operand) {
        return sum(operand, exact("sum", operand, Numbers.scale(operand.type().sqlType())));
    }

    static <N extends Number> NumberAggregate<N> sum(NumberExpression<?> operand, NumericType<N> type) {
        SqlType from = operand.type().sqlType();
        SqlType to = Needed.TYPE.in("sum(…, null)", type).sqlType();
        requireDigits("sum", operand, to);
        AggregateCall sum = call(Function.SUM, summed(operand, to));
        if (from.isApproximate()) {
            return type.aggregate(approximate(sum, to));
        }
        SqlType given = from instanceof SqlType.Decimal
                ? WIDEST.get(Math.min(Numbers.scale(from), Numbers.WIDEST_DECIMAL))
                        .sqlType()
                : to.isApproximate() ? to : new SqlType.Decimal(Numbers.WIDEST_DECIMAL, 0);
        return type.aggregate(given.equals(to) ? sum : new ExpressionNode.Cast(sum, to));
    }

    /**
     * The operand of SUM. A DECIMAL or DOUBLE has no cast: Calcite sums it in a type that is wide enough, and LeanXcale
     * can compute the sum in its storage. Whole numbers and REAL are cast to a wider type, since Calcite sums whole
     * numbers in their own type, where they wrap around, and REAL in 4 bytes.
     */
    private static ExpressionNode summed(NumberExpression<?> operand, SqlType to) {
        SqlType from = operand.type().sqlType();
        if (from == SqlType.Simple.REAL || from.isWhole() && to.isApproximate()) {
            return Casts.node(operand, SqlType.Simple.DOUBLE);
        }
        return from.isWhole() ? Casts.node(operand, new SqlType.Decimal(Numbers.WIDEST_DECIMAL, 0)) : operand.node();
    }

    /**
     * An approximate result of 8 bytes as a value of the type that the user chose. The cast is needed where an engine
     * computes sums and averages of DOUBLE as decimals.
     */
    private static ExpressionNode approximate(ExpressionNode node, SqlType to) {
        return to == SqlType.Simple.REAL ? new ExpressionNode.Cast(node, to) : EngineCast.ofDialect(node, to);
    }

    static <N extends Number> NumberAggregate<N> storageSum(NumberExpression<?> operand, NumericType<N> type) {
        SqlType from = operand.type().sqlType();
        SqlType to = Needed.TYPE.in("storageSum(…, null)", type).sqlType();
        if (!from.isWhole()) {
            throw new InvalidStatement("storageSum of " + operand + ", which is " + from
                    + ": it is for whole numbers; a sum(…) of other numbers stands bare already");
        }
        if (!to.isWhole() || ((SqlType.Simple) to).compareTo((SqlType.Simple) from) < 0) {
            throw new InvalidStatement("storageSum of " + operand + " as " + to
                    + ": the type is a whole number at least as" + " wide as " + from);
        }
        return type.aggregate(EngineCast.ofDialect(call(Function.SUM, operand.node()), to));
    }

    static NumberAggregate<BigDecimal> avg(NumberExpression<?> operand) {
        return avg(
                operand,
                exact(
                        "avg",
                        operand,
                        Math.max(
                                Numbers.QUOTIENT_SCALE,
                                Numbers.scale(operand.type().sqlType()))));
    }

    /**
     * The average of the operand with additional digits, rounded half up to the digits of {@code type}. Engines compute
     * AVG with different numbers of digits, or without any behind the point.
     */
    static <N extends Number> NumberAggregate<N> avg(NumberExpression<?> operand, NumericType<N> type) {
        SqlType to = Needed.TYPE.in("avg(…, null)", type).sqlType();
        requireDigits("avg", operand, to);
        if (to instanceof SqlType.Decimal decimal) {
            int whole = wholeDigits(operand.type().sqlType());
            int precision = Math.max(Math.max(Numbers.WIDEST_DECIMAL, decimal.precision()), whole + decimal.scale());
            SqlType inner = new SqlType.Decimal(precision, Math.min(decimal.scale() + 6, precision - whole));
            return type.aggregate(Numbers.rounded(call(Function.AVG, Casts.node(operand, inner)), decimal.scale()));
        }
        if (!to.isApproximate()) {
            throw new InvalidStatement("avg as " + type + " would lose its fraction: say avg(x), or avg(x, DOUBLE)");
        }
        return type.aggregate(approximate(call(Function.AVG, Casts.node(operand, SqlType.Simple.DOUBLE)), to));
    }

    /** The greatest number of digits before the point in values of this type. */
    private static int wholeDigits(SqlType type) {
        return type instanceof SqlType.Decimal decimal
                ? decimal.precision() - decimal.scale()
                : type == SqlType.Simple.BIGINT ? 19 : 10;
    }

    private static NumericType<BigDecimal> exact(String function, NumberExpression<?> operand, int scale) {
        if (operand.type().sqlType().isApproximate()) {
            throw new InvalidStatement(
                    function + " of DOUBLE is not exact: say " + function + "(" + operand + ", DOUBLE)");
        }
        return scale <= Numbers.WIDEST_DECIMAL ? WIDEST.get(scale) : DataType.DECIMAL(Numbers.WIDEST_DECIMAL, scale);
    }

    private static void requireDigits(String function, NumberExpression<?> operand, SqlType to) {
        SqlType from = operand.type().sqlType();
        if (!to.isApproximate() && (from.isApproximate() || Numbers.scale(from) > Numbers.scale(to))) {
            throw new InvalidStatement(function + " of " + operand + " as " + to + " would lose digits of " + from
                    + ": ask for a wider type");
        }
    }

    static <K, A> A distinct(Aggregate<K, A> aggregate) {
        return changed(aggregate, node -> {
            if (node instanceof AggregateCall call && call.operand().isPresent()) {
                return call.ofDistinct();
            } else if (node instanceof NamedAggregate named) {
                return new NamedAggregate(named.name(), named.arguments(), true);
            } else if (node instanceof ListAggregate list) {
                return distinct(list);
            }
            requireNoJson(node, "distinct()", "aggregate derived(…) of distinct rows");
            throw new InvalidStatement(
                    node instanceof AggregateCall
                            ? "count().distinct(): COUNT(*) counts rows; say countDistinct(x)"
                            : "distinct() behind filter(…): say distinct() first");
        });
    }

    /** {@code LISTAGG(DISTINCT x, …)}: Calcite orders such texts only by themselves. */
    static ListAggregate distinct(ListAggregate list) {
        for (SortItem key : list.order()) {
            if (!key.expression().equals(list.operand())) {
                throw new InvalidStatement("a distinct listagg can be ordered only by what it lists");
            }
            if (key.expression().hasPlaceholder()) {
                throw new InvalidStatement(
                        "a distinct listagg of a computed text with a value, ordered by it: databases take"
                                + " the two values for unlike ones; write it with inline(…), or list a column of"
                                + " derived(…)");
            }
        }
        return new ListAggregate(list.operand(), list.separator(), true, list.order());
    }

    static <K, A> A filtered(Aggregate<K, A> aggregate, Condition condition) {
        if (Needed.CONDITION.in("filter", condition) == NoCondition.INSTANCE) {
            return changed(aggregate, node -> node);
        }
        ExpressionNode made = condition.node();
        if (made.hasAggregate() || made.hasWindow()) {
            throw new InvalidStatement("filter(…) looks at single rows: it has no aggregates and no window functions");
        }
        return changed(aggregate, node -> {
            requireNoJson(node, "filter(…)", "put the condition into where(…), of a derived(…) if need be");
            return node instanceof FilteredAggregate filtered
                    ? new FilteredAggregate(
                            filtered.aggregate(),
                            new Junction(Junction.Connective.AND, List.of(filtered.condition(), made)))
                    : new FilteredAggregate(node, made);
        });
    }

    /** Refuses what Calcite's grammar does not have of JSON_ARRAYAGG and JSON_OBJECTAGG. */
    static void requireNoJson(AggregateNode node, String step, String advice) {
        if (node instanceof JsonAggregate json) {
            throw new InvalidStatement(step + " of " + json.function() + ": databases do not have it; " + advice);
        }
    }

    /** The aggregate with its call changed; the casts and roundings around the call stay. */
    @SuppressWarnings("unchecked") // each Aggregate<K, A> is a Kinded<?, ?, K, A>
    private static <K, A> A changed(Aggregate<K, A> aggregate, UnaryOperator<AggregateNode> change) {
        Kinded<?, ?, K, A> own = (Kinded<?, ?, K, A>) aggregate;
        requireRows(own.node());
        return CodedType.of(own.type()).aggregate(changed(own.node(), change::apply));
    }

    /** Refuses {@code grouping(…)}, which tells the group and looks at no rows. */
    static void requireRows(ExpressionNode node) {
        if (node instanceof GroupingCall) {
            throw new InvalidStatement(
                    "grouping(…) has no filter(…), distinct() and over(…): it is one number of each group");
        }
    }

    /** The node with the aggregate in it changed; the casts and roundings around it stay. */
    static ExpressionNode changed(
            ExpressionNode node, java.util.function.Function<AggregateNode, ExpressionNode> change) {
        if (node instanceof AggregateNode call) {
            return change.apply(call);
        } else if (node instanceof ExpressionNode.Cast cast) {
            return new ExpressionNode.Cast(changed(cast.operand(), change), cast.type());
        } else if (node instanceof EngineCast cast) {
            return new EngineCast(changed(cast.operand(), change), cast.type(), cast.need());
        }
        FunctionCall rounding = (FunctionCall) node;
        List<ExpressionNode> arguments = new ArrayList<>(rounding.arguments());
        arguments.set(0, changed(arguments.get(0), change));
        return new FunctionCall(rounding.function(), arguments);
    }

    /**
     * {@code STDDEV_POP(CAST(x AS DOUBLE))}: Calcite computes it in the type of its operand, and cuts whole numbers.
     */
    static NumberAggregate<Double> spread(Function function, NumberExpression<?> operand) {
        return DataType.DOUBLE.aggregate(call(function, Casts.node(operand, SqlType.Simple.DOUBLE)));
    }

    static <T> PlainAggregate<List<T>> collect(Expression<T> operand) {
        DataType<List<T>, ?, ?> array = arrayOf(operand.type());
        return PlainType.like(array).aggregate(call(Function.COLLECT, operand.node()));
    }

    @SuppressWarnings("unchecked") // an array of E reads lists of E
    private static <T> DataType<List<T>, ?, ?> arrayOf(DataType<T, ?, ?> element) {
        SqlType type = element.sqlType();
        for (ArrayType<?, ?> array : List.of(DataType.BIGINT_ARRAY, DataType.DOUBLE_ARRAY, DataType.VARCHAR_ARRAY)) {
            if (array.element().sqlType().sameKind(type) && array.element().javaType() == element.javaType()) {
                return (DataType<List<T>, ?, ?>) (DataType<?, ?, ?>) array;
            }
        }
        throw new InvalidStatement(
                "collect of " + element + ": LeanQ has arrays of BIGINT, DOUBLE and VARCHAR; cast the value to one");
    }

    static BooleanAggregate truth(Function function, Condition operand) {
        return DataType.BOOLEAN.aggregate(call(function, operand.node()));
    }

    static NumberAggregate<Long> grouping(Expression<?> first, Expression<?>... more) {
        List<ExpressionNode> keys =
                new ArrayList<>(List.of(Needed.EXPRESSION.in("grouping", first).node()));
        for (Expression<?> key : Needed.EXPRESSION.inAll("grouping", more)) {
            keys.add(key.node());
        }
        return DataType.BIGINT.aggregate(new GroupingCall(keys));
    }

    private static AggregateCall call(Function function, ExpressionNode operand) {
        WindowFunctions.withoutWindow("an aggregate", operand);
        return new AggregateCall(function, Optional.of(operand), false);
    }
}
