package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.IndexDefinition;
import io.leanq.catalog.Names;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.VendorNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that is defined outside its table: {@code Index.named("ix").on(t.a, t.b).unique().create(db)}. It can also
 * be listed in a {@link MetaData}. Immutable: each step returns a new index.
 */
public final class Index implements SchemaObject {
    private final String name;
    private final @Nullable TableDefinition table;
    private final List<String> columns;
    private final boolean unique;
    private final List<VendorNode.IndexOption> options;

    private Index(
            String name,
            @Nullable TableDefinition table,
            List<String> columns,
            boolean unique,
            List<VendorNode.IndexOption> options) {
        this.name = name;
        this.table = table;
        this.columns = columns;
        this.unique = unique;
        this.options = options;
    }

    /** Begins an index with this name. */
    public static Index named(String name) {
        return new Index(Names.required("index", name), null, List.of(), false, List.of());
    }

    /** @throws InvalidDefinition if no column is given, or the columns belong to several tables */
    public Index on(Column<?, ?>... indexed) {
        Required.all("index " + name + ", on(null)", "name the column; is its table's constant initialised?", indexed);
        if (indexed.length == 0) {
            throw new InvalidDefinition("index " + name + ": on() needs at least one column");
        }
        TableDefinition first = indexed[0].table().definition();
        List<String> names = new ArrayList<>();
        for (Column<?, ?> column : indexed) {
            if (column.table().definition() != first) {
                throw new InvalidDefinition("index " + name + " is on columns of " + first.name() + " and of "
                        + column.table().definition().name() + ": an index has one table");
            }
            names.add(column.name());
        }
        return new Index(name, first, List.copyOf(names), unique, options).checked();
    }

    /** {@link #on(Column...)} with columns that are known at run time only. */
    public Index on(List<? extends Column<?, ?>> indexed) {
        return on(Required.in("index " + name + ", on(null)", "name the columns, as a list", indexed)
                .toArray(new Column<?, ?>[0]));
    }

    /** A unique index: no two rows may have the same values in its columns. */
    public Index unique() {
        return new Index(name, table, columns, true, options).checked();
    }

    /**
     * Adds clauses that only some databases have, such as covered columns.
     *
     * @throws InvalidDefinition if an option does not fit the table
     */
    public Index with(VendorNode.IndexOption... more) {
        List<VendorNode.IndexOption> all = new ArrayList<>(options);
        all.addAll(List.of(Required.all("index " + name + ", with(null)", "give an option of the index", more)));
        return new Index(name, table, columns, unique, List.copyOf(all)).checked();
    }

    private Index checked() {
        if (table != null) {
            check(table, definition());
        }
        return this;
    }

    static void check(TableDefinition table, IndexDefinition index) {
        DdlNode.CreateTable whole = table.ddl(List.of());
        index.options().forEach(option -> option.check(ddl(table, index), whole));
    }

    /**
     * Creates the index unless it exists.
     *
     * @throws SchemaMismatch if an index with its name exists on other columns
     */
    public void create(SchemaTarget target) {
        MetaData.of(this).createAll(target);
    }

    /**
     * The table of the index.
     *
     * @throws InvalidDefinition before {@link #on}
     */
    public TableDefinition table() {
        if (table == null) {
            throw new InvalidDefinition("index " + name + " has no columns: call on(…)");
        }
        return table;
    }

    /**
     * The name, columns and options of the index.
     *
     * @throws InvalidDefinition before {@link #on}
     */
    public IndexDefinition definition() {
        table();
        return new IndexDefinition(name, columns, unique, options);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The name of the index, in the schema of its table. */
    static ObjectName nameIn(TableDefinition table, String index) {
        return new ObjectName(table.name().schema(), index);
    }

    static DdlNode.CreateIndex ddl(TableDefinition table, IndexDefinition index) {
        return new DdlNode.CreateIndex(
                nameIn(table, index.name()), table.name(), index.columns(), index.unique(), index.options());
    }
}
