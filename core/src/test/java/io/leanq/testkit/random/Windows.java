package io.leanq.testkit.random;

import io.leanq.testkit.random.WindowTerm.Function;
import io.leanq.testkit.random.WindowTerm.Over;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes random window functions whose values do not depend on the order of rows that sort alike. */
final class Windows {
    private final Choice choice;
    private final Scope scope;
    private final Terms terms;

    /** Terms that tell all rows apart; null if there are none. */
    private final @Nullable List<Term> unique;

    /** The window that functions share by its name; null before the first of them. */
    private @Nullable Over named;

    Windows(Choice choice, Scope scope) {
        this.choice = choice;
        this.scope = scope;
        this.terms = new Terms(choice, scope, null);
        this.unique = unique();
    }

    private @Nullable List<Term> unique() {
        if (scope.keys() != null) {
            return scope.keys().isEmpty() ? null : scope.keys();
        }
        boolean keyed = scope.sources().stream().allMatch(source -> source instanceof TableInstance);
        return keyed
                ? scope.sources().stream()
                        .map(source -> (Term) new ColumnTerm(source, 0))
                        .toList()
                : null;
    }

    /** A window function, or a comparison of one with a column. */
    Term item(int depth) {
        Term window = window(depth);
        if (choice.percent(75)) {
            return window;
        }
        List<Term> beside = scope.leaves(window.family());
        return beside.isEmpty() ? window : Conditions.comparison(choice.one(beside), window, choice.below(6));
    }

    private Term window(int depth) {
        int kind = choice.below(10);
        if (kind < 5) {
            return aggregate(depth);
        }
        if (unique == null || kind == 5) {
            Function ranking = choice.percent(15)
                    ? choice.of(Function.PERCENT_RANK, Function.CUME_DIST)
                    : unique == null
                            ? choice.of(Function.RANK, Function.DENSE_RANK)
                            : choice.of(Function.ROW_NUMBER, Function.RANK, Function.DENSE_RANK);
            return new WindowTerm(ranking, List.of(), 0, null, over(false, ranking == Function.ROW_NUMBER, true));
        }
        Term operand = terms.column(depth);
        if (kind < 8) {
            Function neighbour = choice.of(Function.LAG, Function.LEAD);
            ValueTerm otherwise = choice.percent(40)
                    ? new ValueTerm(operand.kind(), Values.fitting(choice, operand.kind()), ValueTerm.Mode.GIVEN, "")
                    : null;
            return new WindowTerm(
                    neighbour, List.of(operand), choice.between(0, 3), otherwise, over(false, true, true));
        }
        Over over = over(true, true, true);
        boolean whole = over.frame() != null && over.frame().endsWithPartition();
        Function function = whole
                ? choice.of(Function.FIRST_VALUE, Function.LAST_VALUE, Function.NTH_VALUE)
                : choice.of(Function.FIRST_VALUE, Function.LAST_VALUE);
        return new WindowTerm(function, List.of(operand), choice.between(1, 4), null, over);
    }

    private Term aggregate(int depth) {
        AggregateTerm.Function function = choice.of(
                AggregateTerm.Function.COUNT,
                AggregateTerm.Function.SUM,
                AggregateTerm.Function.SUM,
                AggregateTerm.Function.SUM_WHOLE,
                AggregateTerm.Function.AVG,
                AggregateTerm.Function.MIN,
                AggregateTerm.Function.MAX);
        Kind.Family of = switch (function) {
            case SUM, AVG -> choice.of(Kind.Family.INTEGER, Kind.Family.BIGINT, Kind.Family.DECIMAL);
            case SUM_WHOLE -> choice.of(Kind.Family.SMALLINT, Kind.Family.INTEGER);
            default -> terms.family();
        };
        AggregateTerm made = choice.percent(20) ? null : AggregateTerm.of(function, terms.of(of, depth));
        AggregateTerm aggregate = made == null ? AggregateTerm.countRows() : made;
        if (!scope.isGrouped() && choice.percent(15)) {
            aggregate = aggregate.filtered(terms.condition(1));
        }
        return new WindowTerm(Function.AGGREGATE, List.of(aggregate), 0, null, over(true, false, false));
    }

    /**
     * A window.
     *
     * @param framed whether the function takes a frame
     * @param total whether no two rows may sort alike
     * @param ordered whether the function needs an order
     */
    private Over over(boolean framed, boolean total, boolean ordered) {
        if (named != null && choice.percent(60) && (total || named.order().isEmpty() != ordered)) {
            return named;
        }
        List<Term> partition = new ArrayList<>();
        int keys = choice.of(0, 1, 1, 2);
        for (int i = 0; i < keys; i++) {
            partition.add(key());
        }
        boolean exact = total || unique != null && choice.percent(50);
        List<SortTerm> order = ordered || choice.percent(70) ? order(exact) : List.of();
        WindowFrame frame = framed && !order.isEmpty() && choice.percent(60) ? frame(exact, order) : null;
        Over over = new Over(partition, order, frame, "");
        boolean plain = Stream.concat(partition.stream(), order.stream().map(SortTerm::term))
                .noneMatch(Term::hasPlaceholder);
        if (named == null && plain && exact && frame == null && !order.isEmpty() && choice.percent(30)) {
            named = new Over(partition, order, null, "w");
            return named;
        }
        return over;
    }

    private WindowFrame frame(boolean exact, List<SortTerm> order) {
        SortTerm key = order.get(0);
        boolean distances = order.size() == 1
                && unique != null
                && scope.sources().size() == 1
                && key.term() instanceof ColumnTerm
                && unique.contains(key.term())
                && !scope.isGrouped()
                && !key.direction().descending();
        WindowFrame.Unit unit = distances && choice.percent(60)
                ? WindowFrame.Unit.RANGE
                : exact && choice.percent(75) ? WindowFrame.Unit.ROWS : WindowFrame.Unit.PEERS;
        return WindowFrame.of(unit, choice);
    }

    private List<SortTerm> order(boolean exact) {
        List<SortTerm> order = new ArrayList<>();
        int count = exact ? choice.of(0, 0, 1) : choice.between(1, 2);
        for (int i = 0; i < count; i++) {
            order.add(SortTerm.of(key(), choice));
        }
        if (exact && unique != null) {
            unique.forEach(key -> order.add(SortTerm.of(key, choice)));
        }
        return order;
    }

    /** A key: one whose order is the same in all engines, and that is no constant. */
    private Term key() {
        Term key = terms.any(choice.below(2));
        boolean suits = !key.isConstant() && (key.family() != Kind.Family.CHAR || key instanceof ColumnTerm);
        return suits ? key : choice.one(scope.leaves());
    }
}
