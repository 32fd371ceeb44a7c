package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.Junction;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row that is inserted depending on whether the table has its primary key. The key is given as values. */
record SingleRow(Table<?> table, List<ChangeNode.Assignment> set, List<ChangeNode.Assignment> key) {

    /**
     * @param call the call that makes the statement, for messages
     * @throws InvalidStatement if the primary key is missing or not given as values, a value reads the row itself, or a
     *     column that a sequence feeds is left out
     */
    static SingleRow of(String call, Table<?> table, ChangeNode.Insert.Mode mode, List<ChangeNode.Assignment> set) {
        if (mode == ChangeNode.Insert.Mode.UPSERT) {
            throw new InvalidStatement("upsertInto(…)." + call + ": an upsert replaces the row that is there: use"
                    + " insertInto(…)." + call);
        }
        List<String> names = table.definition().primaryKey();
        if (names.isEmpty()) {
            throw new InvalidStatement(call + ": " + table + " has no primary key to find the row by");
        }
        List<ChangeNode.Assignment> key = new ArrayList<>();
        for (String name : names) {
            Optional<ChangeNode.Assignment> given =
                    set.stream().filter(one -> one.column().name().equals(name)).findFirst();
            if (given.isEmpty() || !isValue(given.get().value())) {
                throw new InvalidStatement(call + ": set " + name + " of the primary key to a value or a param, so that"
                        + " the row can be found by it");
            }
            key.add(given.get());
        }
        requireOwnValues(call, table, set);
        MergeParts.requireDrawn(table, set, call, "db.next(sequence) draws a number");
        return new SingleRow(table, set, key);
    }

    /** Refuses values that read the row that is there: a row that is inserted has nothing to read. */
    private static void requireOwnValues(String call, Table<?> table, List<ChangeNode.Assignment> set) {
        for (ChangeNode.Assignment one : set) {
            if (one.value().anyMatch(part -> MergeParts.isOf(table, part))) {
                throw new InvalidStatement(call + ": " + one.column().name() + " is set from a column of " + table
                        + ", which a row that is inserted does not have: use mergeInto(" + table
                        + ").using(values(…)), whose whenMatched() reads the row that is there");
            }
        }
    }

    private static boolean isValue(ExpressionNode node) {
        return node instanceof ExpressionNode.Parameter
                || node instanceof ExpressionNode.Bind bind && bind.value() != null
                || node instanceof ExpressionNode.Literal literal && literal.value() != null;
    }

    private ExpressionNode hasKey() {
        List<ExpressionNode> equal = new ArrayList<>(key.size());
        for (ChangeNode.Assignment part : key) {
            equal.add(new ExpressionNode.Comparison(
                    ExpressionNode.Comparison.Operator.EQUAL, part.column(), part.value()));
        }
        return equal.size() == 1 ? equal.get(0) : new Junction(Junction.Connective.AND, equal);
    }

    ChangeNode.Insert insertIfAbsent() {
        QueryNode existing = new QueryNode.Select(
                List.of(),
                false,
                List.of(new SelectItem(new ExpressionNode.Literal(SqlType.Simple.INTEGER, 1), Optional.empty())),
                Optional.of(new FromItem.OfTable(table.instance(), List.of())),
                List.of(),
                Optional.of(hasKey()),
                List.of(),
                Optional.empty(),
                List.of(),
                QueryNode.Paging.NONE);
        return new ChangeNode.Insert(
                ChangeNode.Insert.Mode.INSERT,
                table.instance(),
                set.stream().map(ChangeNode.Assignment::column).toList(),
                new ChangeNode.InsertSource.IfAbsent(
                        set.stream().map(ChangeNode.Assignment::value).toList(), existing));
    }

    /**
     * Columns that a sequence feeds are inserted only: the number of a row that is there stays.
     *
     * @throws InvalidStatement if nothing but the key and such columns is set
     */
    ChangeNode.Merge insertOrUpdate() {
        List<ChangeNode.Assignment> others = set.stream()
                .filter(one -> !key.contains(one) && !isDrawn(one.column().name()))
                .toList();
        if (others.isEmpty()) {
            throw new InvalidStatement(
                    "orUpdate(): only the primary key is set, and columns that sequences feed, so there"
                            + " is nothing to update: set another column, or use ifAbsent()");
        }
        return new ChangeNode.Merge(table.instance(), Optional.empty(), hasKey(), others, set);
    }

    private boolean isDrawn(String column) {
        return table.definition().columns().stream()
                .anyMatch(one -> one.name().equals(column) && one.sequence().isPresent());
    }
}
