package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.VendorNode;
import io.leanq.type.SqlType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A select at any of its steps. The interfaces determine which step can come next; each step returns a new query. */
class SelectQuery<R> extends AbstractQuery<R> implements SelectStep<R>, From<R>, Grouped<R>, Sorted<R> {
    private final SelectParts parts;

    /** The node, which is a record, so that no thread sees a partial one; two threads can make it twice. */
    private QueryNode.@Nullable Select node;

    private SelectQuery(Projection<R> projection, Set<SourceInstance> outerJoined, SelectParts parts) {
        super(projection, outerJoined, ParamValues.NONE);
        this.parts = parts;
    }

    SelectQuery(Projection<R> projection) {
        this(projection, Set.of(), new SelectParts(projection.items()));
    }

    static <R> SelectQuery<R> of(Projection<R> projection) {
        return new SelectQuery<>(projection);
    }

    private SelectQuery<R> next(SelectParts changed) {
        return new SelectQuery<>(projection(), outerJoined(), changed);
    }

    @Override
    QueryNode nodeBeside(List<SqlType> types) {
        return Widening.of(node(), SqlTypes.of(this), types);
    }

    @Override
    boolean keepsTypes() {
        return true;
    }

    @Override
    QueryNode.Select node() {
        QueryNode.Select made = node;
        if (made == null) {
            made = parts.node();
            node = made;
        }
        return made;
    }

    @Override
    QueryNode.Paging paging() {
        return parts.paging();
    }

    @Override
    SelectQuery<R> withPaging(QueryNode.Paging paging) {
        return next(parts.copy().paging(paging));
    }

    @Override
    public Query<R> forUpdate() {
        return LockingQuery.of(this);
    }

    @Override
    public From<R> from(Source source) {
        return next(parts.copy().from(Needed.SOURCE.in("from", source).fromItem()));
    }

    @Override
    public From<R> from(Source first, Source... more) {
        From<R> all = from(first);
        for (Source source : Needed.ARRAY.in("from(first, null)", more)) {
            all = all.crossJoin(Needed.SOURCE.in("from", source));
        }
        return all;
    }

    @Override
    public From<R> from(List<? extends Source> sources) {
        Source[] all = Needed.SOURCES.in("from", sources).toArray(new Source[0]);
        if (all.length == 0) {
            throw new InvalidStatement("from of an empty list needs at least one source");
        }
        return from(all[0], Arrays.copyOfRange(all, 1, all.length));
    }

    @Override
    public SelectStep<R> hint(VendorNode.QueryHint hint) {
        return next(parts.copy().hint(Needed.HINT.in("hint", hint)));
    }

    @Override
    public SelectStep<R> distinct() {
        return next(parts.copy().distinct());
    }

    @Override
    public On<R> join(Source source) {
        return joined(JoinedItem.Kind.INNER, source);
    }

    @Override
    public On<R> leftJoin(Source source) {
        return joined(JoinedItem.Kind.LEFT, source);
    }

    @Override
    public On<R> rightJoin(Source source) {
        return joined(JoinedItem.Kind.RIGHT, source);
    }

    @Override
    public On<R> fullJoin(Source source) {
        return joined(JoinedItem.Kind.FULL, source);
    }

    @Override
    public From<R> crossJoin(Source source) {
        return joined(JoinedItem.Kind.CROSS, other("crossJoin", source), Optional.empty());
    }

    private On<R> joined(JoinedItem.Kind kind, @Nullable Source source) {
        FromItem item =
                other(kind == JoinedItem.Kind.INNER ? "join" : kind.name().toLowerCase(Locale.ROOT) + "Join", source);
        return condition -> joined(kind, item, Optional.of(joining(condition)));
    }

    private static ExpressionNode joining(@Nullable Condition condition) {
        Condition present = ofRows("on", condition);
        if (present == NoCondition.INSTANCE) {
            throw new InvalidStatement("on(noCondition()): a join needs a condition; for all pairs, use crossJoin");
        }
        return present.node();
    }

    private From<R> joined(JoinedItem.Kind kind, FromItem item, Optional<ExpressionNode> condition) {
        return new SelectQuery<>(
                projection(), outerJoined(kind, item), parts.copy().join(new JoinedItem(kind, item, condition)));
    }

    /** The outer-joined tables before this join, and those that the join adds. */
    private Set<SourceInstance> outerJoined(JoinedItem.Kind kind, FromItem item) {
        if (!kind.mayMissRight() && !kind.mayMissLeft()) {
            return outerJoined();
        }
        Set<SourceInstance> outer = new HashSet<>(outerJoined());
        if (kind.mayMissRight()) {
            outer.add(item.instance());
        }
        if (kind.mayMissLeft()) {
            outer.add(parts.from().instance());
            parts.joins().forEach(join -> outer.add(join.item().instance()));
        }
        return Set.copyOf(outer);
    }

    private FromItem other(String step, @Nullable Source source) {
        FromItem item = Needed.SOURCE.in(step, source).fromItem();
        requireOther(parts.from().instance(), item.instance());
        // by index: an iterator of a short list costs more than its elements
        List<JoinedItem> joins = parts.joins();
        for (int i = 0; i < joins.size(); i++) {
            requireOther(joins.get(i).item().instance(), item.instance());
        }
        return item;
    }

    private static void requireOther(SourceInstance there, SourceInstance added) {
        if (SourceInstance.sameName(there.qualifier(), added.qualifier())) {
            throw new InvalidStatement("\"" + added.qualifier() + "\" stands in this from already: give one of the two"
                    + " an alias of its own, as in STUDENTS.as(\"s2\")");
        }
    }

    @Override
    public SelectQuery<R> where(Condition condition) {
        Condition present = ofRows("where", condition);
        return present == NoCondition.INSTANCE ? this : next(parts.copy().where(present));
    }

    /** The condition, which must not contain an aggregate. */
    static Condition ofRows(String step, @Nullable Condition condition) {
        Condition present = Needed.CONDITION.in(step, condition);
        if (present == NoCondition.INSTANCE) {
            return present;
        }
        ExpressionNode node = present.node();
        if (!node.hasAggregateOrWindow()) {
            return present;
        }
        if (node.hasAggregate()) {
            throw new InvalidStatement("an aggregate cannot stand in " + step
                    + ", which looks at single rows: move the condition to groupBy(…).having(…)");
        }
        withoutWindow(step, node);
        return present;
    }

    /** Refuses a window function where SQL has none. */
    private static void withoutWindow(String step, ExpressionNode node) {
        if (node.hasWindow()) {
            throw new InvalidStatement("a window function cannot stand in " + step
                    + ", which comes before windows: select it in derived(…), and use the column of that");
        }
    }

    @Override
    public Grouped<R> groupBy(List<? extends GroupKey> keys) {
        return groupBy(Needed.KEYS.in("groupBy", keys).toArray(new GroupKey[0]));
    }

    @Override
    public Grouped<R> groupBy(GroupKey... keys) {
        if (Needed.ARRAY.in("groupBy", keys).length == 0) {
            throw new InvalidStatement("groupBy() needs at least one key");
        }
        ExpressionNode[] nodes = new ExpressionNode[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ExpressionNode made = Needed.EXPRESSION.in("groupBy", keys[i]).groupKey();
            if (made.hasAggregate()) {
                throw new InvalidStatement("an aggregate cannot be a key of groupBy: group by what it is made of");
            }
            withoutWindow("groupBy", made);
            requireRows("groupBy", i, made, "leave it out, since constants may be selected beside groups all the same");
            nodes[i] = made;
        }
        return next(parts.copy().groupBy(List.of(nodes)));
    }

    /**
     * Refuses a key without a column: SQL takes a number there for the position of a column, and other constants have
     * no effect.
     */
    private static void requireRows(String step, int position, ExpressionNode key, String advice) {
        if (key.isConstant()) {
            throw new InvalidStatement("key " + (position + 1) + " of " + step
                    + " has no column in it, so it is the same in" + " all rows: " + advice);
        }
    }

    /**
     * Refuses a sort key that a distinct select does not select: one result row can stand for several rows, which
     * differ in the key.
     */
    private void requireSelected(ExpressionNode key) {
        if (parts.isDistinct()
                && parts.items().stream()
                        .noneMatch(item ->
                                StackDepth.guarded(() -> item.expression().equals(key)))) {
            throw new InvalidStatement("a distinct select can be ordered only by what it selects: select the key too,"
                    + " or order derived(…)");
        }
    }

    @Override
    public Grouped<R> having(Condition condition) {
        Condition present = Needed.CONDITION.in("having", condition);
        if (present == NoCondition.INSTANCE) {
            return this;
        }
        withoutWindow("having", present.node());
        return next(parts.copy().having(present));
    }

    @Override
    public SelectQuery<R> orderBy(PageOrder seek) {
        Needed.ORDER_OF_PAGES
                .in("orderBy", seek)
                .requireNoTies(parts.from(), parts.joins(), parts.where(), outerJoined());
        return orderBy(seek.sortKeys());
    }

    @Override
    public SelectQuery<R> orderBy(List<? extends Sortable> keys) {
        Sortable[] all = Needed.SORT_KEYS.in("orderBy", keys).toArray(new Sortable[0]);
        return all.length == 0 ? this : orderBy(all);
    }

    @Override
    public SelectQuery<R> orderBy(Sortable... keys) {
        if (Needed.ARRAY.in("orderBy", keys).length == 0) {
            throw new InvalidStatement("orderBy() needs at least one key");
        }
        if (parts.isDistinct()
                && parts.items().stream().anyMatch(item -> item.expression().hasWindow())) {
            throw new InvalidStatement("a distinct select with a window function cannot be ordered: databases disagree;"
                    + " order derived(…)");
        }
        SortItem[] items = new SortItem[keys.length];
        for (int i = 0; i < keys.length; i++) {
            SortItem item = Label.of(
                            Needed.SORT_KEY.in("orderBy", keys[i]), projection().columns())
                    .item();
            requireRows(
                    "orderBy",
                    parts.orderBy().size() + i,
                    item.expression(),
                    "order by the selected expression itself, not by its position");
            requireSelected(item.expression());
            items[i] = item;
        }
        return next(parts.copy().orderBy(List.of(items)));
    }
}
