package io.leanq.query;

import io.leanq.InvalidStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A column of the select list as a sort key, identified by the label that {@link Kinded#as} gave it. The select is
 * ordered by the labelled expression, so that a column of a table with the same name is never meant. Immutable.
 */
public final class Label implements Sortable {
    private final String name;
    private final UnaryOperator<SortKey> order;

    private Label(String name, UnaryOperator<SortKey> order) {
        this.name = name;
        this.order = order;
    }

    static Label named(String name) {
        return new Label(Needed.LABEL.in("label", name), key -> key);
    }

    /** The key in ascending order. */
    public Label asc() {
        return this;
    }

    /** The key in descending order. */
    public Label desc() {
        return new Label(name, key -> order.apply(key).reversed());
    }

    /** {@code … NULLS FIRST} */
    public Label nullsFirst() {
        return new Label(name, key -> order.apply(key).nullsFirst());
    }

    /** {@code … NULLS LAST} */
    public Label nullsLast() {
        return new Label(name, key -> order.apply(key).nullsLast());
    }

    /**
     * Refuses the label outside of the orderBy of a select or a combination, where there is no select list.
     *
     * @throws InvalidStatement always
     */
    @Override
    public SortKey sortKey() {
        throw new InvalidStatement(
                this + " stands in the orderBy of a select or a combination: elsewhere, say the expression itself");
    }

    /**
     * The sort key, for a select of these columns.
     *
     * @throws InvalidStatement if no column, or more than one, has the label, or the column has another value each time
     */
    static SortKey of(Sortable key, List<Expression<?>> columns) {
        return key instanceof Label label ? label.in(columns) : key.sortKey();
    }

    private SortKey in(List<Expression<?>> columns) {
        List<Expression<?>> found = columns.stream()
                .filter(column -> column.label().equals(Optional.of(name)))
                .toList();
        if (found.size() != 1) {
            List<String> labels =
                    columns.stream().flatMap(column -> column.label().stream()).toList();
            throw new InvalidStatement(
                    "orderBy(" + this + "): " + (found.isEmpty() ? "no column" : "more than one column")
                            + " of the select list has this label; its labels are " + labels);
        }
        Places.repeatable("orderBy(" + this + ")", found.get(0).node());
        return order.apply(found.get(0).asc());
    }

    @Override
    public String toString() {
        return "label(\"" + name + "\")";
    }
}
