package io.leanq.testkit.random;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A select under construction, or a changed copy of one. */
final class SelectDraft {
    List<Joined> from = List.of();

    @Nullable
    Term where;

    List<Term> groupBy = List.of();

    @Nullable
    Term having;

    List<Term> items = List.of();
    boolean distinct;
    List<SortTerm> order = List.of();
    boolean keyed;

    @Nullable
    Long limit;

    @Nullable
    Long offset;

    boolean labelled;
    boolean byLabel;

    SelectTerm done() {
        return new SelectTerm(
                from, where, groupBy, having, items, distinct, order, keyed, limit, offset, labelled, byLabel);
    }

    static SelectTerm changed(SelectTerm select, Consumer<SelectDraft> change) {
        SelectDraft draft = new SelectDraft();
        draft.from = select.from();
        draft.where = select.where();
        draft.groupBy = select.groupBy();
        draft.having = select.having();
        draft.items = select.items();
        draft.distinct = select.distinct();
        draft.order = select.order();
        draft.keyed = select.keyed();
        draft.limit = select.limit();
        draft.offset = select.offset();
        draft.labelled = select.labelled();
        draft.byLabel = select.byLabel();
        change.accept(draft);
        return draft.done();
    }
}
