package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.QueryNode;
import io.leanq.tree.QueryNode.Combination;
import io.leanq.tree.QueryNode.Combination.Operator;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import io.leanq.type.SqlType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A UNION, EXCEPT or INTERSECT of two queries. It is a link to both until its tree is needed; then a chain of links
 * with the same operator becomes one node.
 */
final class CombinedQuery<R> extends AbstractQuery<R> implements Combined<R> {
    private final Operator operator;
    private final AbstractQuery<R> left;
    private final AbstractQuery<R> right;
    private final List<Combination.SortPosition> orderBy;
    private final QueryNode.Paging paging;
    private volatile @Nullable QueryNode node;

    private CombinedQuery(
            Operator operator,
            AbstractQuery<R> left,
            AbstractQuery<R> right,
            List<Combination.SortPosition> orderBy,
            QueryNode.Paging paging) {
        super(widened(operator, left, right), outerJoined(left, right), ParamValues.NONE);
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.orderBy = orderBy;
        this.paging = paging;
    }

    /** The projection of the first query. In a union, its decimals have the digits of both queries. */
    private static <R> Projection<R> widened(Operator operator, AbstractQuery<R> left, AbstractQuery<R> right) {
        Projection<R> rows = left.projection();
        return operator == Operator.UNION || operator == Operator.UNION_ALL
                ? rows.withColumns(SqlTypes.widest(
                        operator.words(), rows.columns(), right.projection().columns()))
                : rows;
    }

    /** The outer-joined tables of both queries, since a row of NULLs can come from either query. */
    private static Set<SourceInstance> outerJoined(AbstractQuery<?> left, AbstractQuery<?> right) {
        if (right.outerJoined().isEmpty()) {
            return left.outerJoined();
        }
        Set<SourceInstance> both = new HashSet<>(left.outerJoined());
        both.addAll(right.outerJoined());
        both.addAll(besideOuterJoined(left.projection().columns(), right));
        return both;
    }

    /**
     * The tables of the left query all of whose columns stand at the positions of the same columns of an outer-joined
     * alias in the right query.
     */
    private static Set<SourceInstance> besideOuterJoined(List<Expression<?>> columns, AbstractQuery<?> right) {
        Map<SourceInstance, SourceInstance> below = new HashMap<>();
        Set<SourceInstance> unlike = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof SourceColumn<?> over) {
                SourceInstance table = over.node().source();
                boolean same = right.projection().columns().get(i) instanceof SourceColumn<?> under
                        && isBelow(over, under, right, below);
                if (!same) {
                    unlike.add(table);
                }
            }
        }
        below.keySet().removeAll(unlike);
        return below.keySet();
    }

    /**
     * Whether both expressions are the same column of two aliases of one table, the right alias is outer-joined, and no
     * other alias stands below the left one.
     */
    private static boolean isBelow(
            SourceColumn<?> over,
            SourceColumn<?> under,
            AbstractQuery<?> right,
            Map<SourceInstance, SourceInstance> below) {
        SourceInstance left = over.node().source();
        SourceInstance other = under.node().source();
        return under.name().equals(over.name())
                && left instanceof SourceInstance.OfTable ofLeft
                && other instanceof SourceInstance.OfTable ofRight
                && ofRight.table().equals(ofLeft.table())
                && right.outerJoined().contains(other)
                && other.equals(below.computeIfAbsent(left, source -> other));
    }

    static <R> CombinedQuery<R> of(Operator operator, AbstractQuery<R> left, @Nullable Query<R> right) {
        AbstractQuery<R> other = SubQueries.known(Needed.QUERY.in(step(operator), right));
        SqlTypes.requireSame(
                operator.words().toLowerCase(java.util.Locale.ROOT), SqlTypes.of(left), SqlTypes.of(other));
        requireWithoutTables(left);
        requireWithoutTables(other);
        LockingQuery.requireNone(left);
        LockingQuery.requireNone(other);
        requireWithoutValues(left);
        requireWithoutValues(other);
        return new CombinedQuery<>(operator, left, other, List.of(), QueryNode.Paging.NONE);
    }

    private static String step(Operator operator) {
        return operator.words().toLowerCase(java.util.Locale.ROOT).replace(" all", "All");
    }

    private static void requireWithoutTables(AbstractQuery<?> query) {
        if (query instanceof WithQuery<?>) {
            throw new InvalidStatement("with(…) stands around the whole combination: with(c).query(a.union(b))");
        }
    }

    private static void requireWithoutValues(AbstractQuery<?> query) {
        if (!query.values().isEmpty()) {
            SubQueries.node(query);
        }
    }

    @Override
    public Combined<R> orderBy(List<? extends Sortable> keys) {
        Sortable[] all = Needed.SORT_KEYS.in("orderBy", keys).toArray(new Sortable[0]);
        return all.length == 0 ? this : orderBy(all);
    }

    @Override
    public Combined<R> orderBy(Sortable... keys) {
        if (Needed.ARRAY.in("orderBy", keys).length == 0) {
            throw new InvalidStatement("orderBy() needs at least one key");
        }
        List<Combination.SortPosition> positions = new ArrayList<>(orderBy);
        for (Sortable key : keys) {
            SortKey sortKey = Label.of(
                    Needed.SORT_KEY.in("orderBy", key), left.projection().columns());
            SortItem item = sortKey.item();
            positions.add(new Combination.SortPosition(position(sortKey), item.direction(), item.nulls()));
        }
        return new CombinedQuery<>(operator, left, right, List.copyOf(positions), paging);
    }

    /**
     * The position of a sort key, counted from 1. A label must identify a column that the first query selects twice,
     * since the other queries can have different columns at both positions.
     */
    private int position(SortKey key) {
        List<Integer> found =
                Projection.positions(projection().columns(), key.item().expression(), key.label());
        if (found.isEmpty()) {
            throw new InvalidStatement(operation()
                    + " can be ordered only by columns that its first query selects, said as expressions and not as"
                    + " positions: select it there, or wrap the combination in derived(…)");
        }
        if (found.size() > 1) {
            throw new InvalidStatement(operation() + " is ordered by " + key + ", which its first query selects more"
                    + " than once: give each a label of its own by as(…), and order by the one that is meant");
        }
        return found.get(0) + 1;
    }

    private String operation() {
        return operator.words().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    QueryNode.Paging paging() {
        return paging;
    }

    @Override
    Query<R> withPaging(QueryNode.Paging newPaging) {
        return new CombinedQuery<>(operator, left, right, orderBy, newPaging);
    }

    @Override
    QueryNode node() {
        QueryNode made = node;
        if (made == null) {
            made = combined(Widening.numbers(SqlTypes.of(this)));
            node = made;
        }
        return made;
    }

    @Override
    QueryNode nodeBeside(List<SqlType> types) {
        List<SqlType> own = SqlTypes.of(this);
        return Widening.common(own, types).equals(own) ? node() : combined(types);
    }

    /** False: the server derives the types of a combination from the types of its operands. */
    @Override
    boolean keepsTypes() {
        return false;
    }

    private Combination combined(List<SqlType> types) {
        Deque<AbstractQuery<R>> operands = new ArrayDeque<>();
        AbstractQuery<R> at = this;
        while (at instanceof CombinedQuery<R> link && (link == this || continues(link))) {
            operands.push(link.right);
            at = link.left;
        }
        operands.push(at);
        List<SqlType> common = types;
        for (AbstractQuery<R> operand : operands) {
            common = Widening.common(common, SqlTypes.of(operand));
        }
        List<QueryNode> widened = new ArrayList<>(operands.size());
        for (AbstractQuery<R> operand : operands) {
            widened.add(operand.nodeBeside(common));
        }
        return new Combination(operator, widened, orderBy, paging);
    }

    /**
     * Whether a link continues the chain: {@code (a UNION b) UNION c} is one union of three, unless the inner union is
     * ordered or limited.
     */
    private boolean continues(CombinedQuery<R> link) {
        return link.operator == operator
                && link.orderBy.isEmpty()
                && link.paging.equals(new QueryNode.Paging(Optional.empty(), Optional.empty()));
    }
}
