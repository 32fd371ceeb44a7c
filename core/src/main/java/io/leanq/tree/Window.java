package io.leanq.tree;

import java.util.List;
import java.util.Optional;

/** {@code ([PARTITION BY …] [ORDER BY …] [ROWS BETWEEN … AND …])}, with the name by which a select declares it. */
public record Window(
        Optional<String> name, List<ExpressionNode> partitionBy, List<SortItem> orderBy, Optional<Frame> frame) {

    /** {@code ROWS BETWEEN start AND end} */
    public record Frame(Unit unit, Bound start, Bound end) {}

    /** What the distances of a frame count. */
    public enum Unit {
        ROWS,
        /** The difference to the sort key of the current row. */
        RANGE
    }

    /** Where a frame begins or ends. */
    public sealed interface Bound {}

    /** A bound without a distance. */
    public enum Edge implements Bound {
        UNBOUNDED_PRECEDING,
        CURRENT_ROW,
        UNBOUNDED_FOLLOWING
    }

    /** {@code distance PRECEDING} or {@code distance FOLLOWING} */
    public record Distance(ExpressionNode distance, boolean following) implements Bound {}

    public Window {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }
}
