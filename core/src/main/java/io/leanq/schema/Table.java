package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.IndexDefinition;
import io.leanq.catalog.Names;
import io.leanq.catalog.Schema;
import io.leanq.query.ArrayType;
import io.leanq.query.BooleanType;
import io.leanq.query.Condition;
import io.leanq.query.NumericType;
import io.leanq.query.PlainType;
import io.leanq.query.Source;
import io.leanq.query.SqlPart;
import io.leanq.query.TemporalType;
import io.leanq.query.TextType;
import io.leanq.tree.FromItem;
import io.leanq.tree.ObjectName;
import io.leanq.tree.PlainSql;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.VendorNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table of the database. Users extend this class with one final field for each column, and keep one constant, which
 * {@link #define} makes. Immutable and thread-safe after its definition. Two threads can initialise two tables that
 * refer to each other at the same time.
 *
 * @param <T> the class itself
 */
@SuppressWarnings("varargs") // the arrays are read at once, and never handed out
public abstract non-sealed class Table<T extends Table<T>> implements SchemaObject, Source, SqlPart {
    private final TableRef<T> ref;

    /** The from item, which is a record, so that no thread sees a partial one; two threads can make it twice. */
    private @Nullable FromItem fromItem;

    /** @throws InvalidDefinition if the ref is null: make tables by {@code Table.define(name, Students::new)} */
    protected Table(TableRef<T> ref) {
        if (ref == null) {
            throw new InvalidDefinition("a table is not made by new but by Table.define(name, Students::new)");
        }
        this.ref = ref;
    }

    /** Defines a table in the session's default schema: runs the constructor once and seals the definition. */
    public static <T extends Table<T>> T define(String name, Function<TableRef<T>, T> make) {
        return TableRef.define(ObjectName.of(Names.required("table", name)), make);
    }

    /** Defines a table in the given schema. A dot in a name is part of the name and does not separate names. */
    public static <T extends Table<T>> T define(Schema schema, String name, Function<TableRef<T>, T> make) {
        return TableRef.define(Names.in(schema, "table", name), make);
    }

    /** Begins a table that is known at run time only, in the session's default schema. */
    public static DynamicTable.Builder named(String name) {
        return new DynamicTable.Builder(ObjectName.of(Names.required("table", name)));
    }

    /** Begins a table that is known at run time only, in the given schema. */
    public static DynamicTable.Builder named(Schema schema, String name) {
        return new DynamicTable.Builder(Names.in(schema, "table", name));
    }

    /**
     * The same table under an alias, for self-joins or for short names. Statements that change rows refuse an alias.
     */
    public final T as(String alias) {
        return ref.aliased(alias);
    }

    /**
     * The table with a hint for the optimizer, for a from clause. A dialect that does not know the hint refuses to
     * render the statement.
     */
    public final Source hint(VendorNode.TableHint hint) {
        FromItem.OfTable item =
                new FromItem.OfTable(instance(), List.of(Required.in("hint(null)", "give a hint", hint)));
        return () -> item;
    }

    /** The definition, which the table shares with its aliases. */
    public final TableDefinition definition() {
        return ref.definition();
    }

    public final SourceInstance.OfTable instance() {
        return ref.instance();
    }

    @Override
    public final FromItem fromItem() {
        FromItem made = fromItem;
        if (made == null) {
            made = new FromItem.OfTable(instance(), List.of());
            fromItem = made;
        }
        return made;
    }

    @Override
    public final PlainSql.Part sqlPart() {
        return new PlainSql.Table(fromItem());
    }

    TableRef<T> ref() {
        return ref;
    }

    /** Receives each column while the constructor runs. */
    <C extends Column<T, ?>> C own(C column) {
        return column;
    }

    /** Called once when the constructor has run and the definition is sealed; not called for an alias. */
    void complete() {}

    /** A column whose type has no operations of its own: bytes, the user's own types. */
    @SafeVarargs
    protected final <V> PlainColumn<T, V> column(String name, PlainType<V> type, ColumnOption<? super V>... options) {
        return own(new PlainColumn<>(this, ref, name, type, ColumnOption.list(name, options)));
    }

    @SafeVarargs
    protected final <E, K> ArrayColumn<T, E, K> column(
            String name, ArrayType<E, K> type, ColumnOption<? super List<E>>... options) {
        return own(new ArrayColumn<>(this, ref, name, type, ColumnOption.list(name, options)));
    }

    @SafeVarargs
    protected final BooleanColumn<T> column(String name, BooleanType type, ColumnOption<? super Boolean>... options) {
        return own(new BooleanColumn<>(this, ref, name, type, ColumnOption.list(name, options)));
    }

    @SafeVarargs
    protected final TextColumn<T> column(String name, TextType type, ColumnOption<? super String>... options) {
        return own(new TextColumn<>(this, ref, name, type, ColumnOption.list(name, options)));
    }

    @SafeVarargs
    protected final <N extends Number> NumberColumn<T, N> column(
            String name, NumericType<N> type, ColumnOption<? super N>... options) {
        return own(new NumberColumn<>(this, ref, name, type, ColumnOption.list(name, options)));
    }

    @SafeVarargs
    protected final <V> TemporalColumn<T, V> column(
            String name, TemporalType<V> type, ColumnOption<? super V>... options) {
        return own(new TemporalColumn<>(this, ref, name, type, ColumnOption.list(name, options)));
    }

    @SafeVarargs
    private List<String> columns(String operation, Column<T, ?> first, Column<T, ?>... more) {
        return ColumnLists.names(operation + " of " + ref.instance(), first, more);
    }

    /** Defines a primary key of two columns, in this order: {@code key = primaryKey(region, number)}. */
    protected final <A, B> PrimaryKey2<T, A, B> primaryKey(Column<T, A> first, Column<T, B> second) {
        define(columns("primaryKey", first, second));
        return new PrimaryKey2<>(first, second);
    }

    /** Defines a primary key of three columns, in this order. */
    protected final <A, B, C> PrimaryKey3<T, A, B, C> primaryKey(
            Column<T, A> first, Column<T, B> second, Column<T, C> third) {
        define(columns("primaryKey", first, second, third));
        return new PrimaryKey3<>(first, second, third);
    }

    /** Defines a primary key of four columns, in this order. */
    protected final <A, B, C, D> PrimaryKey4<T, A, B, C, D> primaryKey(
            Column<T, A> first, Column<T, B> second, Column<T, C> third, Column<T, D> fourth) {
        define(columns("primaryKey", first, second, third, fourth));
        return new PrimaryKey4<>(first, second, third, fourth);
    }

    private void define(List<String> key) {
        TableBuilder recording = ref.recording();
        if (recording != null) {
            recording.primaryKey(key);
        }
    }

    /** Defines a primary key of any number of columns, in this order. */
    @SafeVarargs
    protected final void primaryKey(Column<T, ?> first, Column<T, ?>... more) {
        define(columns("primaryKey", first, more));
    }

    /** Defines an index, which is created with the table. */
    @SafeVarargs
    protected final IndexStep index(String name, Column<T, ?> first, Column<T, ?>... more) {
        return index(name, columns("index", first, more), false);
    }

    /** Defines a unique index, which is created with the table: no two rows may have the same values in its columns. */
    @SafeVarargs
    protected final IndexStep uniqueIndex(String name, Column<T, ?> first, Column<T, ?>... more) {
        return index(name, columns("uniqueIndex", first, more), true);
    }

    private IndexStep index(String name, List<String> columns, boolean unique) {
        TableBuilder recording = ref.recording();
        if (recording == null) {
            return options -> {};
        }
        recording.index(new IndexDefinition(name, columns, unique));
        return options -> {
            ref.recording();
            recording.indexOptions(
                    name,
                    List.of(Required.all("index " + name + ", with(null)", "give an option of the index", options)));
        };
    }

    /**
     * Defines a unique constraint, named {@code uq_table_columns}: no two rows may have the same values in these
     * columns.
     */
    @SafeVarargs
    protected final void unique(Column<T, ?> first, Column<T, ?>... more) {
        TableBuilder recording = ref.recording();
        if (recording != null) {
            recording.unique(null, columns("unique", first, more));
        }
    }

    /** Like {@link #unique(Column, Column...)}, with a name for the constraint. */
    @SafeVarargs
    protected final void unique(String name, Column<T, ?> first, Column<T, ?>... more) {
        TableBuilder recording = ref.recording();
        if (recording != null) {
            recording.unique(Names.required("constraint", name), columns("unique", first, more));
        }
    }

    /**
     * Defines a check constraint, a condition that no row may make false: {@code check("ck_price", price.gt(ZERO))}.
     * Values in the condition become literals in the text of the DDL.
     *
     * @throws InvalidDefinition if the condition needs more than one row of this table
     */
    protected final void check(String name, Condition condition) {
        TableBuilder recording = ref.recording();
        if (recording != null) {
            recording.check(name, condition);
        }
    }

    /**
     * Declares the names that the table had before, in the same schema. Where a database has a table of such a name and
     * none of the present one, a schema diff renames it; without this call it drops the old table and creates a new
     * one. Where it has both, the rows count as copied: the diff drops the old table, if the schema no longer has it.
     *
     * @throws InvalidDefinition if there is no name, or one is null or blank
     */
    protected final void tableRenamedFrom(String... earlier) {
        List<String> names = Required.earlierNames("table", earlier);
        TableBuilder recording = ref.recording();
        if (recording != null) {
            recording.renamedFrom(names);
        }
    }

    /** Describes the table for people. The comment is part of the model only; it is not written to the database. */
    protected final void tableComment(String text) {
        TableBuilder recording = ref.recording();
        if (recording != null) {
            recording.comment(text);
        }
    }

    /**
     * Begins a foreign key of one or several columns, named {@code fk_table_columns}; {@code references} completes it.
     */
    @SafeVarargs
    protected final ForeignKeyStep foreignKey(Column<T, ?> first, Column<T, ?>... more) {
        return foreignKey(null, columns("foreignKey", first, more));
    }

    /** Like {@link #foreignKey(Column, Column...)}, with a name for the foreign key. */
    @SafeVarargs
    protected final ForeignKeyStep foreignKey(String name, Column<T, ?> first, Column<T, ?>... more) {
        return foreignKey(Names.required("foreign key", name), columns("foreignKey", first, more));
    }

    private ForeignKeyStep foreignKey(@Nullable String name, List<String> columns) {
        TableBuilder recording = ref.recording();
        return target -> {
            if (recording != null) {
                recording.foreignKey(name, columns, target);
            }
        };
    }

    /** Adds clauses that only some databases have, such as partitioning. */
    protected final void with(VendorNode.TableOption... options) {
        TableBuilder recording = ref.recording();
        if (recording != null) {
            List.of(Required.all("with(null)", "give an option of the table", options))
                    .forEach(recording::option);
        }
    }

    /** A defined index, which can be given vendor options. */
    @FunctionalInterface
    public interface IndexStep {

        /** Adds clauses that only some databases have, such as covered columns. */
        void with(VendorNode.IndexOption... options);
    }

    /** A foreign key without its target. */
    @FunctionalInterface
    public interface ForeignKeyStep {

        /**
         * @param target supplies as many columns of one table, {@code () -> List.of(P.a, P.b)}; called when the target
         *     is first needed
         */
        void references(Supplier<? extends List<? extends Column<?, ?>>> target);
    }

    /** See {@link ColumnOption#primaryKey()}. */
    protected static ColumnOption<Object> primaryKey() {
        return ColumnOption.primaryKey();
    }

    /** See {@link ColumnOption#notNull()}. */
    protected static ColumnOption<Object> notNull() {
        return ColumnOption.notNull();
    }

    /** See {@link ColumnOption#indexed()}. */
    protected static ColumnOption<Object> indexed() {
        return ColumnOption.indexed();
    }

    /** See {@link ColumnOption#defaultValue}. */
    protected static <V> ColumnOption<V> defaultValue(V value) {
        return ColumnOption.defaultValue(value);
    }

    /** See {@link ColumnOption#renamedFrom}. */
    protected static ColumnOption<Object> renamedFrom(String... earlier) {
        return ColumnOption.renamedFrom(earlier);
    }

    /** See {@link ColumnOption#comment(String)}. */
    protected static ColumnOption<Object> comment(String text) {
        return ColumnOption.comment(text);
    }

    /** See {@link ColumnOption#unique()}. */
    protected static ColumnOption<Object> unique() {
        return ColumnOption.unique();
    }

    /** See {@link ColumnOption#defaultCurrentTimestamp()}. */
    protected static ColumnOption<Object> defaultCurrentTimestamp() {
        return ColumnOption.defaultCurrentTimestamp();
    }

    /** See {@link ColumnOption#defaultCurrentDate()}. */
    protected static ColumnOption<Object> defaultCurrentDate() {
        return ColumnOption.defaultCurrentDate();
    }

    /** See {@link ColumnOption#identity()}. */
    protected static ColumnOption<Number> identity() {
        return ColumnOption.identity();
    }

    /** See {@link ColumnOption#identity(long, long)}. */
    protected static ColumnOption<Number> identity(long startWith, long incrementBy) {
        return ColumnOption.identity(startWith, incrementBy);
    }

    /** See {@link ColumnOption#defaultNext(Supplier)}. */
    protected static ColumnOption<Number> defaultNext(Supplier<Sequence> sequence) {
        return ColumnOption.defaultNext(sequence);
    }

    /** See {@link ColumnOption#defaultNext(Sequence)}. */
    protected static ColumnOption<Number> defaultNext(Sequence sequence) {
        return ColumnOption.defaultNext(sequence);
    }

    /** See {@link ColumnOption#references}. */
    protected static <V> ColumnOption<V> references(Supplier<? extends Column<?, V>> target) {
        return ColumnOption.references(target);
    }

    /** See {@link ColumnOption#references(String, Supplier)}. */
    protected static <V> ColumnOption<V> references(String key, Supplier<? extends Column<?, V>> target) {
        return ColumnOption.references(key, target);
    }

    /** The table's name, or {@code name AS alias} for an alias. */
    @Override
    public final String toString() {
        return ref.instance().toString();
    }
}
