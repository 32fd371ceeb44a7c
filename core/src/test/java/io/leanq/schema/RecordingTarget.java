package io.leanq.schema;

import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.render.Dialect;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A double for a database: it returns a catalog that a test gives it, and records the DDL that it is to run. */
final class RecordingTarget implements SchemaTarget {
    final List<String> executed = new ArrayList<>();
    final List<ObjectName> askedFor = new ArrayList<>();
    private Catalog catalog;
    private Consumer<DdlNode> failure = ddl -> {};

    private RecordingTarget(Catalog catalog) {
        this.catalog = catalog;
    }

    static RecordingTarget empty() {
        return of();
    }

    static RecordingTarget of(Catalog.TableFound... tables) {
        return new RecordingTarget(catalog(List.of(tables), List.of(), Set.of()));
    }

    static Catalog catalog(List<Catalog.TableFound> tables, List<ObjectName> sequences, Set<Facet> notTold) {
        return new Catalog(Optional.empty(), tables, List.of(), sequences, notTold, true, false);
    }

    static RecordingTarget of(Catalog catalog) {
        return new RecordingTarget(catalog);
    }

    /** Calls {@code when} before each statement; it can throw like a database. */
    RecordingTarget failing(Consumer<DdlNode> when) {
        failure = when;
        return this;
    }

    void becomes(Catalog.TableFound... tables) {
        catalog = withTables(List.of(tables));
    }

    private Catalog withTables(List<Catalog.TableFound> tables) {
        return new Catalog(
                catalog.defaultSchema(),
                tables,
                catalog.views(),
                catalog.sequences(),
                catalog.notTold(),
                catalog.showsUniqueConstraints(),
                catalog.foldsToUpper());
    }

    @Override
    public Dialect dialect() {
        return LEANXCALE_LIKE;
    }

    @Override
    public Catalog catalog(CatalogSelection selection) {
        if (selection instanceof CatalogSelection.Named named) {
            askedFor.addAll(named.names());
        }
        return catalog;
    }

    @Override
    public void execute(DdlNode ddl) {
        failure.accept(ddl);
        executed.add(LEANXCALE_LIKE.render(ddl));
        if (ddl instanceof DdlNode.CreateIndex index) {
            catalog = withTables(
                    catalog.tables().stream().map(t -> with(index, t)).toList());
        }
    }

    @Override
    public void execute(List<ChangeNode> rows) {
        throw new UnsupportedOperationException("no plan of these tests copies rows");
    }

    private Catalog.TableFound with(DdlNode.CreateIndex index, Catalog.TableFound table) {
        if (!catalog.matches(index.table(), table.name())) {
            return table;
        }
        List<IndexDefinition> indexes = new ArrayList<>(table.indexes());
        indexes.add(new IndexDefinition(index.name().name(), index.columns(), index.unique()));
        return new Catalog.TableFound(table.name(), table.columns(), table.primaryKey(), table.foreignKeys(), indexes);
    }
}
