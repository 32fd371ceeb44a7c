package io.leanq.evolve;

import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.ObjectName;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as wanted that takes the rows of a table as it is. Immutable.
 *
 * @param from the table whose rows are copied
 * @param to the table as wanted, under the name of the copy
 * @param earlierNames the names in {@code from} of those columns of {@code to} that are renamed
 */
record TableCopy(TableState from, TableState to, Map<String, String> earlierNames) {
    TableCopy {
        earlierNames = Map.copyOf(earlierNames);
    }

    /** The column whose values a column gets; empty for a new column. */
    private Optional<ColumnState> source(ColumnState column) {
        return from.column(earlierNames.getOrDefault(column.name(), column.name()));
    }

    /** Why the rows cannot be copied; empty if they can. */
    Optional<String> obstacle() {
        for (TableState table : List.of(from, to)) {
            if (!table.unknown().isEmpty()) {
                return Optional.of("LeanQ cannot write the columns " + table.unknown() + ", so a copy would lose them");
            }
        }
        for (ColumnState column : to.columns()) {
            Optional<ColumnState> source = source(column);
            if (source.isPresent() && column.isIdentity()) {
                return Optional.of("the database numbers " + to.name() + "." + column.name()
                        + " itself, so a copy would get other numbers");
            }
            if (source.isEmpty() && !column.nullable() && column.filling().isEmpty()) {
                return Optional.of("the rows have no value for " + column.name() + ", which cannot be NULL");
            }
        }
        return Optional.empty();
    }

    /** Whether a column gets a type that does not hold all its values. */
    boolean isNarrowing() {
        return to.columns().stream()
                .anyMatch(column -> source(column)
                        .filter(source -> !Widening.holdsAll(source.type(), column.type()))
                        .isPresent());
    }

    /** Whether a column is not copied. */
    boolean dropsColumn() {
        return from.columns().stream()
                .anyMatch(column -> to.columns().stream()
                        .noneMatch(
                                wanted -> source(wanted).filter(column::equals).isPresent()));
    }

    ChangeNode clear() {
        return new ChangeNode.Delete(instance(to.name()), Optional.empty());
    }

    /** {@code INSERT INTO copy (…) SELECT … FROM table} */
    ChangeNode fill() {
        SourceInstance.OfTable target = instance(to.name());
        SourceInstance.OfTable rows = instance(from.name());
        List<ExpressionNode.Column> columns = new ArrayList<>();
        List<SelectItem> items = new ArrayList<>();
        for (ColumnState column : to.columns()) {
            source(column).ifPresent(source -> {
                columns.add(new ExpressionNode.Column(target, column.name(), column.type(), true));
                ExpressionNode value = new ExpressionNode.Column(rows, source.name(), source.type(), true);
                items.add(new SelectItem(
                        source.type().equals(column.type()) ? value : new ExpressionNode.Cast(value, column.type()),
                        Optional.empty()));
            });
        }
        QueryNode query = new QueryNode.Select(
                List.of(),
                false,
                items,
                Optional.of(new FromItem.OfTable(rows, List.of())),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                QueryNode.Paging.NONE);
        return new ChangeNode.Insert(
                ChangeNode.Insert.Mode.INSERT, target, columns, new ChangeNode.InsertSource.FromQuery(query));
    }

    private static SourceInstance.OfTable instance(ObjectName name) {
        return new SourceInstance.OfTable(new TableIdentity(name), Optional.empty());
    }
}
