package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Facet;
import io.leanq.evolve.ColumnState;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.evolve.UnknownColumn;
import io.leanq.evolve.ViewState;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the schema as a value of a model. Used once, by one thread. */
final class ModelState {
    private final MetaData metadata;
    private final Map<String, Set<Facet>> notTold = new HashMap<>();
    private final List<LeftOutColumn> leftOut;

    private ModelState(MetaData metadata, List<NotTold> notTold) {
        this.metadata = metadata;
        notTold.forEach(facet -> this.notTold
                .computeIfAbsent(facet.object(), object -> EnumSet.noneOf(Facet.class))
                .add(facet.facet()));
        this.leftOut =
                notTold.stream().flatMap(facet -> facet.column().stream()).toList();
    }

    /**
     * @param notTold what the model does not have; empty for a model that people wrote
     * @throws InvalidDefinition if an index is listed without its table
     */
    static SchemaState of(MetaData metadata, List<NotTold> notTold) {
        for (Index index : metadata.indexes()) {
            if (!metadata.tables().contains(index.table())) {
                throw new InvalidDefinition("index " + index + " is of " + index.table()
                        + ", which is not in this MetaData: a schema as a value has no index without its table. Add the"
                        + " table to MetaData.of(…), or call evolve or createAll");
            }
        }
        return new ModelState(metadata, notTold).state();
    }

    /** The schema of a model that people wrote, without the indexes that are listed without their tables. */
    static SchemaState withoutLoneIndexes(MetaData metadata) {
        return new ModelState(metadata, List.of()).state();
    }

    private SchemaState state() {
        return SchemaState.of(
                tables(),
                views(),
                metadata.sequences().stream().map(Sequence::ddl).toList(),
                notTold(NotTold.EVERY_TABLE));
    }

    private List<TableState> tables() {
        List<TableState> tables =
                new ArrayList<>(metadata.tables().stream().map(this::table).toList());
        for (ObjectName name :
                withoutKnownColumns(false, tables.stream().map(TableState::name).toList())) {
            tables.add(new TableState(
                    name,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    unknown(name)));
        }
        return tables;
    }

    private List<ViewState> views() {
        List<ViewState> views =
                new ArrayList<>(metadata.views().stream().map(this::view).toList());
        for (ObjectName name :
                withoutKnownColumns(true, views.stream().map(ViewState::name).toList())) {
            views.add(new ViewState(name, List.of(), Optional.empty(), unknown(name)));
        }
        return views;
    }

    /** The names of tables or views that the model leaves out, since it can have none of their columns. */
    private Set<ObjectName> withoutKnownColumns(boolean views, List<ObjectName> known) {
        Set<ObjectName> names = new LinkedHashSet<>();
        leftOut.stream()
                .filter(column -> column.ofView() == views && !known.contains(column.object()))
                .forEach(column -> names.add(column.object()));
        return names;
    }

    private List<UnknownColumn> unknown(ObjectName object) {
        return leftOut.stream()
                .filter(column -> column.object().equals(object))
                .map(LeftOutColumn::column)
                .toList();
    }

    private Set<Facet> notTold(String object) {
        return notTold.getOrDefault(object, Set.of());
    }

    private TableState table(TableDefinition table) {
        return new TableState(
                table.name(),
                table.columns().stream().map(column -> column(table, column)).toList(),
                table.primaryKey(),
                table.foreignKeys().stream().map(ForeignKey::spec).toList(),
                table.uniques().stream().map(UniqueConstraint::spec).toList(),
                table.checkSpecs(),
                metadata.indexesOf(table),
                table.options(),
                table.renamedFrom(),
                unknown(table.name()));
    }

    private ColumnState column(TableDefinition table, ColumnDefinition column) {
        Set<Facet> untold = notTold(table.name() + "." + column.name());
        return new ColumnState(
                column.name(),
                column.type().sqlType(),
                !untold.contains(Facet.LENGTH),
                table.nullable(column),
                column.filling(),
                !untold.contains(Facet.DEFAULT) && !untold.contains(Facet.IDENTITY),
                column.renamedFrom());
    }

    private ViewState view(View<?> view) {
        return new ViewState(
                view.definition().name(),
                view.definition().columnNames(),
                view.hasQuery() ? Optional.of(view.ddl(false).query()) : Optional.empty(),
                unknown(view.definition().name()));
    }
}
