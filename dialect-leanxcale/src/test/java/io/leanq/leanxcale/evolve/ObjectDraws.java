package io.leanq.leanxcale.evolve;

import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.TableState;
import io.leanq.evolve.ViewState;
import io.leanq.leanxcale.TableOptions;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.ObjectName;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import io.leanq.tree.VendorNode;
import java.util.List;
import java.util.Optional;

/** Random changes of whole tables, views and sequences. */
final class ObjectDraws {
    private static final List<List<VendorNode.TableOption>> OPTIONS =
            List.of(List.of(), List.of(TableOptions.noDistribute()), List.of(TableOptions.distributeByHash()));

    private final DrawnSchema schema;

    ObjectDraws(DrawnSchema schema) {
        this.schema = schema;
    }

    Optional<SchemaChange> createTable() {
        TableState table = schema.pooled();
        return Optional.of(new SchemaChange.CreateTable(new TableState(
                ObjectName.of(schema.fresh("new")),
                table.columns(),
                table.primaryKey(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                table.options(),
                List.of())));
    }

    Optional<SchemaChange> dropTable() {
        return schema.table(table -> schema.now().tables().size() > 1
                        && !schema.isFresh(table.name().name())
                        && !schema.isViewed(table)
                        && schema.now().tables().stream()
                                .flatMap(other -> other.foreignKeys().stream())
                                .noneMatch(key -> key.target().equals(table.name())))
                .map(SchemaChange.DropTable::new);
    }

    Optional<SchemaChange> renameTable() {
        return schema.table(table -> table.renamedFrom().isEmpty()
                        && !schema.isFresh(table.name().name())
                        && !schema.isViewed(table))
                .map(table -> new SchemaChange.RenameTable(table.name(), ObjectName.of(schema.fresh("Renamed"))));
    }

    Optional<SchemaChange> changeOptions() {
        List<VendorNode.TableOption> options = schema.pick(OPTIONS);
        return schema.table(table -> !table.primaryKey().isEmpty()
                        && !table.options().equals(options)
                        && DrawnSchema.isCopied(table))
                .map(table -> new SchemaChange.ChangeOptions(table.name(), table.options(), options));
    }

    /** A view of the first two columns of a table. */
    private ViewState view(ObjectName name, String firstColumn) {
        TableState table = schema.table();
        SourceInstance.OfTable rows = new SourceInstance.OfTable(new TableIdentity(table.name()), Optional.empty());
        List<SelectItem> items = table.columns().subList(0, 2).stream()
                .map(column -> new ExpressionNode.Column(rows, column.name(), column.type(), true).item())
                .toList();
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
        return new ViewState(name, List.of(firstColumn, "b"), Optional.of(query));
    }

    Optional<SchemaChange> createView() {
        return Optional.of(new SchemaChange.CreateView(view(ObjectName.of(schema.fresh("View")), "a")));
    }

    private Optional<ViewState> oldView() {
        return schema.any(schema.now().views().stream()
                .filter(view -> !schema.isFresh(view.name().name()))
                .toList());
    }

    Optional<SchemaChange> dropView() {
        return oldView().map(SchemaChange.DropView::new);
    }

    /** Another query, and another name of a column: only that is seen by a database that does not tell the query. */
    Optional<SchemaChange> changeView() {
        return oldView().map(view -> new SchemaChange.ChangeView(view, view(view.name(), schema.fresh("a"))));
    }

    Optional<SchemaChange> createSequence() {
        return Optional.of(new SchemaChange.CreateSequence(sequence(ObjectName.of(schema.fresh("Seq")))));
    }

    private DdlNode.CreateSequence sequence(ObjectName name) {
        return new DdlNode.CreateSequence(name, 1 + schema.random.nextInt(2), 1 + schema.random.nextInt(9));
    }

    private Optional<DdlNode.CreateSequence> oldSequence() {
        return schema.any(schema.now().sequences().stream()
                .filter(sequence -> !schema.isFresh(sequence.name().name()))
                .toList());
    }

    Optional<SchemaChange> dropSequence() {
        return oldSequence().map(SchemaChange.DropSequence::new);
    }

    Optional<SchemaChange> changeSequence() {
        return oldSequence()
                .map(before -> new SchemaChange.ChangeSequence(
                        before, new DdlNode.CreateSequence(before.name(), before.startWith() + 7, 10)));
    }
}
