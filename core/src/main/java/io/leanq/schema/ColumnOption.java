package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import io.leanq.tree.ColumnFilling;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something a column has besides name and type. In a table's constructor they are called without a class name, since
 * {@link Table} has methods of the same names; elsewhere, import them statically.
 *
 * @param <V> the Java type of the columns it suits, or a supertype
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

    /** The options of a column, of which none is null. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    static <V> List<ColumnOption<? super V>> list(String column, ColumnOption<? super V>... options) {
        return List.of(Required.all("column(\"" + column + "\", type, null)", "give an option of the column", options));
    }

    /** The table's primary key is this column; not null follows. */
    public static ColumnOption<Object> primaryKey() {
        return new ColumnOption<>(ColumnBuilder::primaryKey);
    }

    public static ColumnOption<Object> notNull() {
        return new ColumnOption<>(ColumnBuilder::notNull);
    }

    /**
     * An index of this column, named {@code ix_table_column}, or {@code ix_my_table__my_column} where a part has a _
     * itself.
     */
    public static ColumnOption<Object> indexed() {
        return new ColumnOption<>(ColumnBuilder::indexed);
    }

    /** What an insert that leaves the column out writes. */
    public static <V> ColumnOption<V> defaultValue(V value) {
        if (value == null) {
            throw new InvalidDefinition("defaultValue(null): a column without a default is NULL anyway");
        }
        return new ColumnOption<>(column -> column.defaultValue(value));
    }

    /** No two rows may have the same value; the constraint is named {@code uq_table_column}. */
    public static ColumnOption<Object> unique() {
        return new ColumnOption<>(ColumnBuilder::unique);
    }

    /** What people should know of the column. Kept in the model; the database is not told. */
    public static ColumnOption<Object> comment(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidDefinition(
                    (text == null ? "comment(null)" : "comment(\"\")") + ": give a text, or leave the comment out");
        }
        return new ColumnOption<>(column -> column.comment(text));
    }

    /** An insert that leaves the column, a TIMESTAMP, out writes the time at which it runs. */
    public static ColumnOption<Object> defaultCurrentTimestamp() {
        return new ColumnOption<>(
                column -> column.clock(ColumnFilling.Clock.CURRENT_TIMESTAMP, SqlType.Simple.TIMESTAMP));
    }

    /** An insert that leaves the column, a DATE, out writes the day on which it runs. */
    public static ColumnOption<Object> defaultCurrentDate() {
        return new ColumnOption<>(column -> column.clock(ColumnFilling.Clock.CURRENT_DATE, SqlType.Simple.DATE));
    }

    /**
     * The database counts the column, a BIGINT, up from 1. No insert can set it, and none gets it back, since the
     * protocol has no generated keys: where the key is wanted back, use {@link #defaultNext(Supplier)}.
     */
    public static ColumnOption<Number> identity() {
        return identity(1, 1);
    }

    /** {@link #identity()} with another first number and step, which may be negative. */
    public static ColumnOption<Number> identity(long startWith, long incrementBy) {
        return new ColumnOption<>(column -> column.identity(startWith, incrementBy));
    }

    /**
     * An insert that leaves the column out draws from the sequence. This is a rule of the model: nothing in the
     * database knows of it.
     *
     * @param sequence asked when it is needed, so the constant may stand anywhere
     */
    public static ColumnOption<Number> defaultNext(Supplier<Sequence> sequence) {
        if (sequence == null) {
            throw new InvalidDefinition("defaultNext(null): give the sequence, as () -> STUDENT_IDS");
        }
        return new ColumnOption<>(column -> column.next(sequence));
    }

    /**
     * @throws InvalidDefinition if the sequence is null, as a constant declared below the table still is
     */
    public static ColumnOption<Number> defaultNext(@Nullable Sequence sequence) {
        if (sequence == null) {
            throw new InvalidDefinition(
                    "defaultNext(null): the sequence is null. Its constant is initialised after the table:"
                            + " declare it above the table, or give it as () -> CONSTANT");
        }
        return new ColumnOption<>(column -> column.next(() -> sequence));
    }

    /** What a catalog says that the database puts in; it is known to suit the column. */
    static ColumnOption<Object> filledBy(ColumnFilling filling) {
        return new ColumnOption<>(column -> column.filledBy(filling));
    }

    /** The same for a sequence. */
    static ColumnOption<Object> fedBy(Sequence sequence) {
        return new ColumnOption<>(column -> column.next(() -> sequence));
    }

    /**
     * A foreign key of this column.
     *
     * @param target asked when it is needed, so that tables may refer to each other and to themselves
     */
    public static <V> ColumnOption<V> references(Supplier<? extends Column<?, V>> target) {
        requireTarget(target);
        return new ColumnOption<>(column -> column.references(null, target));
    }

    /** The same with a name for the foreign key, which is {@code fk_table_column} otherwise. */
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
