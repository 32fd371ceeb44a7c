package io.leanq.schema;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.Facet;
import io.leanq.catalog.Schema;
import io.leanq.tree.Alteration;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Drops the existing objects of a MetaData: views, then the foreign keys of cycles, indexes, tables, sequences. Used
 * once, by one thread.
 */
final class SchemaDropping {
    private final MetaData metadata;
    private final SchemaTarget target;
    private final Catalog catalog;
    private final TableOrder order;
    private final List<String> dropped = new ArrayList<>();

    SchemaDropping(MetaData metadata, SchemaTarget target) {
        this.metadata = metadata;
        this.target = target;
        this.catalog = target.catalog(metadata.names());
        this.order = new TableOrder(metadata.tables());
    }

    /** Drops the objects, and returns them in order. */
    List<String> run() {
        views();
        order.deferred().forEach(this::foreignKey);
        metadata.indexes().forEach(this::index);
        tables();
        for (Sequence sequence : metadata.sequences()) {
            if (catalog.hasSequence(sequence.name()) || catalog.notTold().contains(Facet.SEQUENCE)) {
                drop(new DdlNode.DropSequence(sequence.name()), "sequence " + sequence);
            }
        }
        return dropped;
    }

    private void drop(DdlNode statement, String label) {
        target.execute(statement);
        dropped.add(label);
    }

    private void views() {
        List<ObjectName> open = new ArrayList<>();
        for (View<?> view : metadata.views()) {
            ObjectName name = view.definition().name();
            if (catalog.view(name).isPresent()) {
                open.add(0, name);
            }
        }
        // Only the database may know which view reads which: one that is refused is dropped after the others.
        while (!open.isEmpty()) {
            int before = open.size();
            SqlException refusal = null;
            for (ObjectName name : List.copyOf(open)) {
                try {
                    drop(new DdlNode.DropView(name), "view " + name);
                    open.remove(name);
                } catch (ConnectionLost e) {
                    throw e;
                } catch (SqlException e) {
                    refusal = refusal == null ? e : refusal;
                }
            }
            if (refusal != null && open.size() == before) {
                throw refusal;
            }
        }
    }

    private void foreignKey(ForeignKey key, TableDefinition table) {
        catalog.table(table.name())
                .flatMap(found -> nameOf(key, found))
                .ifPresent(name -> target.execute(new DdlNode.AlterTable(
                        table.name(),
                        new Alteration.DropConstraint(name, Alteration.DropConstraint.Kind.FOREIGN_KEY))));
    }

    /**
     * The name of a foreign key in the database; empty if it does not exist there. If the catalog does not show foreign
     * keys, it is the name in the model.
     */
    private Optional<String> nameOf(ForeignKey key, Catalog.TableFound found) {
        return catalog.notTold().contains(Facet.FOREIGN_KEY)
                ? Optional.of(key.name())
                : TableComparison.foreignKey(found, key, catalog).map(Catalog.ForeignKeyFound::name);
    }

    private void index(Index index) {
        String name = index.definition().name();
        boolean there = catalog.table(index.table().name())
                .filter(table -> catalog.notTold().contains(Facet.INDEX)
                        || TableComparison.index(table, name).isPresent())
                .isPresent();
        if (there && !metadata.tables().contains(index.table())) {
            drop(new DdlNode.DropIndex(Index.nameIn(index.table(), name)), "index " + index);
        }
    }

    private void tables() {
        List<TableDefinition> reversed = new ArrayList<>(order.order());
        Collections.reverse(reversed);
        for (TableDefinition table : reversed) {
            if (catalog.table(table.name()).isPresent()) {
                try {
                    drop(new DdlNode.DropTable(table.name()), "table " + table);
                } catch (ConnectionLost e) {
                    throw e;
                } catch (SqlException e) {
                    throw explained(table, e);
                }
            }
        }
    }

    /**
     * The failure with the names of tables in the same schema that refer to the table which was not dropped; the
     * failure itself if there are none.
     */
    private SqlException explained(TableDefinition table, SqlException failure) {
        List<String> referring;
        try {
            Catalog all = target.catalog(
                    CatalogSelection.ofSchema(table.name().schema().map(Schema::named), name -> true));
            referring = all.tables().stream()
                    .filter(other -> !all.matches(table.name(), other.name()))
                    .flatMap(other -> other.foreignKeys().stream()
                            .filter(key -> all.matches(table.name(), key.target()))
                            .map(key -> other.name().name() + " by foreign key " + key.name()))
                    .sorted()
                    .toList();
        } catch (SqlException e) {
            failure.addSuppressed(e);
            return failure;
        }
        if (referring.isEmpty()) {
            return failure;
        }
        SqlException explained = new SqlException(
                "table " + table + " is not dropped, since other tables refer to it: " + String.join(", ", referring)
                        + ". Add them to the MetaData, or drop them first",
                failure.sqlState(),
                failure.code(),
                failure.serverMessage(),
                failure);
        String sql = failure.sql();
        return sql == null ? explained : explained.during(sql, true);
    }
}
