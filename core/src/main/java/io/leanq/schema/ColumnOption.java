package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import io.leanq.tree.ColumnFilling;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A property of a column besides its name and type. {@link Table} has methods of the same names, so that a table's
 * constructor calls these without a class name; elsewhere, import them statically. Immutable.
 *
 * @param <V> the Java type of the columns that can have this option, or a supertype of it
 */
public final class ColumnOption<V> {

    /** Changes the column under construction. */
    @FunctionalInterface
    interface Action {
        void apply(ColumnBuilder column);
    }

    private final Action action;

    private ColumnOption(Action action) {
        this.action = action;
    }

    void apply(ColumnBuilder column) {
        action.apply(column);
    }

    /**
     * The options of a column as a list.
     *
     * @throws InvalidDefinition if an option is null
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    static <V> List<ColumnOption<? super V>> list(String column, ColumnOption<? super V>... options) {
        return List.of(Required.all("column(\"" + column + "\", type, null)", "give an option of the column", options));
    }

    /** Makes this column the table's primary key, which is also NOT NULL. */
    public static ColumnOption<Object> primaryKey() {
        return new ColumnOption<>(ColumnBuilder::primaryKey);
    }

    /** Makes the column NOT NULL. */
    public static ColumnOption<Object> notNull() {
        return new ColumnOption<>(ColumnBuilder::notNull);
    }

    /**
     * Defines an index of this column, named {@code ix_table_column}, or {@code ix_my_table__my_column} if the name of
     * the table or column contains an underscore.
     */
    public static ColumnOption<Object> indexed() {
        return new ColumnOption<>(ColumnBuilder::indexed);
    }

    /** The value that an insert writes if it leaves the column out. */
    public static <V> ColumnOption<V> defaultValue(V value) {
        if (value == null) {
            throw new InvalidDefinition("defaultValue(null): a column without a default is NULL anyway");
        }
        return new ColumnOption<>(column -> column.defaultValue(value));
    }

    /**
     * Defines a unique constraint, named {@code uq_table_column}: no two rows may have the same value in this column.
     */
    public static ColumnOption<Object> unique() {
        return new ColumnOption<>(ColumnBuilder::unique);
    }

    /** Describes the column for people. The comment is part of the model only; it is not written to the database. */
    public static ColumnOption<Object> comment(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidDefinition(
                    (text == null ? "comment(null)" : "comment(\"\")") + ": give a text, or leave the comment out");
        }
        return new ColumnOption<>(column -> column.comment(text));
    }

    /**
     * Declares the names that the column had before. Where a database has a column of such a name and none of the
     * present one, a schema diff renames it; without this option it drops the old column and adds a new one. Where it has
     * both, the values count as copied: the diff drops the old column, if the table no longer has it. Columns cannot
     * swap their names.
     *
     * @throws InvalidDefinition if there is no name, or one is null or blank
     */
    public static ColumnOption<Object> renamedFrom(String... earlier) {
        List<String> names = Required.earlierNames("column", earlier);
        return new ColumnOption<>(column -> column.renamedFrom(names));
    }

    /** For a TIMESTAMP column: an insert that leaves the column out writes the database's current time. */
    public static ColumnOption<Object> defaultCurrentTimestamp() {
        return new ColumnOption<>(
                column -> column.clock(ColumnFilling.Clock.CURRENT_TIMESTAMP, SqlType.Simple.TIMESTAMP));
    }

    /** For a DATE column: an insert that leaves the column out writes the database's current date. */
    public static ColumnOption<Object> defaultCurrentDate() {
        return new ColumnOption<>(column -> column.clock(ColumnFilling.Clock.CURRENT_DATE, SqlType.Simple.DATE));
    }

    /**
     * For a BIGINT column: the database numbers the rows, from 1 upwards. No insert can set the column, and no insert
     * returns its value, since LeanXcale's protocol does not return generated keys. Use {@link #defaultNext(Supplier)}
     * for a key that inserts return.
     */
    public static ColumnOption<Number> identity() {
        return identity(1, 1);
    }

    /** {@link #identity()} with another first number and another step, which can be negative. */
    public static ColumnOption<Number> identity(long startWith, long incrementBy) {
        return new ColumnOption<>(column -> column.identity(startWith, incrementBy));
    }

    /**
     * An insert that leaves the column out draws the next number of a sequence. This rule is part of the model only:
     * other clients of the database do not follow it.
     *
     * @param sequence supplies the sequence; called when it is first needed, so the constant can be declared anywhere
     */
    public static ColumnOption<Number> defaultNext(Supplier<Sequence> sequence) {
        if (sequence == null) {
            throw new InvalidDefinition("defaultNext(null): give the sequence, as () -> STUDENT_IDS");
        }
        return new ColumnOption<>(column -> column.next(sequence));
    }

    /**
     * @throws InvalidDefinition if the sequence is null, as a constant is that is declared below the table: use
     *     {@link #defaultNext(Supplier)} for it
     */
    public static ColumnOption<Number> defaultNext(@Nullable Sequence sequence) {
        if (sequence == null) {
            throw new InvalidDefinition(
                    "defaultNext(null): the sequence is null. Its constant is initialised after the table:"
                            + " declare it above the table, or give it as () -> CONSTANT");
        }
        return new ColumnOption<>(column -> column.next(() -> sequence));
    }

    /** The default that was found in a catalog, which is known to fit the column. */
    static ColumnOption<Object> filledBy(ColumnFilling filling) {
        return new ColumnOption<>(column -> column.filledBy(filling));
    }

    /** The sequence that was found in a catalog as the default of a column. */
    static ColumnOption<Object> fedBy(Sequence sequence) {
        return new ColumnOption<>(column -> column.next(() -> sequence));
    }

    /**
     * Defines a foreign key of this column, named {@code fk_table_column}.
     *
     * @param target supplies the column that the key references; called when it is first needed, so that tables can
     *     refer to each other and to themselves
     */
    public static <V> ColumnOption<V> references(Supplier<? extends Column<?, V>> target) {
        requireTarget(target);
        return new ColumnOption<>(column -> column.references(null, target));
    }

    /** Like {@link #references(Supplier)}, with a name for the foreign key. */
    public static <V> ColumnOption<V> references(String key, Supplier<? extends Column<?, V>> target) {
        Names.required("foreign key", key);
        requireTarget(target);
        return new ColumnOption<>(column -> column.references(key, target));
    }

    private static void requireTarget(@Nullable Supplier<?> target) {
        if (target == null) {
            throw new InvalidDefinition("references(null): give the column, as () -> Students.STUDENTS.id");
        }
    }
}
