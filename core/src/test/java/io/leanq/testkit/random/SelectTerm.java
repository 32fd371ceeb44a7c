package io.leanq.testkit.random;

import io.leanq.query.Condition;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Filtered;
import io.leanq.query.From;
import io.leanq.query.Grouped;
import io.leanq.query.Ordered;
import io.leanq.query.Query;
import io.leanq.query.Row;
import io.leanq.query.SelectStep;
import io.leanq.query.Sortable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A select.
 *
 * @param keyed whether its order ends with a key of its only source
 * @param labelled whether its columns have labels, as in derived tables
 * @param byLabel whether its order names selected keys by their labels
 * @param limit the limit; null for none, like the offset
 */
record SelectTerm(
        List<Joined> from,
        @Nullable Term where,
        List<Term> groupBy,
        @Nullable Term having,
        List<Term> items,
        boolean distinct,
        List<SortTerm> order,
        boolean keyed,
        @Nullable Long limit,
        @Nullable Long offset,
        boolean labelled,
        boolean byLabel)
        implements QueryTerm {

    @Override
    public Built build(Build build) {
        List<Expression<?>> columns = new ArrayList<>();
        for (Term item : items) {
            Expression<?> built = item.build(build);
            requireType(item, built);
            columns.add(
                    labelled || byLabel
                            ? (Expression<?>) Operand.kinded(built).as(QueryTerm.label(columns.size()))
                            : built);
        }
        SelectStep<Row> select = Dsl.select(columns);
        SelectStep<Row> selected = distinct ? select.distinct() : select;
        From<Row> joined = selected.from(from.get(0).source().source(build));
        for (Joined join : from.subList(1, from.size())) {
            joined = join(joined, join, build);
        }
        Filtered<Row> filtered = where == null ? joined : joined.where((Condition) where.build(build));
        Ordered<Row> grouped = grouped(filtered, build);
        Query<Row> query = order.isEmpty() ? grouped : grouped.orderBy(keys(columns, build));
        query = limit == null ? query : query.limit(limit);
        query = offset == null ? query : query.offset(offset);
        return new Built(query, columns);
    }

    private static From<Row> join(From<Row> before, Joined join, Build build) {
        io.leanq.query.Source source = join.source().source(build);
        if (join.on() == null) {
            return before.crossJoin(source);
        }
        Condition on = (Condition) join.on().build(build);
        return switch (join.how()) {
            case INNER -> before.join(source).on(on);
            case LEFT -> before.leftJoin(source).on(on);
            case RIGHT -> before.rightJoin(source).on(on);
            case FIRST, CROSS -> throw new IllegalStateException("such a source has no condition");
        };
    }

    private Ordered<Row> grouped(Filtered<Row> filtered, Build build) {
        if (groupBy.isEmpty()) {
            return filtered;
        }
        Expression<?>[] keys = groupBy.stream().map(key -> key.build(build)).toArray(Expression<?>[]::new);
        Grouped<Row> grouped = filtered.groupBy(keys);
        return having == null ? grouped : grouped.having((Condition) having.build(build));
    }

    /** The sort keys. For a selected key, the selected expression itself is used. */
    private Sortable[] keys(List<Expression<?>> columns, Build build) {
        return order.stream()
                .map(key -> {
                    int place = items.indexOf(key.term());
                    if (byLabel && place >= 0) {
                        return key.direction().key(QueryTerm.label(place));
                    }
                    return key.direction().key(place < 0 ? key.term().build(build) : columns.get(place));
                })
                .toArray(Sortable[]::new);
    }

    private static void requireType(Term term, Expression<?> built) {
        if (!built.type().toString().equals(term.kind().toString())) {
            throw new WrongTypeException(term.construct() + " should be " + term.kind() + " and is " + built.type());
        }
    }

    private boolean isGrouped() {
        return !groupBy.isEmpty() || items.stream().anyMatch(Term::hasAggregate);
    }

    @Override
    public List<@Nullable Object[]> rows(@Nullable Frame outer) {
        List<Frame> frames = kept(Joined.frames(from, outer), where);
        if (isGrouped()) {
            frames = kept(groups(frames, outer), having);
        }
        frames = WindowRows.placed(frames);
        List<Term> computed = Stream.concat(items.stream(), order.stream().map(SortTerm::term))
                .toList();
        Map<Object, @Nullable Object[]> lines = new LinkedHashMap<>();
        for (Frame frame : frames) {
            @Nullable
            Object[] line = computed.stream().map(term -> term.value(frame)).toArray();
            lines.putIfAbsent(distinct ? Rows.canonical(kinds(), line) : new Object(), line);
        }
        List<@Nullable Object[]> sorted = new ArrayList<>();
        for (@Nullable Object[] line : lines.values()) {
            sorted.add(line);
        }
        java.util.Comparator<@Nullable Object[]> comparator =
                Direction.comparator(order.stream().map(SortTerm::direction).toList());
        sorted.sort((a, b) -> comparator.compare(tail(a), tail(b)));
        return sorted.stream()
                .skip(offset == null ? 0 : offset)
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .map(line -> java.util.Arrays.copyOf(line, items.size()))
                .toList();
    }

    private @Nullable Object[] tail(@Nullable Object[] line) {
        return java.util.Arrays.copyOfRange(line, items.size(), line.length);
    }

    private static List<Frame> kept(List<Frame> frames, @Nullable Term condition) {
        return condition == null
                ? frames
                : frames.stream()
                        .filter(frame -> Boolean.TRUE.equals(condition.value(frame)))
                        .toList();
    }

    /** The groups. Without keys there is one group of all rows, even if there are no rows. */
    private List<Frame> groups(List<Frame> frames, @Nullable Frame outer) {
        Map<Object, List<Frame>> groups = new LinkedHashMap<>();
        if (groupBy.isEmpty()) {
            groups.put(List.of(), frames);
        }
        for (Frame frame : groupBy.isEmpty() ? List.<Frame>of() : frames) {
            @Nullable
            Object[] key = groupBy.stream().map(term -> term.value(frame)).toArray();
            groups.computeIfAbsent(
                            Rows.canonical(groupBy.stream().map(Term::kind).toList(), key),
                            ignored -> new ArrayList<>())
                    .add(frame);
        }
        return groups.values().stream()
                .map(group -> group.isEmpty()
                        ? new Frame(outer, List.of(), List.of(), group)
                        : new Frame(outer, group.get(0).sources(), group.get(0).rows(), group))
                .toList();
    }

    @Override
    public List<Kind> kinds() {
        return items.stream().map(Term::kind).toList();
    }

    @Override
    public List<BigDecimal> bounds() {
        return items.stream().map(Term::bound).toList();
    }

    @Override
    public List<Integer> orderedBy() {
        return order.stream()
                .map(key -> items.indexOf(key.term()))
                .takeWhile(place -> place >= 0)
                .toList();
    }

    @Override
    public boolean isTotallyOrdered() {
        List<Term> keys = order.stream().map(SortTerm::term).toList();
        return keyed || items.stream().allMatch(item -> item.isConstant() || keys.contains(item));
    }

    @Override
    public boolean isApproximate(int column) {
        return items.get(column) instanceof AggregateTerm aggregate && aggregate.isApproximate();
    }

    @Override
    public boolean hasPlaceholder() {
        return limit != null || offset != null || terms().stream().anyMatch(Term::hasPlaceholder);
    }

    /** All terms that the select computes. */
    List<Term> terms() {
        return Stream.of(
                        items.stream(),
                        from.stream().map(Joined::on),
                        Stream.of(where, having),
                        groupBy.stream(),
                        order.stream().map(SortTerm::term))
                .flatMap(terms -> terms)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        Constructs.collect(this, constructs);
    }

    @Override
    public List<QueryTerm> smaller() {
        return new Smaller(this).queries();
    }
}
