package io.leanq.testkit.random;

import io.leanq.query.Aggregate;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.FrameFunction;
import io.leanq.query.Kinded;
import io.leanq.query.OrderedWindow;
import io.leanq.query.PartitionedWindow;
import io.leanq.query.RankFunction;
import io.leanq.query.Sortable;
import io.leanq.query.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A window function: a value for each row, computed from the rows of its window. */
final class WindowTerm extends Term {
    private final Function function;
    private final List<Term> operands;
    private final int rows;
    private final @Nullable ValueTerm otherwise;
    private final Over over;

    /** The functions. */
    enum Function {
        ROW_NUMBER,
        RANK,
        DENSE_RANK,
        PERCENT_RANK,
        CUME_DIST,
        LAG,
        LEAD,
        FIRST_VALUE,
        LAST_VALUE,
        NTH_VALUE,
        AGGREGATE;

        boolean isRanking() {
            return this == ROW_NUMBER || isPosition();
        }

        boolean isNeighbour() {
            return this == LAG || this == LEAD;
        }

        /** Whether rows that sort alike have the same value of the function, whatever their order. */
        boolean takesTies() {
            return isPosition() || this == AGGREGATE;
        }

        private boolean isPosition() {
            return this == RANK || this == DENSE_RANK || isPart();
        }

        private boolean isPart() {
            return this == PERCENT_RANK || this == CUME_DIST;
        }
    }

    /**
     * The window.
     *
     * @param frame the frame; null for the usual one
     * @param name its name; empty for none
     */
    record Over(
            List<Term> partition,
            List<SortTerm> order,
            @Nullable WindowFrame frame,
            String name) {

        private Stream<Term> parts() {
            return Stream.concat(partition.stream(), order.stream().map(SortTerm::term));
        }

        private Over with(List<Term> parts) {
            List<SortTerm> sorted = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                sorted.add(order.get(i).by(parts.get(partition.size() + i)));
            }
            return new Over(parts.subList(0, partition.size()), sorted, frame, name);
        }
    }

    /**
     * @param operands the operand, or an {@link AggregateTerm}, or nothing for rankings
     * @param rows the distance of LAG and LEAD, the number of NTH_VALUE
     * @param otherwise the value of LAG and LEAD where there is no such row; null for NULL
     */
    WindowTerm(Function function, List<Term> operands, int rows, @Nullable ValueTerm otherwise, Over over) {
        super(
                operands.isEmpty()
                        ? function.isPart() ? Kind.DOUBLE : Kind.BIGINT
                        : operands.get(0).kind(),
                operands.isEmpty()
                        ? BigDecimal.valueOf(10_000)
                        : otherwise == null
                                ? operands.get(0).bound()
                                : operands.get(0).bound().max(otherwise.bound()));
        this.function = function;
        this.operands = List.copyOf(operands);
        this.rows = rows;
        this.otherwise = otherwise;
        this.over = over;
    }

    @Override
    List<Term> parts() {
        Stream<Term> own = function == Function.AGGREGATE ? operands.get(0).parts().stream() : operands.stream();
        return Stream.concat(own, over.parts()).toList();
    }

    @Override
    Term with(List<Term> parts) {
        int own = parts.size() - (int) over.parts().count();
        List<Term> changed = parts.subList(0, own);
        return new WindowTerm(
                function,
                function == Function.AGGREGATE ? List.of(operands.get(0).with(changed)) : changed,
                rows,
                otherwise,
                over.with(parts.subList(own, parts.size())));
    }

    @Override
    boolean isConstant() {
        return false;
    }

    @Override
    boolean hasPlaceholder() {
        return otherwise != null || over.frame() != null && over.frame().hasDistance() || super.hasPlaceholder();
    }

    @Override
    Expression<?> build(Build build) {
        if (function == Function.AGGREGATE) {
            Aggregate<?, ?> aggregate = (Aggregate<?, ?>) operands.get(0).build(build);
            boolean all = over.partition().isEmpty() && over.order().isEmpty();
            return (Expression<?>) (all ? aggregate.over() : aggregate.over(window(build)));
        }
        if (function.isRanking()) {
            return (Expression<?>) ranking().over(ordered(build));
        }
        Kinded<Object, Object, ?, ?> of = new Operand(operands.get(0), build).kinded();
        if (function.isNeighbour()) {
            return (Expression<?>) neighbour(of).over(ordered(build));
        }
        FrameFunction<?> value = switch (function) {
            case FIRST_VALUE -> Dsl.firstValue(of);
            case LAST_VALUE -> Dsl.lastValue(of);
            default -> Dsl.nthValue(of, rows);
        };
        return (Expression<?>) value.over(window(build));
    }

    private RankFunction<?> ranking() {
        return switch (function) {
            case ROW_NUMBER -> Dsl.rowNumber();
            case RANK -> Dsl.rank();
            case PERCENT_RANK -> Dsl.percentRank();
            case CUME_DIST -> Dsl.cumeDist();
            default -> Dsl.denseRank();
        };
    }

    private RankFunction<?> neighbour(Kinded<Object, Object, ?, ?> of) {
        if (otherwise == null) {
            return function == Function.LAG ? Dsl.lag(of, rows) : Dsl.lead(of, rows);
        }
        Object value = otherwise.kind().toJava(otherwise.value());
        return function == Function.LAG ? Dsl.lag(of, rows, value) : Dsl.lead(of, rows, value);
    }

    private Window window(Build build) {
        if (over.order().isEmpty()) {
            PartitionedWindow window = partitioned(build);
            return over.name().isEmpty() ? window : window.named(over.name());
        }
        return over.frame() == null ? ordered(build) : over.frame().of(ordered(build));
    }

    private PartitionedWindow partitioned(Build build) {
        return Dsl.partitionBy(
                over.partition().stream().map(key -> key.build(build)).toArray(Expression<?>[]::new));
    }

    private OrderedWindow ordered(Build build) {
        PartitionedWindow partitioned = over.partition().isEmpty() ? null : partitioned(build);
        Sortable[] keys = over.order().stream()
                .map(key -> key.direction().key(key.term().build(build)))
                .toArray(Sortable[]::new);
        OrderedWindow window = partitioned == null ? Dsl.orderBy(keys) : partitioned.orderBy(keys);
        return over.name().isEmpty() ? window : window.named(over.name());
    }

    /** The values of all rows of a select. */
    @Nullable
    Object[] values(List<Frame> frames) {
        @Nullable Object[] values = new Object[frames.size()];
        for (Partition partition : Partition.of(frames, over.partition(), over.order())) {
            requireOrder(partition);
            for (int i = 0; i < partition.size(); i++) {
                values[partition.number(i)] = value(partition, i);
            }
        }
        return values;
    }

    /**
     * @throws IllegalStateException if rows sort alike, and the value depends on their order; the maker draws no such
     *     window
     */
    private void requireOrder(Partition partition) {
        boolean counts = over.frame() != null && over.frame().unit() == WindowFrame.Unit.ROWS;
        if (partition.hasTies() && (!function.takesTies() || counts)) {
            throw new IllegalStateException("rows sort alike in a window that depends on their order");
        }
    }

    private @Nullable Object value(Partition partition, int i) {
        switch (function) {
            case ROW_NUMBER -> {
                return i + 1L;
            }
            case RANK -> {
                return partition.firstPeer(i) + 1L;
            }
            case DENSE_RANK -> {
                return partition.peersBefore(i) + 1L;
            }
            case PERCENT_RANK -> {
                return partition.size() == 1 ? 0d : partition.firstPeer(i) / (partition.size() - 1d);
            }
            case CUME_DIST -> {
                return (partition.lastPeer(i) + 1d) / partition.size();
            }
            case LAG, LEAD -> {
                int at = function == Function.LAG ? i - rows : i + rows;
                return at < 0 || at >= partition.size()
                        ? otherwise == null ? null : otherwise.value()
                        : operands.get(0).value(partition.frame(at));
            }
            default -> {
                return inFrame(partition.inFrame(i, over.frame()));
            }
        }
    }

    private @Nullable Object inFrame(List<Frame> frame) {
        if (function == Function.AGGREGATE) {
            return operands.get(0).value(new Frame(null, List.of(), List.of(), frame));
        }
        int at = function == Function.FIRST_VALUE ? 0 : function == Function.LAST_VALUE ? frame.size() - 1 : rows - 1;
        return at < 0 || at >= frame.size() ? null : operands.get(0).value(frame.get(at));
    }

    @Override
    @Nullable
    Object value(Frame frame) {
        return java.util.Objects.requireNonNull(frame.place(), "a window function looks at the rows of a select")
                .value(this);
    }

    @Override
    String construct() {
        String called = function == Function.AGGREGATE
                ? operands.get(0).construct()
                : function.name().toLowerCase(java.util.Locale.ROOT) + "("
                        + (operands.isEmpty() ? "" : operands.get(0).asOperand())
                        + (otherwise == null ? "" : ", otherwise") + ")";
        return called + " over(" + (over.partition().isEmpty() ? "" : "partition ")
                + (over.order().isEmpty() ? "" : "order ") + (over.frame() == null ? "" : over.frame())
                + (over.name().isEmpty() ? "" : " named") + ")";
    }
}
