package io.leanq.query.seek;

import io.leanq.InvalidStatement;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.Junction;
import io.leanq.tree.SourceInstance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that no two rows of a select have the same values in the keys of a {@link Seek}: each table has a unique key
 * among the keys, or among columns that equal a value or a column of a table that has one. Sources that are no tables
 * are not checked, since nothing tells what is unique in them.
 */
final class SeekRows {
    private final List<SourceInstance> known = new ArrayList<>();
    private final List<JoinedItem> joins;
    private final List<ExpressionNode> conditions = new ArrayList<>();
    private final Set<ExpressionNode> keys = new HashSet<>();

    private SeekRows(Seek<?> seek, List<JoinedItem> joins, Optional<ExpressionNode> where) {
        this.joins = joins;
        seek.keys().forEach(key -> keys.add(key.column().node()));
        where.ifPresent(condition -> addAll(condition, conditions));
        for (JoinedItem join : joins) {
            if (join.kind() == JoinedItem.Kind.INNER) {
                addAll(join.condition().orElseThrow(), conditions);
            }
        }
    }

    /** @param outer the outer-joined sources */
    static void require(
            Seek<?> seek,
            FromItem from,
            List<JoinedItem> joins,
            Optional<ExpressionNode> where,
            Set<SourceInstance> outer) {
        Set<SourceInstance> sources = new HashSet<>(Set.of(from.instance()));
        joins.forEach(join -> sources.add(join.item().instance()));
        for (SeekKey<?> key : seek.keys()) {
            SourceInstance source = key.column().node().source();
            if (!sources.contains(source)) {
                throw new InvalidStatement("orderBy(" + seek + "): " + key.column() + " belongs to "
                        + source.qualifier() + ", from which the query does not select: seek by columns of "
                        + from.instance().qualifier() + ", made of the same alias");
            }
            if (outer.contains(source)) {
                throw new InvalidStatement("orderBy(" + seek + "): " + key.column() + " is NULL in rows without a match"
                        + " of the outer join, after which no page begins: seek by columns of the other tables");
            }
        }
        SourceInstance.OfTable lost = new SeekRows(seek, joins, where).undetermined(from);
        if (lost != null) {
            throw new InvalidStatement(
                    "orderBy(" + seek + "): several rows of " + lost.qualifier() + " can have the same"
                            + " keys, and some would be lost between two pages: add its key to seek(…), page the"
                            + " others in derived(…) and join that, or say where before orderBy if it has one row for"
                            + " each");
        }
    }

    /** A table that can have several rows for the same keys; null if there is none. */
    private SourceInstance.@Nullable OfTable undetermined(FromItem from) {
        List<SourceInstance.OfTable> open = new ArrayList<>();
        add(from, open);
        joins.forEach(join -> add(join.item(), open));
        while (!open.isEmpty()) {
            SourceInstance.OfTable found = null;
            for (SourceInstance.OfTable table : open) {
                if (found == null && isDetermined(table)) {
                    found = table;
                }
            }
            if (found == null) {
                return open.get(0);
            }
            open.remove(found);
            known.add(found);
        }
        return null;
    }

    private void add(FromItem item, List<SourceInstance.OfTable> open) {
        if (item.instance() instanceof SourceInstance.OfTable table) {
            open.add(table);
        } else {
            known.add(item.instance());
        }
    }

    /** Whether the table has at most one row for given keys and rows of the known sources. */
    private boolean isDetermined(SourceInstance.OfTable table) {
        Set<String> columns = new HashSet<>();
        for (ExpressionNode key : keys) {
            if (key instanceof ExpressionNode.Column column && column.source().equals(table)) {
                columns.add(column.name());
            }
        }
        List<ExpressionNode> all = new ArrayList<>(conditions);
        for (JoinedItem join : joins) {
            if (join.kind() == JoinedItem.Kind.LEFT && join.item().instance().equals(table)) {
                addAll(join.condition().orElseThrow(), all);
            }
        }
        for (ExpressionNode condition : all) {
            if (condition instanceof Comparison comparison && comparison.operator() == Comparison.Operator.EQUAL) {
                addFixed(table, comparison.left(), comparison.right(), columns);
                addFixed(table, comparison.right(), comparison.left(), columns);
            }
        }
        return table.table().names() instanceof TableDefinition definition && UniqueKeys.isUnique(definition, columns);
    }

    private void addFixed(SourceInstance.OfTable table, ExpressionNode own, ExpressionNode other, Set<String> columns) {
        if (own instanceof ExpressionNode.Column column && column.source().equals(table) && isFixed(other)) {
            columns.add(column.name());
        }
    }

    private boolean isFixed(ExpressionNode node) {
        return node instanceof ExpressionNode.Column column
                ? known.contains(column.source()) || keys.contains(column)
                : node instanceof ExpressionNode.Bind
                        || node instanceof ExpressionNode.Parameter
                        || node instanceof ExpressionNode.Literal;
    }

    private static void addAll(ExpressionNode condition, List<ExpressionNode> all) {
        if (condition instanceof Junction junction && junction.connective() == Junction.Connective.AND) {
            junction.operands().forEach(operand -> addAll(operand, all));
        } else {
            all.add(condition);
        }
    }
}
