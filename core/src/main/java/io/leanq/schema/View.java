package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import io.leanq.catalog.Schema;
import io.leanq.query.DataType;
import io.leanq.query.Query;
import io.leanq.query.QueryShape;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A view, which is a query with a name; statements select from it like from a table. Users extend this class with one
 * final field for each column of the query, in the order of the query, and keep one constant, which {@link #define}
 * makes. Immutable and thread-safe after its definition.
 *
 * <pre>{@code
 * public static final Adults ADULTS = View.define("adults", Adults::new, () -> select(STUDENTS.id,
 * STUDENTS.name).from(STUDENTS).where(STUDENTS.age.ge(18))); }</pre>
 *
 * <p>Values in the query become literals in the text of the view. No statement changes rows through a view.
 *
 * @param <T> the class itself
 */
public abstract class View<T extends View<T>> extends Table<T> {

    /** @throws InvalidDefinition if the ref is null: make views by {@code View.define(name, Adults::new, query)} */
    protected View(TableRef<T> ref) {
        super(ref);
        ref.viewQuery();
    }

    /**
     * Defines a view in the session's default schema.
     *
     * @param query supplies the query, which has no params; called when it is first needed, never while classes are
     *     initialised
     */
    public static <T extends View<T>> T define(
            String name, Function<TableRef<T>, T> make, Supplier<? extends Query<?>> query) {
        return TableRef.defineView(ObjectName.of(Names.required("view", name)), make, query);
    }

    /** Defines a view in the given schema; see {@link #define(String, Function, Supplier)}. */
    public static <T extends View<T>> T define(
            Schema schema, String name, Function<TableRef<T>, T> make, Supplier<? extends Query<?>> query) {
        return TableRef.defineView(Names.in(schema, "view", name), make, query);
    }

    /**
     * Defines a view whose query only the database knows. Statements select from it like from any view; LeanQ does not
     * create it. {@code createAll} compares the names, types and nullability of its columns with those in the database,
     * and fails if the view does not exist. {@code dropAll} drops it like other views.
     */
    public static <T extends View<T>> T existing(String name, Function<TableRef<T>, T> make) {
        return TableRef.defineExistingView(ObjectName.of(Names.required("view", name)), make);
    }

    /** Like {@link #existing(String, Function)}, for a view in the given schema. */
    public static <T extends View<T>> T existing(Schema schema, String name, Function<TableRef<T>, T> make) {
        return TableRef.defineExistingView(Names.in(schema, "view", name), make);
    }

    /** Begins a view that is known at run time only and whose query only the database knows. */
    public static DynamicView.Builder existing(String name) {
        return new DynamicView.Builder(ObjectName.of(Names.required("view", name)));
    }

    /** Like {@link #existing(String)}, for a view in the given schema. */
    public static DynamicView.Builder existing(Schema schema, String name) {
        return new DynamicView.Builder(Names.in(schema, "view", name));
    }

    /** Whether the class has the query, so that the view can be created; false for views made by {@link #existing}. */
    public final boolean hasQuery() {
        return ref().viewQuery().isPresent();
    }

    /**
     * Creates the view, or replaces the query of the existing view ({@code CREATE OR REPLACE VIEW}).
     *
     * @throws io.leanq.render.UnsupportedSqlException if the database cannot replace views
     * @throws InvalidDefinition if only the database knows the query
     */
    public final void replace(SchemaTarget target) {
        target.execute(ddl(true));
    }

    /** @throws InvalidDefinition if the query is null, or its columns differ from those of the class */
    final DdlNode.CreateView ddl(boolean orReplace) {
        Query<?> query = ref().viewQuery()
                .orElseThrow(() -> new InvalidDefinition(
                        "view " + this + " cannot be created: its query is known to the database only"))
                .get();
        if (query == null) {
            throw new InvalidDefinition("the query of view " + this + " is null");
        }
        QueryShape shape = QueryShape.of(query);
        List<ColumnDefinition> columns = definition().columns();
        if (shape.types().size() != columns.size()) {
            throw new InvalidDefinition("view " + this + " has " + columns.size() + " columns, but its query gives "
                    + shape.types().size());
        }
        for (int i = 0; i < columns.size(); i++) {
            DataType<?, ?, ?> wanted = columns.get(i).type();
            SqlType given = shape.types().get(i);
            if (!wanted.sqlType().sameKind(given)) {
                throw new InvalidDefinition(
                        "column " + this + "." + columns.get(i).name() + " is " + wanted
                                + ", but the view's query gives " + given + ": say the type that the query gives");
            }
        }
        return new DdlNode.CreateView(
                definition().name(),
                columns.stream().map(ColumnDefinition::name).toList(),
                shape.node(),
                orReplace);
    }
}
