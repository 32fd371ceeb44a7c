package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.HoldsQuery;
import io.leanq.tree.Junction;
import io.leanq.tree.PlainSql;
import io.leanq.tree.SourceInstance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the steps of a merge have said so far, with the checks of each. Immutable. */
record MergeParts<T extends Table<T>>(
        T table, FromItem source, ExpressionNode on, Assignments matched, Assignments notMatched) {
    private static final String MATCHED = "mergeInto(…).whenMatched()";
    private static final String NOT_MATCHED = "mergeInto(…).whenNotMatched()";

    static <T extends Table<T>> FromItem source(T table, @Nullable Source source) {
        FromItem item = Needed.SOURCE.in("using", source).fromItem();
        String name = item.instance().qualifier();
        if (SourceInstance.sameName(name, table.instance().qualifier())) {
            throw new InvalidStatement("mergeInto(" + table + ").using(" + name
                    + "): both have the same name: give the source an alias, as in table.as(\"source\")");
        }
        return item;
    }

    static <T extends Table<T>> MergeParts<T> of(T table, FromItem source, @Nullable Condition condition) {
        Condition present = SelectQuery.ofRows("on", condition);
        if (present == NoCondition.INSTANCE || !present.node().anyMatch(part -> isOf(table, part))) {
            throw new InvalidStatement("mergeInto(" + table + ").using(…).on(…): the condition reads no column of "
                    + table + ": say which of its rows belongs to a row of the source");
        }
        requireNoConstant(present.node());
        return new MergeParts<>(table, source, present.node(), Assignments.NONE, Assignments.NONE);
    }

    /**
     * Refuses a part of the condition that is the same for all rows. Where it is not true, H2 skips the source's rows,
     * and inserts none.
     */
    private static void requireNoConstant(ExpressionNode condition) {
        Deque<ExpressionNode> left = new ArrayDeque<>(List.of(condition));
        while (!left.isEmpty()) {
            ExpressionNode part = left.pop();
            if (part instanceof Junction junction && junction.connective() == Junction.Connective.AND) {
                left.addAll(junction.operands());
            } else if (!part.anyMatch(MergeParts::variesByRow) || part.anyMatch(MergeParts::isNeverTrue)) {
                throw new InvalidStatement("mergeInto(…).using(…).on(…): a part of the condition is the same for all"
                        + " rows, and databases differ in what they insert then: give the source that condition, as in"
                        + " derived(\"rows\", select(…).from(…).where(…))");
            }
        }
    }

    private static boolean variesByRow(ExpressionNode part) {
        return part instanceof ExpressionNode.Column || part instanceof HoldsQuery || part instanceof PlainSql;
    }

    private static boolean isNeverTrue(ExpressionNode part) {
        return part instanceof ExpressionNode.InList list && list.elements().isEmpty() && !list.negated()
                || part instanceof ExpressionNode.Literal literal
                        && (literal.value() == null || literal.value().equals(false));
    }

    /** Whether the part is a column of the table. */
    static boolean isOf(Table<?> table, ExpressionNode part) {
        return part instanceof ExpressionNode.Column column && column.source().equals(table.instance());
    }

    <V> MergeParts<T> update(Column<T, V> column, @Nullable V value) {
        Assignments.requireOf(table, column);
        Assignments.leavesOut(column, true);
        return updating(column, Assignments.value(column, value));
    }

    <V> MergeParts<T> update(Column<T, V> column, @Nullable Expression<V> value) {
        return updating(column, Assignments.computed(table, column, value));
    }

    MergeParts<T> updateToNull(Column<T, ?> column) {
        return updating(column, nullOf(column));
    }

    private MergeParts<T> updating(Column<T, ?> column, ExpressionNode value) {
        matched.requireUnset(column, MATCHED);
        if (on.contains(column.node())) {
            throw new InvalidStatement(MATCHED + ".set(" + column + ", …): the condition of the merge reads the column,"
                    + " and databases differ in whether it sees the new value: change it by an update of its own");
        }
        return new MergeParts<>(table, source, on, matched.and(column, value), notMatched);
    }

    <V> MergeParts<T> insert(Column<T, V> column, @Nullable V value) {
        Assignments.requireOf(table, column);
        Assignments.leavesOut(column, true);
        Optional<ExpressionNode> drawn = value == null
                ? column.definition().sequence().map(sequence -> new ExpressionNode.NextValue(sequence.name()))
                : Optional.empty();
        return inserting(column, drawn.orElseGet(() -> Assignments.value(column, value)));
    }

    <V> MergeParts<T> insert(Column<T, V> column, @Nullable Expression<V> value) {
        ExpressionNode computed = Assignments.computed(table, column, value);
        if (computed.anyMatch(part -> isOf(table, part))) {
            throw new InvalidStatement(
                    NOT_MATCHED + ".set(" + column + ", …): " + table + " has no row there: use columns of the source");
        }
        return inserting(column, computed);
    }

    MergeParts<T> insertNull(Column<T, ?> column) {
        return inserting(column, nullOf(column));
    }

    private MergeParts<T> inserting(Column<T, ?> column, ExpressionNode value) {
        notMatched.requireUnset(column, NOT_MATCHED);
        return new MergeParts<>(table, source, on, matched, notMatched.and(column, value));
    }

    private ExpressionNode nullOf(@Nullable Column<T, ?> column) {
        Assignments.requireOf(table, Needed.COLUMN.in("setNull", column));
        Assignments.leavesOut(column, true);
        return new ExpressionNode.Bind(column.type().sqlType(), null);
    }

    @Override
    public String toString() {
        return "mergeInto " + table + ", not complete: it wants whenMatched().set(…) or whenNotMatched().set(…)";
    }

    ChangeNode.Merge node() {
        List<ChangeNode.Assignment> updates = matched.isEmpty() ? List.of() : matched.toList(MATCHED);
        List<ChangeNode.Assignment> inserts = notMatched.isEmpty() ? List.of() : notMatched.toList(NOT_MATCHED);
        if (!inserts.isEmpty()) {
            requireDrawn(table, inserts, NOT_MATCHED, "null draws the next number");
        }
        return new ChangeNode.Merge(table.instance(), Optional.of(source), on, updates, inserts);
    }

    /**
     * Refuses to leave out a column that a sequence feeds, where nothing is added to what the user has set.
     *
     * @param advice how to get a number, for the message
     * @throws InvalidStatement if a column that a sequence feeds is not set
     */
    static void requireDrawn(Table<?> table, List<ChangeNode.Assignment> set, String operation, String advice) {
        for (ColumnDefinition column : table.definition().columns()) {
            if (column.sequence().isPresent()
                    && set.stream().noneMatch(one -> one.column().name().equals(column.name()))) {
                throw new InvalidStatement(operation + " leaves out " + column.name() + ", which sequence "
                        + column.sequence().get() + " feeds: set the column; " + advice);
            }
        }
    }
}
