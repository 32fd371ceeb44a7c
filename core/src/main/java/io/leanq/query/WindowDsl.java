package io.leanq.query;

import static io.leanq.query.WindowFunctions.bound;

import io.leanq.tree.Window.Edge;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;

/** The windows and window functions of {@link Dsl}, which compute a value for each row from other rows. */
public abstract class WindowDsl extends AggregateDsl {
    WindowDsl() {}

    /** A window of the rows that have equal keys. */
    public static PartitionedWindow partitionBy(Expression<?>... keys) {
        return WindowDefinition.partitionedBy(keys);
    }

    /** {@link #partitionBy(Expression...)} with keys that are known at run time only. */
    public static PartitionedWindow partitionBy(List<? extends Expression<?>> keys) {
        return partitionBy(Needed.KEYS.in("partitionBy", keys).toArray(new Expression<?>[0]));
    }

    /** A window of all rows, in this order. */
    public static OrderedWindow orderBy(Sortable... keys) {
        return WindowDefinition.EMPTY.orderBy(keys);
    }

    /** {@link #orderBy(Sortable...)} with keys that are known at run time only; at least one. */
    public static OrderedWindow orderBy(List<? extends Sortable> keys) {
        return WindowDefinition.EMPTY.orderBy(keys);
    }

    /** {@code UNBOUNDED PRECEDING}: the first row of the partition. */
    public static FrameStart unboundedPreceding() {
        return () -> Edge.UNBOUNDED_PRECEDING;
    }

    /** {@code UNBOUNDED FOLLOWING}: the last row of the partition. */
    public static FrameEnd unboundedFollowing() {
        return () -> Edge.UNBOUNDED_FOLLOWING;
    }

    /** {@code CURRENT ROW}; in a range, with the rows that sort like it. */
    public static FrameBound currentRow() {
        return () -> Edge.CURRENT_ROW;
    }

    /** {@code n PRECEDING}: so many rows before, or in a range, a sort key that is less by so much. */
    public static FrameBound preceding(long distance) {
        return bound("preceding", distance, false);
    }

    /** {@code n FOLLOWING}: so many rows behind, or in a range, a sort key that is greater by so much. */
    public static FrameBound following(long distance) {
        return bound("following", distance, true);
    }

    /**
     * {@code INTERVAL '1' HOUR PRECEDING}: in a range, a time that is earlier by so much.
     *
     * @param distance a {@link java.time.Duration} of whole milliseconds
     */
    public static FrameBound preceding(TemporalAmount distance) {
        return bound("preceding", distance, false);
    }

    /**
     * {@code INTERVAL '1' HOUR FOLLOWING}: in a range, a time that is later by so much.
     *
     * @param distance a {@link java.time.Duration} of whole milliseconds
     */
    public static FrameBound following(TemporalAmount distance) {
        return bound("following", distance, true);
    }

    /** {@code ROW_NUMBER()}: 1, 2, 3 … in the order of the window. Rows that sort alike are numbered in any order. */
    public static RankFunction<NumberExpression<Long>> rowNumber() {
        return WindowFunctions.rank("ROW_NUMBER", DataType.BIGINT);
    }

    /** {@code RANK()}: one more than the number of rows before; rows that sort alike have one rank. */
    public static RankFunction<NumberExpression<Long>> rank() {
        return WindowFunctions.rank("RANK", DataType.BIGINT);
    }

    /** {@code DENSE_RANK()}: like {@link #rank()}, without gaps. */
    public static RankFunction<NumberExpression<Long>> denseRank() {
        return WindowFunctions.rank("DENSE_RANK", DataType.BIGINT);
    }

    /** {@code PERCENT_RANK()}: the rank from 0 to 1, {@code (rank - 1) / (rows - 1)}. */
    public static RankFunction<NumberExpression<Double>> percentRank() {
        return WindowFunctions.rank("PERCENT_RANK", DataType.DOUBLE);
    }

    /** {@code CUME_DIST()}: the part of the rows that do not sort behind this one, above 0 and up to 1. */
    public static RankFunction<NumberExpression<Double>> cumeDist() {
        return WindowFunctions.rank("CUME_DIST", DataType.DOUBLE);
    }

    /**
     * {@code NTILE(tiles)}: the number, from 1, of the part in which the row is, if the rows are divided into so many
     * parts. Databases disagree on which parts are larger where the division leaves a rest.
     *
     * @throws io.leanq.InvalidStatement if {@code tiles} is less than 1
     */
    public static RankFunction<NumberExpression<Long>> ntile(int tiles) {
        return WindowFunctions.rank("NTILE", DataType.BIGINT, WindowFunctions.number("ntile", tiles, 1));
    }

    /** {@code LAG(x, rows)}: the value so many rows before; NULL where there is no such row. */
    public static <K> RankFunction<K> lag(Kinded<?, ?, K, ?> of, int rows) {
        return WindowFunctions.neighbour("LAG", Needed.EXPRESSION.in("lag(null, …)", of), rows, null);
    }

    /** {@code LAG(x, rows, otherwise)}: the value so many rows before; {@code otherwise} where there is no such row. */
    public static <T, K> RankFunction<K> lag(Kinded<T, ?, K, ?> of, int rows, T otherwise) {
        return WindowFunctions.neighbour(
                "LAG", Needed.EXPRESSION.in("lag(null, …)", of), rows, Optional.ofNullable(otherwise));
    }

    /** {@code LEAD(x, rows)}: the value so many rows behind; NULL where there is no such row. */
    public static <K> RankFunction<K> lead(Kinded<?, ?, K, ?> of, int rows) {
        return WindowFunctions.neighbour("LEAD", Needed.EXPRESSION.in("lead(null, …)", of), rows, null);
    }

    /**
     * {@code LEAD(x, rows, otherwise)}: the value so many rows behind; {@code otherwise} where there is no such row.
     */
    public static <T, K> RankFunction<K> lead(Kinded<T, ?, K, ?> of, int rows, T otherwise) {
        return WindowFunctions.neighbour(
                "LEAD", Needed.EXPRESSION.in("lead(null, …)", of), rows, Optional.ofNullable(otherwise));
    }

    /** {@code FIRST_VALUE(x)}: the value in the first row of the frame; NULL for an empty frame. */
    public static <K> FrameFunction<K> firstValue(Kinded<?, ?, K, ?> of) {
        return WindowFunctions.frame(
                "FIRST_VALUE", Needed.EXPRESSION.in("firstValue", of).type(), of.node());
    }

    /**
     * {@code LAST_VALUE(x)}: the value in the last row of the frame. The frame of an ordered window ends with the
     * current row: for the last row of the partition let it end with {@link #unboundedFollowing()}.
     */
    public static <K> FrameFunction<K> lastValue(Kinded<?, ?, K, ?> of) {
        return WindowFunctions.frame(
                "LAST_VALUE", Needed.EXPRESSION.in("lastValue", of).type(), of.node());
    }

    /**
     * {@code NTH_VALUE(x, n)}: the value in the n-th row of the frame, counted from 1; NULL if there are fewer.
     *
     * @throws io.leanq.InvalidStatement if {@code n} is less than 1, or the frame ends before its partition, where
     *     databases disagree
     */
    public static <K> FrameFunction<K> nthValue(Kinded<?, ?, K, ?> of, int n) {
        return WindowFunctions.nth(Needed.EXPRESSION.in("nthValue(null, …)", of), n);
    }
}
