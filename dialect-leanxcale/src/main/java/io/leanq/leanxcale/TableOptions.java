package io.leanq.leanxcale;

import io.leanq.leanxcale.dialect.DistributeClause;
import io.leanq.leanxcale.dialect.PartitionAtValues;
import io.leanq.leanxcale.dialect.PartitionByHash;
import io.leanq.leanxcale.dialect.PartitionByInterval;
import io.leanq.leanxcale.dialect.PartitionByKey;
import io.leanq.leanxcale.dialect.PartitionByStep;
import io.leanq.leanxcale.dialect.SplitPoint;
import io.leanq.schema.Column;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.TemporalColumn;
import io.leanq.tree.VendorNode;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Where LeanXcale puts a table's rows (docs/leanxcale.md, "Placement of rows"); import them statically. They go into
 * the table's {@code with(…)}, partitions first, then at most one distribution; all columns are of the primary key:
 *
 * <pre>{@code
 * with(partitionByHash(clientId), partitionByDimension(ts).every(30_000_000).keep(300_000_000), distributeByHash());
 * }</pre>
 */
public final class TableOptions {

    private TableOptions() {}

    /** {@code PARTITION BY HASH (columns)}. */
    public static PartitionByHash partitionByHash(Column<?, ?>... columns) {
        return new PartitionByHash(names(columns), OptionalInt.empty());
    }

    /** {@link #partitionByHash(Column...)} with columns given by name. */
    public static PartitionByHash partitionByHash(String... columns) {
        return new PartitionByHash(List.of(columns), OptionalInt.empty());
    }

    /** {@code PARTITION BY KEY (columns) AT …}; {@code at} adds the points at which to split. */
    public static KeyStep partitionByKey(Column<?, ?>... columns) {
        return new KeyStep(names(columns));
    }

    /** {@link #partitionByKey(Column...)} with columns given by name. */
    public static KeyStep partitionByKey(String... columns) {
        return new KeyStep(List.of(columns));
    }

    /** {@code PARTITION BY DIMENSION column …} over numbers; {@code every} or {@code at} says where to split. */
    public static <N extends Number> NumberStep<N> partitionByDimension(NumberColumn<?, N> column) {
        return new NumberStep<>(column.name());
    }

    /**
     * {@code PARTITION BY DIMENSION column …} over dates or timestamps; {@code every} or {@code at} says where to
     * split.
     */
    public static <V> TimeStep<V> partitionByDimension(TemporalColumn<?, V> column) {
        return new TimeStep<>(column.name());
    }

    /** {@code PARTITION BY DIMENSION column …} with the column given by name. */
    public static NamedStep partitionByDimension(String column) {
        return new NamedStep(column);
    }

    /** {@code DISTRIBUTE BY HASH}. */
    public static VendorNode.TableOption distributeByHash() {
        return new DistributeClause(DistributeClause.Kind.HASH, Optional.empty());
    }

    /** {@code DISTRIBUTE BY KEY}. */
    public static VendorNode.TableOption distributeByKey() {
        return new DistributeClause(DistributeClause.Kind.KEY, Optional.empty());
    }

    /** {@code DISTRIBUTE BY DIMENSION column}. */
    public static VendorNode.TableOption distributeByDimension(Column<?, ?> column) {
        return distributeByDimension(column.name());
    }

    /** {@link #distributeByDimension(Column)} with the column given by name. */
    public static VendorNode.TableOption distributeByDimension(String column) {
        return new DistributeClause(DistributeClause.Kind.DIMENSION, Optional.of(column));
    }

    /** {@code NO DISTRIBUTE}. */
    public static VendorNode.TableOption noDistribute() {
        return new DistributeClause(DistributeClause.Kind.NONE, Optional.empty());
    }

    private static List<String> names(Column<?, ?>[] columns) {
        return Arrays.stream(columns).map(Column::name).toList();
    }

    private static PartitionAtValues atValues(String column, Object first, Object[] more) {
        return new PartitionAtValues(
                column,
                Stream.concat(Stream.of(first), Arrays.stream(more))
                        .map(value -> new SplitPoint(List.of(value)))
                        .toList());
    }

    /** Ranges of the key whose split points are still to be given. */
    public record KeyStep(List<String> columns) {

        /**
         * Gives the first point at which to split: one value for each column, in the class of the column's SQL type.
         * The result's own {@code at} adds further points.
         */
        public PartitionByKey at(Object first, Object... more) {
            return new PartitionByKey(columns, List.of()).at(first, more);
        }
    }

    /** A dimension of numbers whose split points are still to be given. */
    public record NumberStep<N extends Number>(String column) {

        /** {@code EVERY step}, in the column's own unit. */
        public PartitionByStep every(long step) {
            return new PartitionByStep(column, step, OptionalLong.empty());
        }

        /** {@code AT value, value}. */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is read at once and not kept
        public final PartitionAtValues at(N first, N... more) {
            return atValues(column, first, more);
        }
    }

    /** A dimension of dates or timestamps whose split points are still to be given. */
    public record TimeStep<V>(String column) {

        /** {@code EVERY INTERVAL 'count' unit}. */
        public PartitionByInterval every(long count, ChronoUnit unit) {
            return new PartitionByInterval(column, new PartitionByInterval.Span(count, unit), Optional.empty());
        }

        /** {@code AT value, value}. */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is read at once and not kept
        public final PartitionAtValues at(V first, V... more) {
            return atValues(column, first, more);
        }
    }

    /**
     * A dimension that is given by name. Whether the split points suit the column's type is checked when the table is
     * defined.
     */
    public record NamedStep(String column) {

        /** {@code EVERY step}, in the column's own unit. */
        public PartitionByStep every(long step) {
            return new PartitionByStep(column, step, OptionalLong.empty());
        }

        /** {@code EVERY INTERVAL 'count' unit}. */
        public PartitionByInterval every(long count, ChronoUnit unit) {
            return new PartitionByInterval(column, new PartitionByInterval.Span(count, unit), Optional.empty());
        }

        /** {@code AT value, value}. */
        public PartitionAtValues at(Object first, Object... more) {
            return atValues(column, first, more);
        }
    }
}
