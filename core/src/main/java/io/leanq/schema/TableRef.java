package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import io.leanq.query.DataType;
import io.leanq.query.Query;
import io.leanq.tree.ObjectName;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The argument that a table's constructor passes to its superclass: the name of the table, its alias, and, while the
 * table is being defined, the builder of its definition. Only LeanQ makes refs. Used by one thread.
 *
 * @param <T> the table class
 */
public final class TableRef<T extends Table<T>> {
    private final SourceInstance.OfTable instance;
    private final Function<TableRef<T>, T> make;
    private final @Nullable ViewSource view;
    private @Nullable TableBuilder recording;
    private volatile boolean closed;
    private volatile @Nullable TableDefinition definition;

    /** @param query null if only the database knows the query */
    private record ViewSource(@Nullable Supplier<? extends Query<?>> query) {}

    private TableRef(SourceInstance.OfTable instance, Function<TableRef<T>, T> make, @Nullable ViewSource view) {
        this.instance = instance;
        this.make = make;
        this.view = view;
    }

    /** Runs the constructor, records what it defines, and seals it. */
    static <T extends Table<T>> T define(ObjectName name, Function<TableRef<T>, T> make) {
        return define(name, make, null);
    }

    /** Runs the constructor of a view, records what it defines, and seals it. */
    static <T extends View<T>> T defineView(
            ObjectName name, Function<TableRef<T>, T> make, Supplier<? extends Query<?>> query) {
        if (query == null) {
            throw new InvalidDefinition("the query of view " + name + " is null: give it as () -> select(…)");
        }
        return define(name, make, new ViewSource(query));
    }

    /** Like {@link #defineView}, for a view whose query only the database knows. */
    static <T extends View<T>> T defineExistingView(ObjectName name, Function<TableRef<T>, T> make) {
        return define(name, make, new ViewSource(null));
    }

    private static <T extends Table<T>> T define(
            ObjectName name, Function<TableRef<T>, T> make, @Nullable ViewSource view) {
        AtomicReference<TableIdentity.Names> names = new AtomicReference<>(TableIdentity.Names.NONE);
        SourceInstance.OfTable instance =
                new SourceInstance.OfTable(new TableIdentity(name, names::get), Optional.empty());
        TableRef<T> ref = new TableRef<>(instance, make, view);
        TableBuilder recording = new TableBuilder(instance);
        Required.in(
                (view == null ? "Table" : "View") + " " + name + ", null",
                "give the function that makes it, as in Students::new",
                make);
        ref.recording = recording;
        T table = make.apply(ref);
        ref.closed = true;
        TableDefinition definition = view == null ? recording.build() : recording.buildView();
        ref.definition = definition;
        names.set(definition);
        ref.recording = null;
        table.complete();
        return table;
    }

    /** Whether this is the ref of a view: the server derives the types of a view's columns from its query. */
    boolean isView() {
        return view != null;
    }

    /** The query of a view; empty if only the database knows it. */
    Optional<Supplier<? extends Query<?>>> viewQuery() {
        if (view == null) {
            throw new InvalidDefinition("view " + instance
                    + " has no query: make it by View.define(name, …, query) or View.existing(name, …)");
        }
        return Optional.ofNullable(view.query);
    }

    /** Runs the constructor again for an alias: it makes the columns and records nothing. */
    T aliased(String alias) {
        TableRef<T> ref = new TableRef<>(
                new SourceInstance.OfTable(
                        instance.table(),
                        Optional.of(Names.required("alias", Required.in("as(null)", "give an alias", alias)))),
                make,
                view);
        ref.definition = definition();
        T table = make.apply(ref);
        ref.closed = true;
        return table;
    }

    SourceInstance.OfTable instance() {
        return instance;
    }

    TableDefinition definition() {
        TableDefinition sealed = definition;
        if (sealed == null) {
            throw new InvalidDefinition(
                    "table " + instance + " is still being defined: use it after its constructor has" + " run");
        }
        return sealed;
    }

    ColumnDefinition column(String name, DataType<?, ?, ?> type, List<? extends ColumnOption<?>> options) {
        if (closed) {
            throw new InvalidDefinition("column " + name + " of " + instance.table() + " is defined after its table:"
                    + " columns are fields of the table class, set when it is constructed");
        }
        if (recording != null) {
            return recording.column(name, type, options);
        }
        return definition()
                .column(name)
                .orElseThrow(() -> new InvalidDefinition("alias " + instance + " has a column " + name
                        + " that the table does not have: its constructor must do the same every time"));
    }

    /** The builder that records definitions other than columns; null for an alias, which records nothing. */
    @Nullable
    TableBuilder recording() {
        if (closed) {
            throw new InvalidDefinition("table " + instance.table()
                    + " is defined already: keys, indexes and options go" + " into its constructor");
        }
        return recording;
    }
}
