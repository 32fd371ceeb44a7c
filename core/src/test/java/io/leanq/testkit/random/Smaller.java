package io.leanq.testkit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The queries with one part less than a select, as steps of narrowing a difference down. */
final class Smaller {
    private final SelectTerm select;
    private final List<QueryTerm> smaller = new ArrayList<>();

    Smaller(SelectTerm select) {
        this.select = select;
    }

    List<QueryTerm> queries() {
        goInside();
        dropClauses();
        dropItems();
        dropOrder();
        reduceJoins();
        if (select.where() != null) {
            reduced(select.where()).forEach(fewer -> add(draft -> draft.where = fewer));
        }
        if (select.having() != null) {
            reduced(select.having()).forEach(fewer -> add(draft -> draft.having = fewer));
        }
        for (Term item : select.items()) {
            if (!select.labelled()) {
                item.parts().forEach(part -> replaceItem(item, part));
            }
            reduced(item).forEach(fewer -> replaceItem(item, fewer));
        }
        return smaller;
    }

    private void add(Consumer<SelectDraft> change) {
        SelectTerm candidate = SelectDraft.changed(select, change);
        boolean paged = candidate.limit() != null || candidate.offset() != null;
        if (!paged || candidate.isTotallyOrdered()) {
            smaller.add(candidate);
        }
    }

    private void dropClauses() {
        if (select.where() != null) {
            add(draft -> draft.where = null);
        }
        if (select.having() != null) {
            add(draft -> draft.having = null);
        }
        if (!select.groupBy().isEmpty()) {
            add(draft -> {
                draft.groupBy = List.of();
                draft.having = null;
            });
        }
        if (select.limit() != null) {
            add(draft -> draft.limit = null);
        }
        if (select.offset() != null) {
            add(draft -> draft.offset = null);
        }
        if (select.distinct()) {
            add(draft -> draft.distinct = false);
        }
    }

    private void dropItems() {
        for (int i = 0; i < select.items().size() && select.items().size() > 1 && !select.labelled(); i++) {
            SelectTerm fewer = withoutItem(select, i);
            boolean paged = fewer.limit() != null || fewer.offset() != null;
            if (!paged || fewer.isTotallyOrdered()) {
                smaller.add(fewer);
            }
        }
    }

    /** The select without one of its columns and without sort keys on that column. */
    static SelectTerm withoutItem(SelectTerm select, int place) {
        Term dropped = select.items().get(place);
        return SelectDraft.changed(select, draft -> {
            draft.items = without(select.items(), dropped);
            draft.order =
                    select.order().stream().filter(key -> key.term() != dropped).toList();
        });
    }

    private void dropOrder() {
        for (SortTerm key : select.order()) {
            add(draft -> {
                draft.order = without(select.order(), key);
                draft.keyed = false;
            });
        }
    }

    private static <E> List<E> without(List<E> list, E dropped) {
        return list.stream().filter(element -> element != dropped).toList();
    }

    private void reduceJoins() {
        for (int i = 1; i < select.from().size(); i++) {
            Joined joined = select.from().get(i);
            add(draft -> draft.from = without(select.from(), joined));
            for (Term fewer : joined.on() == null ? List.<Term>of() : reduced(joined.on())) {
                add(draft -> draft.from = select.from().stream()
                        .map(each -> each == joined ? new Joined(each.how(), each.source(), fewer) : each)
                        .toList());
            }
        }
    }

    private void replaceItem(Term item, Term by) {
        UnaryOperator<Term> replace = term -> term == item ? by : term;
        add(draft -> {
            draft.items = select.items().stream().map(replace).toList();
            draft.order = select.order().stream()
                    .map(key -> key.term() == item ? key.by(by) : key)
                    .toList();
        });
    }

    /** Adds the queries inside the select, each alone. */
    private void goInside() {
        for (Joined joined : select.from()) {
            QueryTerm query = joined.source().query();
            if (query != null) {
                smaller.add(query);
            }
        }
        select.terms().forEach(this::goInside);
    }

    private void goInside(Term term) {
        smaller.addAll(term.queries());
        term.parts().forEach(this::goInside);
    }

    /** The terms with one operation less than this term. */
    static List<Term> reduced(Term term) {
        List<Term> fewer = new ArrayList<>();
        for (Term part : term.parts()) {
            if (part.family() == term.family()) {
                fewer.add(part);
            }
        }
        for (int i = 0; i < term.parts().size(); i++) {
            for (Term changed : reduced(term.parts().get(i))) {
                List<Term> parts = new ArrayList<>(term.parts());
                parts.set(i, changed);
                fewer.add(term.with(parts));
            }
        }
        for (int i = 0; i < term.queries().size(); i++) {
            for (QueryTerm changed : term.queries().get(i).smaller()) {
                if (changed.kinds().equals(term.queries().get(i).kinds())) {
                    List<QueryTerm> queries = new ArrayList<>(term.queries());
                    queries.set(i, changed);
                    fewer.add(term.withQueries(queries));
                }
            }
        }
        return fewer;
    }
}
