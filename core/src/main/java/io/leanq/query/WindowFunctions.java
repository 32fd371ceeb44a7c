package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateCall;
import io.leanq.tree.AggregateNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FilteredAggregate;
import io.leanq.tree.IntervalLiteral;
import io.leanq.tree.ListAggregate;
import io.leanq.tree.NamedAggregate;
import io.leanq.tree.NamedCall;
import io.leanq.tree.WindowCall;
import io.leanq.type.SqlType;
import java.time.Duration;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nodes of window functions, and the checks of their arguments. */
final class WindowFunctions {

    private WindowFunctions() {}

    static <K> RankFunction<K> rank(String name, DataType<?, K, ?> type, ExpressionNode... arguments) {
        ExpressionNode function = new NamedCall(name, withoutQuery(withoutWindow(name, List.of(arguments))));
        return window -> Expressions.of(type, new WindowCall(function, WindowDefinition.node("over", window)));
    }

    static <K> FrameFunction<K> frame(String name, DataType<?, K, ?> type, ExpressionNode... arguments) {
        ExpressionNode function = new NamedCall(name, withoutQuery(withoutWindow(name, List.of(arguments))));
        return window -> Expressions.of(type, new WindowCall(function, WindowDefinition.node("over", window)));
    }

    /** {@code NTH_VALUE(x, n)}. Calcite ignores where the frame ends. */
    static <K> FrameFunction<K> nth(Kinded<?, ?, K, ?> of, int n) {
        ExpressionNode function = new NamedCall(
                "NTH_VALUE", withoutQuery(withoutWindow("nthValue", List.of(of.node(), number("nthValue", n, 1)))));
        return window -> {
            io.leanq.tree.Window node = WindowDefinition.node("over", window);
            if (!WindowDefinition.endsWithPartition(node)) {
                throw new InvalidStatement(
                        "nthValue(…) over a frame that ends before its partition: databases disagree;"
                                + " let it end with unboundedFollowing()");
            }
            return Expressions.of(of.type(), new WindowCall(function, node));
        };
    }

    /** A number that is part of the statement. */
    static ExpressionNode number(String call, int number, int least) {
        if (number < least) {
            throw new InvalidStatement(call + ": the number is at least " + least + ", not " + number);
        }
        return new ExpressionNode.Literal(SqlType.Simple.INTEGER, number);
    }

    /** {@code LAG(x, rows)} or {@code LEAD(x, rows, otherwise)}. */
    static <T, K> RankFunction<K> neighbour(
            String name, Kinded<T, ?, K, ?> of, int rows, @Nullable Optional<T> otherwise) {
        List<ExpressionNode> arguments = new ArrayList<>(List.of(of.node(), number(name, rows, 0)));
        if (otherwise != null) {
            T value = otherwise.orElseThrow(
                    () -> new InvalidStatement(name + "(…, null): give a value; without a default it is NULL"));
            // Calcite fails on a default whose type is not exactly that of the operand
            if (!(of.node() instanceof ExpressionNode.Column)) {
                arguments.set(0, new ExpressionNode.Cast(of.node(), of.type().sqlType()));
            }
            arguments.add(new ExpressionNode.Cast(
                    Expressions.exactBindNode(of.type(), value), of.type().sqlType()));
        }
        return rank(name, of.type(), arguments.toArray(ExpressionNode[]::new));
    }

    /** The value of an aggregate over a window, with the casts and roundings around its call. */
    @SuppressWarnings("unchecked") // each Aggregate<K, A> is a Kinded<?, ?, K, A>
    static <K, A> K over(Aggregate<K, A> aggregate, io.leanq.tree.Window window) {
        Kinded<?, ?, K, A> own = (Kinded<?, ?, K, A>) aggregate;
        Aggregates.requireRows(own.node());
        return Expressions.of(
                own.type(), Aggregates.changed(own.node(), call -> new WindowCall(overWindow(call), window)));
    }

    /**
     * The aggregate as Calcite accepts it over a window: without FILTER. DISTINCT is refused, since Calcite ignores it
     * there.
     */
    private static AggregateNode overWindow(AggregateNode aggregate) {
        withoutQuery(withoutWindow("an aggregate over a window", aggregate.children()));
        if (aggregate instanceof FilteredAggregate filtered) {
            return new FilteredAggregate(overWindow(filtered.aggregate()), filtered.condition())
                    .asCase()
                    .orElseThrow(() -> new InvalidStatement("filter(…) of this aggregate over a window: no database has"
                            + " both; put the condition into its argument, caseWhen(condition, x).otherwiseNull()"));
        }
        boolean distinct = aggregate instanceof AggregateCall call && call.distinct()
                || aggregate instanceof NamedAggregate named && named.distinct();
        if (distinct) {
            throw new InvalidStatement("a distinct aggregate over a window: databases ignore the distinct; aggregate"
                    + " derived(…) of distinct rows");
        }
        Aggregates.requireNoJson(aggregate, "over(…)", "compute it in derived(…) by groups");
        if (aggregate instanceof ListAggregate) {
            throw new InvalidStatement(
                    "listagg(…) over a window: databases disagree on its order; compute it in derived(…) by groups");
        }
        return aggregate;
    }

    /** Refuses sub-queries inside a window function, on which Calcite fails. */
    private static List<ExpressionNode> withoutQuery(List<ExpressionNode> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).hasQuery()) {
                throw new InvalidStatement(
                        "a sub-query inside a window function: databases fail on it; compute it in derived(…)");
            }
        }
        return arguments;
    }

    static List<ExpressionNode> withoutWindow(String call, List<ExpressionNode> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            withoutWindow(call, arguments.get(i));
        }
        return arguments;
    }

    static void withoutWindow(String call, ExpressionNode argument) {
        if (argument.hasWindow()) {
            throw new InvalidStatement(
                    "a window function inside " + call + ": SQL has none there; compute the inner one in derived(…)");
        }
    }

    static FrameBound bound(String call, long distance, boolean following) {
        if (distance < 0 || distance > Integer.MAX_VALUE) {
            throw new InvalidStatement(call + "(" + distance + "): a distance is from 0 to " + Integer.MAX_VALUE
                    + "; for the other side use " + (following ? "preceding" : "following"));
        }
        io.leanq.tree.Window.Distance bound = new io.leanq.tree.Window.Distance(
                new ExpressionNode.Bind(SqlType.Simple.INTEGER, (int) distance), following);
        return () -> bound;
    }

    static FrameBound bound(String call, @Nullable TemporalAmount distance, boolean following) {
        if (!(Needed.VALUE.in(call, distance) instanceof Duration duration)) {
            throw new InvalidStatement(call + "(" + distance + "): give a Duration; months and years have no fixed"
                    + " length, in which databases disagree");
        }
        if (duration.isNegative() || duration.getNano() % 1_000_000 != 0) {
            throw new InvalidStatement(
                    call + "(" + distance + "): a distance is a Duration of whole milliseconds, and" + " not negative");
        }
        io.leanq.tree.Window.Distance bound =
                new io.leanq.tree.Window.Distance(new IntervalLiteral(duration), following);
        return () -> bound;
    }
}
