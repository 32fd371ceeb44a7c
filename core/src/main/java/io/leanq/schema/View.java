package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import io.leanq.catalog.Schema;
import io.leanq.query.Query;
import io.leanq.query.QueryShape;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.type.DataType;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A view: a query with a name, to be selected from like a table. Users extend it, with one final field for each column
 * of the query in its order, and hold one constant made by {@link #define}. Immutable and thread-safe once defined.
 *
 * <pre>{@code
 * public static final Adults ADULTS = View.define("adults", Adults::new,
 *         () -> select(STUDENTS.id, STUDENTS.name).from(STUDENTS).where(STUDENTS.age.ge(18)));
 * }</pre>
 *
 * <p>Values in the query stand in the text of the view. No statement changes rows through a view.
 *
 * @param <T> the class itself
 */
public abstract class View<T extends View<T>> extends Table<T> {

    /**
     * @throws InvalidDefinition if the ref is null: views are made by {@code View.define(name, Adults::new, query)}
     */
    protected View(TableRef<T> ref) {
        super(ref);
        ref.viewQuery();
    }

    /**
     * Makes the view in the session's default schema.
     *
     * @param query asked when it is needed, never while classes are initialised; it has no params
     */
    public static <T extends View<T>> T define(
            String name, Function<TableRef<T>, T> make, Supplier<? extends Query<?>> query) {
        return TableRef.defineView(ObjectName.of(Names.required("view", name)), make, query);
    }

    /** The same in another schema. */
    public static <T extends View<T>> T define(
            Schema schema, String name, Function<TableRef<T>, T> make, Supplier<? extends Query<?>> query) {
        return TableRef.defineView(Names.in(schema, "view", name), make, query);
    }

    /**
     * A view whose query only the database knows: it is selected from like any other, and never created.
     * {@code createAll} compares its columns with those that are there, names, types and nullability, and refuses if
     * there is no such view. {@code dropAll} drops it all the same.
     */
    public static <T extends View<T>> T existing(String name, Function<TableRef<T>, T> make) {
        return TableRef.defineExistingView(ObjectName.of(Names.required("view", name)), make);
    }

    /** The same in another schema. */
    public static <T extends View<T>> T existing(Schema schema, String name, Function<TableRef<T>, T> make) {
        return TableRef.defineExistingView(Names.in(schema, "view", name), make);
    }

    /** Begins such a view that is known at run time only. */
    public static DynamicView.Builder existing(String name) {
        return new DynamicView.Builder(ObjectName.of(Names.required("view", name)));
    }

    /** The same in another schema. */
    public static DynamicView.Builder existing(Schema schema, String name) {
        return new DynamicView.Builder(Names.in(schema, "view", name));
    }

    /** Whether the class has the query, so that the view can be created; false for {@link #existing} ones. */
    public final boolean hasQuery() {
        return ref().viewQuery().isPresent();
    }

    /**
     * Creates the view, or puts this query in the place of the one that it has.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the database cannot replace views
     * @throws InvalidDefinition if only the database knows the query
     */
    public final void replace(SchemaTarget target) {
        target.execute(ddl(true));
    }

    /**
     * @throws InvalidDefinition if the query is null, or does not give the columns that the class has
     */
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
            DataType<?> wanted = columns.get(i).type();
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
