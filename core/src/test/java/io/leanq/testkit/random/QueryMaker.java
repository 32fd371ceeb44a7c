package io.leanq.testkit.random;

import io.leanq.testkit.random.Joined.How;
import io.leanq.testkit.random.Kind.Family;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes random queries over the sample tables. */
final class QueryMaker implements SubQueries.SubQueryMaker {
    private static final int DEPTH_OF_TERMS = 3;

    /** Each so many statements has window functions where it has no sub-query around. */
    private static final int WINDOWS_ONE_OF = 8;

    /** Each so many combinations counts equal rows. */
    private static final int COUNTING_ONE_OF = 4;

    /** Each so many selects has a source that sees those before it. */
    private static final int LATERAL_ONE_OF = 25;

    /** Each so many statements unnests arrays where it would have rows of values. */
    private static final int UNNESTED_ONE_OF = 40;

    /** Each so many ordered selects names its keys by labels. */
    private static final int LABELS_ONE_OF = 6;

    private static final List<CombinationTerm.Operator> DISTINCT_OPERATORS = List.of(
            CombinationTerm.Operator.UNION,
            CombinationTerm.Operator.UNION_ALL,
            CombinationTerm.Operator.EXCEPT,
            CombinationTerm.Operator.INTERSECT);

    private final Choice choice;
    private final SampleData data;
    private final Aliases aliases;

    /** How many levels of queries may still be nested. */
    private final int depth;

    /** Numbers the sources, so that no two of a statement have the same name. */
    private static final class Aliases {
        private int last;

        String next() {
            return "t" + ++last;
        }
    }

    QueryMaker(Choice choice, SampleData data) {
        this(choice, data, new Aliases(), 2);
    }

    private QueryMaker(Choice choice, SampleData data, Aliases aliases, int depth) {
        this.choice = choice;
        this.data = data;
        this.aliases = aliases;
        this.depth = depth;
    }

    /** A maker of queries inside this one. */
    QueryMaker inner() {
        return new QueryMaker(choice, data, aliases, depth - 1);
    }

    QueryTerm query() {
        return choice.percent(15) ? combination() : select(null, null, false);
    }

    private QueryTerm combination() {
        List<Family> families = families();
        QueryTerm left = choice.percent(20) ? select(null, families, false) : bare(null, families, false);
        QueryTerm right = bare(null, families, false);
        CombinationTerm.Operator drawn = choice.one(DISTINCT_OPERATORS);
        CombinationTerm.Operator operator = choice.isOneOf(COUNTING_ONE_OF) ? drawn.counting() : drawn;
        List<CombinationTerm.Key> order = new ArrayList<>();
        Long limit = null;
        if (choice.percent(50)) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < families.size(); i++) {
                places.add(i);
            }
            boolean limited = choice.percent(50);
            for (int place : choice.some(places, limited ? places.size() : choice.between(1, places.size()))) {
                order.add(
                        new CombinationTerm.Key(place, Direction.of(left.kinds().get(place), choice)));
            }
            limit = limited ? (Long) (long) choice.below(9) : null;
        }
        return new CombinationTerm(operator, left, right, order, limit);
    }

    /**
     * The families of columns. CHAR is left out, since it is undefined how far texts of different lengths are padded.
     */
    private List<Family> families() {
        List<Family> families = new ArrayList<>(List.of(Family.values()));
        families.remove(Family.CHAR);
        return choice.some(families, choice.percent(10) ? 1 : choice.between(2, 4));
    }

    @Override
    public QueryTerm column(Family family, Scope outer) {
        return inner().bare(outer, List.of(family), false);
    }

    /** A query with one row: an aggregate of all rows, or the row of a key. */
    @Override
    public QueryTerm single(Family family, Scope outer) {
        QueryMaker inner = inner();
        SelectDraft draft = new SelectDraft();
        Instance table = new TableInstance(choice.one(data.tables()), aliases.next());
        draft.from = List.of(new Joined(How.FIRST, table, null));
        Scope scope = Scope.of(draft.from.stream().map(Joined::source).toList(), null);
        Term aggregate = inner.terms(scope.grouped(List.of())).aggregate(family);
        if (aggregate != null && family != Family.BOOLEAN) {
            draft.items = List.of(aggregate);
            draft.where = inner.where(scope, outer);
        } else {
            draft.items = List.of(inner.terms(scope).leaf(family));
            Term key = new ColumnTerm(table, 0);
            List<Term> theirs = outer.ofTables().leaves(key.family());
            draft.where = Conditions.equal(
                    key,
                    theirs.isEmpty() || choice.percent(50) ? inner.terms(scope).valueBeside(key) : choice.one(theirs));
        }
        return draft.done();
    }

    Terms terms(Scope scope) {
        return new Terms(choice, scope, depth > 0 && !scope.isGrouped() ? this : null);
    }

    /** A query without order and limit. */
    private QueryTerm bare(@Nullable Scope outer, @Nullable List<Family> families, boolean labelled) {
        return draft(outer, families, labelled).done();
    }

    private QueryTerm select(@Nullable Scope outer, @Nullable List<Family> families, boolean labelled) {
        SelectDraft draft = draft(outer, families, labelled);
        if (choice.percent(50)) {
            order(draft);
        }
        return draft.done();
    }

    private SelectDraft draft(@Nullable Scope outer, @Nullable List<Family> families, boolean labelled) {
        SelectDraft draft = new SelectDraft();
        draft.labelled = labelled;
        draft.from = sources(outer);
        Scope scope = Scope.of(draft.from.stream().map(Joined::source).toList(), null);
        draft.where = where(scope, outer);
        if (choice.percent(25)) {
            draft.groupBy = choice.percent(75) ? keys(scope) : List.of();
            scope = scope.grouped(draft.groupBy);
            if (!draft.groupBy.isEmpty() && choice.percent(50)) {
                draft.having = terms(scope).condition(2);
            }
        }
        draft.items = items(scope, families, labelled);
        // it is undefined whether approximate values are equal
        draft.distinct = choice.percent(15) && draft.items.stream().noneMatch(QueryMaker::isApproximate);
        // the order of a distinct select with a window function is refused
        if (families == null && outer == null && !draft.distinct && choice.isOneOf(WINDOWS_ONE_OF)) {
            windows(draft, scope);
        }
        return draft;
    }

    /** Replaces a part of the items by window functions. Groups without keys, which are one row, get none. */
    private void windows(SelectDraft draft, Scope scope) {
        if (scope.leaves().isEmpty()) {
            return;
        }
        Windows windows = new Windows(choice, scope);
        List<Term> items = new ArrayList<>(draft.items);
        int count = choice.between(1, Math.min(3, items.size() + 1));
        for (int i = 0; i < count; i++) {
            items.add(windows.item(2));
        }
        draft.items = items;
    }

    /** A condition. Correlated conditions are mostly comparisons of two columns, as in users' queries. */
    private @Nullable Term where(Scope scope, @Nullable Scope outer) {
        Term own = choice.percent(60) ? terms(scope).condition(DEPTH_OF_TERMS) : null;
        if (outer == null || choice.percent(50)) {
            return own;
        }
        if (choice.percent(5)) {
            return terms(Scope.of(scope.sources(), outer)).condition(2);
        }
        Term correlated = terms(scope).correlation(outer);
        return own == null ? correlated : Conditions.both(correlated, own);
    }

    private List<Term> items(Scope scope, @Nullable List<Family> families, boolean labelled) {
        Terms terms = terms(scope);
        List<Term> items = new ArrayList<>();
        if (families != null) {
            for (Family family : families) {
                items.add(terms.of(family, 2));
            }
        }
        int count = families == null ? choice.between(1, 5) : 0;
        for (int i = 0; i < count; i++) {
            items.add(labelled ? terms.column(2) : terms.item(DEPTH_OF_TERMS));
        }
        if (scope.isGrouped()) {
            requireAggregate(scope, terms, items, families == null && !labelled);
        }
        return items;
    }

    /** Makes sure that a grouped select without keys has an aggregate. */
    private void requireAggregate(Scope scope, Terms terms, List<Term> items, boolean free) {
        if (free && choice.percent(30)) {
            Term approximate = terms.approximateAggregate();
            if (approximate != null) {
                items.add(approximate);
            }
        }
        boolean keys = scope.keys() != null && !scope.keys().isEmpty();
        if (!keys && items.stream().noneMatch(Term::hasAggregate)) {
            Term last = items.remove(items.size() - 1);
            Term aggregate = last.family() == Family.BOOLEAN ? null : terms.aggregate(last.family());
            items.add(aggregate == null ? Branches.ofNoRows(last) : aggregate);
        }
    }

    private List<Term> keys(Scope scope) {
        Terms terms = new Terms(choice, Scope.of(scope.sources(), null), null);
        List<Term> keys = new ArrayList<>();
        int count = choice.between(1, 2);
        for (int i = 0; i < count; i++) {
            Term key = terms.any(choice.below(2));
            // a chain of one operator is one node, in which a key at its beginning is not recognized
            boolean chain = key.construct().matches("(and|or|concat)\\(.*");
            keys.add(
                    key.hasPlaceholder() || key.isConstant() || chain
                            ? terms.leaf(choice.one(scope.columns()).family())
                            : key);
        }
        return keys;
    }

    private List<Joined> sources(@Nullable Scope outer) {
        List<Joined> from = new ArrayList<>();
        from.add(new Joined(How.FIRST, source(outer == null), null));
        int joins = choice.percent(60) ? 0 : choice.percent(75) ? 1 : 2;
        for (int i = 0; i < joins; i++) {
            Instance added = source(false);
            How how = choice.of(How.INNER, How.INNER, How.LEFT, How.LEFT, How.RIGHT, How.CROSS);
            List<Instance> all =
                    new ArrayList<>(from.stream().map(Joined::source).toList());
            all.add(added);
            from.add(new Joined(how, added, how == How.CROSS ? null : on(all, how == How.RIGHT ? 3 : 30)));
        }
        if (outer == null && depth == 2 && choice.isOneOf(LATERAL_ONE_OF)) {
            from.add(lateral(from.stream().map(Joined::source).toList()));
        }
        return from;
    }

    /** A query for each row of the tables before it, which mostly has some of the rows of a table. */
    private Joined lateral(List<Instance> before) {
        QueryMaker inner = inner();
        Instance table = new TableInstance(choice.one(data.tables()), aliases.next());
        Scope scope = Scope.of(List.of(table), null);
        SelectDraft draft = new SelectDraft();
        draft.labelled = true;
        draft.from = List.of(new Joined(How.FIRST, table, null));
        draft.where = inner.terms(scope).correlation(Scope.of(before, null));
        draft.items = List.of(inner.terms(scope).column(1), inner.terms(scope).column(1));
        if (choice.percent(60)) {
            draft.order = List.of(SortTerm.of(new ColumnTerm(table, 0), choice));
            draft.keyed = true;
            draft.limit = (long) choice.between(1, 3);
        }
        Instance added = DerivedInstance.lateral(aliases.next(), draft.done());
        List<Instance> all = new ArrayList<>(before);
        all.add(added);
        How how = choice.of(How.CROSS, How.LEFT, How.INNER);
        return new Joined(how, added, how == How.CROSS ? null : on(all, 20));
    }

    /**
     * A join condition: mostly an equality of columns, so that some rows match.
     *
     * @param chance percentage of other conditions, which Calcite's right join does not support
     */
    private Term on(List<Instance> all, int chance) {
        Scope before = Scope.of(all.subList(0, all.size() - 1), null);
        Scope added = Scope.of(all.subList(all.size() - 1, all.size()), null);
        if (choice.percent(chance)) {
            return new Terms(choice, Scope.of(all, null), null).condition(2);
        }
        Term right = choice.one(added.columns());
        List<Term> lefts = before.leaves(right.family());
        return Conditions.equal(lefts.isEmpty() ? right : choice.one(lefts), right);
    }

    private Instance source(boolean named) {
        if (choice.isOneOf(10) && choice.percent(50)) {
            return choice.isOneOf(UNNESTED_ONE_OF)
                    ? UnnestedInstance.of(aliases.next(), choice)
                    : ValuesInstance.of(aliases.next(), choice);
        }
        return depth > 0 && choice.percent(15)
                ? new DerivedInstance(aliases.next(), inner().select(null, null, true))
                : new TableInstance(
                        choice.one(data.tables()), named && depth == 2 && choice.percent(30) ? null : aliases.next());
    }

    private static boolean isSortable(Term item) {
        return !isApproximate(item)
                && !item.isConstant()
                && (item.family() != Family.CHAR || item instanceof ColumnTerm);
    }

    private static boolean isApproximate(Term item) {
        return item instanceof AggregateTerm aggregate && aggregate.isApproximate();
    }

    private void order(SelectDraft draft) {
        boolean limited = choice.percent(50);
        List<SortTerm> order = new ArrayList<>();
        Instance first = draft.from.get(0).source();
        boolean keyed = draft.from.size() == 1
                && first instanceof TableInstance
                && draft.groupBy.isEmpty()
                && !draft.distinct
                && draft.items.stream().noneMatch(Term::hasAggregate);
        List<Term> sortable =
                draft.items.stream().filter(QueryMaker::isSortable).toList();
        if (keyed && choice.percent(40)) {
            Term key = new Terms(choice, Scope.of(List.of(first), null), null).any(2);
            if (!key.isConstant()) {
                order.add(SortTerm.of(key, choice));
            }
            order.add(SortTerm.of(new ColumnTerm(first, 0), choice));
            draft.keyed = true;
        } else {
            limited &= draft.items.stream().allMatch(item -> item.isConstant() || isSortable(item));
            limited &= !sortable.isEmpty();
            int count = limited ? sortable.size() : choice.between(0, sortable.size());
            choice.some(sortable, count).forEach(item -> order.add(SortTerm.of(item, choice)));
        }
        draft.order = order;
        draft.byLabel = choice.isOneOf(LABELS_ONE_OF);
        if (limited) {
            draft.limit = choice.percent(85) ? (Long) (long) choice.below(12) : null;
            draft.offset = choice.percent(40) || draft.limit == null ? (Long) (long) choice.below(6) : null;
        }
    }
}
