package io.leanq.schema;

import io.leanq.catalog.Facet;
import io.leanq.evolve.ColumnState;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.evolve.ViewState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the schema as a value of a model. Used once, by one thread. */
final class ModelState {
    private final MetaData metadata;
    private final Map<String, Set<Facet>> notTold = new HashMap<>();

    private ModelState(MetaData metadata, List<NotTold> notTold) {
        this.metadata = metadata;
        notTold.forEach(facet -> this.notTold
                .computeIfAbsent(facet.object(), object -> EnumSet.noneOf(Facet.class))
                .add(facet.facet()));
    }

    /** @param notTold what the model does not have; empty for a model that people wrote */
    static SchemaState of(MetaData metadata, List<NotTold> notTold) {
        return new ModelState(metadata, notTold).state();
    }

    private SchemaState state() {
        return SchemaState.of(
                metadata.tables().stream().map(this::table).toList(),
                metadata.views().stream().map(ModelState::view).toList(),
                metadata.sequences().stream().map(Sequence::ddl).toList(),
                notTold(NotTold.EVERY_TABLE));
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
                table.renamedFrom());
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

    private static ViewState view(View<?> view) {
        return new ViewState(
                view.definition().name(),
                view.definition().columnNames(),
                view.hasQuery() ? Optional.of(view.ddl(false).query()) : Optional.empty());
    }
}
