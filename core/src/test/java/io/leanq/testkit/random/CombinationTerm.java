package io.leanq.testkit.random;

import io.leanq.query.Combined;
import io.leanq.query.Query;
import io.leanq.query.Row;
import io.leanq.query.Sortable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two queries combined.
 *
 * @param order the sort keys, by places of columns
 * @param limit the limit; null for none
 */
record CombinationTerm(
        Operator operator,
        QueryTerm left,
        QueryTerm right,
        List<Key> order,
        @Nullable Long limit) implements QueryTerm {

    /** The set operations. */
    enum Operator {
        UNION,
        UNION_ALL,
        EXCEPT,
        INTERSECT,
        EXCEPT_ALL,
        INTERSECT_ALL;

        /** The operator that counts equal rows. */
        Operator counting() {
            return switch (this) {
                case EXCEPT -> EXCEPT_ALL;
                case INTERSECT -> INTERSECT_ALL;
                default -> this;
            };
        }
    }

    /** A sort key. */
    record Key(int place, Direction direction) {}

    @Override
    public Built build(Build build) {
        Built first = left.build(build);
        Query<Row> second = right.build(build).query();
        Combined<Row> combined = switch (operator) {
            case UNION -> first.query().union(second);
            case UNION_ALL -> first.query().unionAll(second);
            case EXCEPT -> first.query().except(second);
            case INTERSECT -> first.query().intersect(second);
            case EXCEPT_ALL -> first.query().exceptAll(second);
            case INTERSECT_ALL -> first.query().intersectAll(second);
        };
        Query<Row> query = combined;
        if (!order.isEmpty()) {
            query = combined.orderBy(order.stream()
                    .map(key -> key.direction().key(first.columns().get(key.place())))
                    .toArray(Sortable[]::new));
        }
        return new Built(limit == null ? query : query.limit(limit), first.columns());
    }

    @Override
    public List<@Nullable Object[]> rows(@Nullable Frame outer) {
        List<@Nullable Object[]> one = left.rows(outer);
        List<@Nullable Object[]> two = right.rows(outer);
        List<@Nullable Object[]> all = new ArrayList<>();
        switch (operator) {
            case UNION_ALL -> {
                all.addAll(one);
                all.addAll(two);
            }
            case UNION -> {
                Map<Object, @Nullable Object[]> distinct = distinct(one);
                distinct(two).forEach(distinct::putIfAbsent);
                all.addAll(distinct.values());
            }
            case EXCEPT -> {
                Map<Object, @Nullable Object[]> distinct = distinct(one);
                distinct.keySet().removeAll(distinct(two).keySet());
                all.addAll(distinct.values());
            }
            case INTERSECT -> {
                Map<Object, @Nullable Object[]> distinct = distinct(one);
                distinct.keySet().retainAll(distinct(two).keySet());
                all.addAll(distinct.values());
            }
            case EXCEPT_ALL, INTERSECT_ALL -> {
                List<Object> others = new ArrayList<>();
                two.forEach(row -> others.add(Rows.canonical(kinds(), row)));
                for (@Nullable Object[] row : one) {
                    boolean paired = others.remove((Object) Rows.canonical(kinds(), row));
                    if (paired == (operator == Operator.INTERSECT_ALL)) {
                        all.add(row);
                    }
                }
            }
        }
        java.util.Comparator<@Nullable Object[]> comparator =
                Direction.comparator(order.stream().map(Key::direction).toList());
        all.sort((a, b) -> comparator.compare(keys(a), keys(b)));
        return all.stream().limit(limit == null ? Long.MAX_VALUE : limit).toList();
    }

    private @Nullable Object[] keys(@Nullable Object[] row) {
        return order.stream().map(key -> row[key.place()]).toArray();
    }

    private Map<Object, @Nullable Object[]> distinct(List<@Nullable Object[]> rows) {
        Map<Object, @Nullable Object[]> distinct = new LinkedHashMap<>();
        rows.forEach(row -> distinct.putIfAbsent(Rows.canonical(kinds(), row), row));
        return distinct;
    }

    /**
     * The types of the columns. Decimals of a union have the digits of both queries; other columns have the types of
     * the first query.
     */
    @Override
    public List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        boolean both = operator == Operator.UNION || operator == Operator.UNION_ALL;
        for (int i = 0; i < left.kinds().size(); i++) {
            Kind kind = left.kinds().get(i);
            kinds.add(
                    both && kind.family() == Kind.Family.DECIMAL
                            ? Branches.widest(kind, right.kinds().get(i))
                            : kind);
        }
        return kinds;
    }

    @Override
    public List<BigDecimal> bounds() {
        List<BigDecimal> bounds = new ArrayList<>();
        for (int i = 0; i < left.bounds().size(); i++) {
            bounds.add(left.bounds().get(i).max(right.bounds().get(i)));
        }
        return bounds;
    }

    @Override
    public List<Integer> orderedBy() {
        return order.stream().map(Key::place).toList();
    }

    @Override
    public boolean isTotallyOrdered() {
        return new java.util.HashSet<>(orderedBy()).size() == left.kinds().size();
    }

    @Override
    public boolean isApproximate(int column) {
        return false;
    }

    @Override
    public boolean hasPlaceholder() {
        return limit != null || left.hasPlaceholder() || right.hasPlaceholder();
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        constructs.add(operator.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        if (!order.isEmpty()) {
            constructs.add("order by of a combination");
        }
        if (limit != null) {
            constructs.add("limit of a combination");
        }
        left.collectConstructs(constructs);
        right.collectConstructs(constructs);
    }

    @Override
    public List<QueryTerm> smaller() {
        List<QueryTerm> smaller = new ArrayList<>(List.of(left, right));
        if (limit != null) {
            smaller.add(new CombinationTerm(operator, left, right, order, null));
        } else if (!order.isEmpty()) {
            smaller.add(new CombinationTerm(operator, left, right, List.of(), null));
        }
        for (QueryTerm fewer : left.smaller()) {
            add(smaller, fewer, right);
        }
        for (QueryTerm fewer : right.smaller()) {
            add(smaller, left, fewer);
        }
        for (int i = 0; i < left.kinds().size() && left.kinds().size() > 1; i++) {
            if (left instanceof SelectTerm one && right instanceof SelectTerm two) {
                addWithout(smaller, one, two, i);
            }
        }
        return smaller;
    }

    private void add(List<QueryTerm> smaller, QueryTerm one, QueryTerm two) {
        if (one.kinds().equals(left.kinds()) && two.kinds().equals(right.kinds())) {
            smaller.add(new CombinationTerm(operator, one, two, order, limit));
        }
    }

    private void addWithout(List<QueryTerm> smaller, SelectTerm one, SelectTerm two, int place) {
        boolean plain = one.order().isEmpty() && two.order().isEmpty() && order.isEmpty();
        if (plain) {
            smaller.add(new CombinationTerm(
                    operator, Smaller.withoutItem(one, place), Smaller.withoutItem(two, place), order, limit));
        }
    }
}
