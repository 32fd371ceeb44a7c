package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.query.seek.SeekKey;
import io.leanq.schema.Column;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.Junction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entry class, where every statement begins; import it statically. All objects that it makes are immutable and
 * thread-safe. Every method refuses a null argument with an {@link InvalidStatement}, unless its documentation says
 * otherwise.
 *
 * <p>Selects of two to sixteen columns, {@code row(…).as(Maker::new)}, {@code values(…)} and the inserts with named
 * columns are inherited from the generated {@link RowDsl}, aggregates from {@link AggregateDsl}, other computed values
 * from {@link ComputedDsl}, literals from {@link InlineDsl}, lateral sources from {@link SourceDsl}, and JSON from
 * {@link JsonDsl} and {@link JsonAggregateDsl}.
 */
public final class Dsl extends JsonAggregateDsl {

    private Dsl() {}

    /**
     * A select of one expression, or of one row made of several. A row is read as null where its table is outer-joined
     * and has no match, if all its columns belong to that table and the whole primary key is among them. If the key is
     * not among them, the row is made from NULLs.
     */
    public static <A> SelectStep<A> select(Selectable<A> a) {
        return SelectQuery.of(Needed.SELECTABLE.in("select", a).projection().alone());
    }

    /**
     * A select of any number of columns that are known at run time only. Their values are read by {@link Row#get}.
     *
     * @throws InvalidStatement if the list is empty
     */
    public static SelectStep<Row> select(List<? extends Selectable<?>> columns) {
        List<Selectable<?>> selected = new ArrayList<>(Needed.SELECTABLES.in("select", columns));
        List<Selectable<?>> unchanging = Collections.unmodifiableList(selected);
        return SelectQuery.of(Projection.ofParts(selected, parts -> {
            RowReader<?>[] readers = new RowReader<?>[parts.count()];
            for (int i = 0; i < readers.length; i++) {
                readers[i] = parts.reader(i);
            }
            return (cells, at) -> {
                @Nullable Object[] values = new Object[readers.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = readers[i].read(cells, at);
                }
                return new Row(unchanging, values);
            };
        }));
    }

    /** Selects the row record of a table: {@code select(table.row()).from(table)}. */
    public static <T extends RowTable<T, R>, R> From<R> selectFrom(RowTable<T, R> table) {
        RowTable<T, R> present = Needed.TABLE.in("selectFrom", table);
        return select(present.row()).from(present);
    }

    /** Makes a query a derived table, which has an alias and stands in a from clause. */
    public static <R> Derived<R> derived(String alias, Query<R> query) {
        return Derived.of(alias, query);
    }

    /**
     * A common table expression, {@code name (…) AS (SELECT …)}. {@link #with} declares it; a from clause selects from
     * it.
     */
    public static <R> Cte<R> cte(String name, Query<R> query) {
        return Cte.of(name, query);
    }

    /**
     * A recursive common table expression, {@code name (…) AS (first UNION ALL step)}. Each round of {@code step}
     * selects from the rows of the round before; the recursion ends with a round that has no rows.
     *
     * @param step makes the query of a round; its argument is the common table itself
     * @throws InvalidStatement if the step differs from the first query in its number of columns or in the SQL type of
     *     a column, or a column of the step has more digits behind the point
     */
    public static <R> Cte<R> recursive(String name, Query<R> first, Function<Cte<R>, Query<R>> step) {
        return Cte.recursive(name, first, step);
    }

    /** {@code WITH a (…) AS (…), b (…) AS (…)}; each common table may select from those before it. */
    public static With with(Cte<?>... tables) {
        return With.of(tables);
    }

    /** {@link #with(Cte...)} with common tables that are known at run time only; at least one. */
    public static With with(List<? extends Cte<?>> tables) {
        return With.of(Needed.COMMON_TABLES.in("with", tables).toArray(new Cte<?>[0]));
    }

    /**
     * Begins an insert of one row, column by column.
     *
     * @throws InvalidStatement if the table is an alias or a view
     */
    public static <T extends Table<T>> InsertStep<T> insertInto(T table) {
        return InsertStatement.into(table, ChangeNode.Insert.Mode.INSERT);
    }

    /**
     * Inserts a row, or replaces the whole row that has its primary key: columns left out take their default or NULL.
     * The statement is LeanXcale's {@code UPSERT INTO}; a dialect without an upsert refuses to render it.
     */
    public static <T extends Table<T>> InsertStep<T> upsertInto(T table) {
        return InsertStatement.into(table, ChangeNode.Insert.Mode.UPSERT);
    }

    /**
     * Inserts at most 1,000 row records in one statement. A null component draws the next number if a sequence feeds
     * its column; it becomes the constant default of a NOT NULL column; otherwise it becomes NULL, even if the column
     * has a default.
     *
     * @throws InvalidStatement if {@code rows} is empty or has more than 1,000 elements
     */
    public static <T extends RowTable<T, R>, R> Insert insertRows(T table, Collection<? extends R> rows) {
        return RecordInsert.of(table, ChangeNode.Insert.Mode.INSERT, rows);
    }

    /** {@link #insertRows(RowTable, Collection)} of rows that are written out. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <T extends RowTable<T, R>, R> Insert insertRows(T table, R first, R... more) {
        return RecordInsert.of(table, ChangeNode.Insert.Mode.INSERT, rows("insertRows", first, more));
    }

    private static <R> List<R> rows(String call, R first, R[] more) {
        List<R> rows = new ArrayList<>(1 + Needed.ARRAY.in(call + "(table, row, null)", more).length);
        rows.add(Needed.ROW.in(call + "(table, null)", first));
        rows.addAll(Arrays.asList(Needed.ROW.inAll(call + "(table, row, null)", more)));
        return rows;
    }

    /**
     * Like {@link #insertRows(RowTable, Collection)}, but replaces the rows whose primary keys exist already. The row
     * mapping must cover every column of the table.
     */
    public static <T extends RowTable<T, R>, R> Insert upsertRows(T table, Collection<? extends R> rows) {
        return RecordInsert.of(table, ChangeNode.Insert.Mode.UPSERT, rows);
    }

    /** {@link #upsertRows(RowTable, Collection)} of rows that are written out. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <T extends RowTable<T, R>, R> Insert upsertRows(T table, R first, R... more) {
        return RecordInsert.of(table, ChangeNode.Insert.Mode.UPSERT, rows("upsertRows", first, more));
    }

    /**
     * Inserts any number of row records through one prepared statement. Null components are written as by
     * {@link #insertRows}.
     */
    public static <T extends RowTable<T, R>, R> Batch<R> batchInsert(T table) {
        return Batch.of(table, ChangeNode.Insert.Mode.INSERT);
    }

    /** Like {@link #batchInsert}, but replaces the rows whose primary keys exist already. */
    public static <T extends RowTable<T, R>, R> Batch<R> batchUpsert(T table) {
        return Batch.of(table, ChangeNode.Insert.Mode.UPSERT);
    }

    /**
     * Runs one prepared change of any kind for any number of rows, each of which supplies the values of its params:
     * {@code batchOf(update(s).set(s.name, name).where(s.id.eq(id)), each(id, Student::id), each(name, Student::name))}
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <R> Batch<R> batchOf(Change change, ParamSource<R>... sources) {
        return Batch.of(change, List.of(Needed.SOURCE_OF_PARAM.inAll("batchOf(change, null)", sources)));
    }

    /** {@link #batchOf(Change, ParamSource...)} with sources that are known at run time only. */
    public static <R> Batch<R> batchOf(Change change, Collection<ParamSource<R>> sources) {
        return Batch.of(change, new ArrayList<>(Needed.PARAM_SOURCES.in("batchOf(change, null)", sources)));
    }

    /**
     * One column of a row record and the accessor of its component, for
     * {@code mapping(field(id, Student::id), …).as(Student::new)}.
     */
    public static <T extends Table<T>, V, R> Field<T, V, R> field(
            Column<T, V> column, Function<? super R, ? extends @Nullable V> get) {
        return new Field<>(Needed.COLUMN.in("field(null, …)", column), Needed.FUNCTION.in("field(column, null)", get));
    }

    /**
     * Says where a batch finds the value of a param in each of its rows. A null value is refused when the row is
     * written.
     */
    public static <R, V> ParamSource<R> each(Param<V> param, Function<? super R, ? extends V> value) {
        return ParamSource.of(param, value, false);
    }

    /**
     * Like {@link #each}, but a null value is sent as NULL: useful for a column that is set; a comparison with it is
     * never true.
     */
    public static <R, V> ParamSource<R> eachNullable(Param<V> param, Function<? super R, ? extends @Nullable V> value) {
        return ParamSource.of(param, value, true);
    }

    /**
     * Begins an update.
     *
     * @throws InvalidStatement if the table is an alias or a view
     */
    public static <T extends Table<T>> UpdateStep<T> update(T table) {
        return UpdateStatement.of(table);
    }

    /**
     * Begins a delete.
     *
     * @throws InvalidStatement if the table is an alias or a view
     */
    public static DeleteStep deleteFrom(Table<?> table) {
        return new DeleteStatement(table);
    }

    /**
     * Begins a merge: rows of a source update those rows of the table that belong to them, or are inserted where there
     * is none.
     *
     * @throws InvalidStatement if the table is an alias or a view
     */
    public static <T extends Table<T>> Merge.Into<T> mergeInto(T table) {
        return MergeStatement.into(table);
    }

    /**
     * Removes every row of the table at once, {@code TRUNCATE TABLE t}. Databases treat it as a change of the schema:
     * they commit the transaction that it runs in, and need not report the number of rows. Within a transaction it is
     * refused: use {@code deleteFrom(table).everyRow()} there.
     *
     * @throws InvalidStatement if the table is an alias or a view
     */
    public static Change truncate(Table<?> table) {
        Assignments.requireChangeable(Needed.TABLE.in("truncate", table), "truncate");
        return new CompleteChange(new ChangeNode.Truncate(table.instance()));
    }

    /** A placeholder for a value that each execution supplies, by {@code statement.with(param, value)}. */
    public static <V> Param<V> param(String name, DataType<V, ?, ?> type) {
        if (Needed.NAME.in("param(null, …)", name).isBlank()) {
            throw new InvalidStatement("param(\"\", …): a param needs a name");
        }
        return new Param<>(name, Needed.TYPE.in("param(name, null)", type));
    }

    /**
     * A key of {@code seek(…)} by which rows are sorted in ascending order.
     *
     * @throws InvalidStatement if the column can be NULL
     */
    public static <V> SeekKey<V> up(Column<?, V> column) {
        return new SeekKey<>(Needed.COLUMN.in("up", column), false);
    }

    /**
     * A key of {@code seek(…)} by which rows are sorted in descending order.
     *
     * @throws InvalidStatement if the column can be NULL
     */
    public static <V> SeekKey<V> down(Column<?, V> column) {
        return new SeekKey<>(Needed.COLUMN.in("down", column), true);
    }

    /**
     * The column of the select list that {@link Kinded#as} gave this label, as a sort key:
     * {@code select(s.name, s.id.plus(1).as("n")).from(s).orderBy(label("n").desc())}.
     */
    public static Label label(String name) {
        return Label.named(name);
    }

    /** The absent condition. It is neutral in and, or and not; as the where clause of a select it keeps every row. */
    public static Condition noCondition() {
        return NoCondition.INSTANCE;
    }

    /** True if all conditions are true; {@link #noCondition()} of none. */
    public static Condition and(Condition... conditions) {
        return and(Arrays.asList(Needed.ARRAY.in("and", conditions)));
    }

    /** True if at least one condition is true; {@link #noCondition()} of none. */
    public static Condition or(Condition... conditions) {
        return or(Arrays.asList(Needed.ARRAY.in("or", conditions)));
    }

    /** True if all conditions are true; {@link #noCondition()} for an empty collection. */
    public static Condition and(Collection<? extends Condition> conditions) {
        return join(Junction.Connective.AND, conditions);
    }

    /** True if at least one condition is true; {@link #noCondition()} for an empty collection. */
    public static Condition or(Collection<? extends Condition> conditions) {
        return join(Junction.Connective.OR, conditions);
    }

    private static Condition join(Junction.Connective connective, Collection<? extends Condition> conditions) {
        Condition all = noCondition();
        for (Condition condition : Needed.CONDITIONS.in(connective.name().toLowerCase(Locale.ROOT), conditions)) {
            all = LinkedCondition.join(connective, all, condition);
        }
        return all;
    }

    /** {@code NOT condition}; see {@link Condition#not()}. */
    public static Condition not(Condition condition) {
        return Needed.CONDITION.in("not", condition).not();
    }

    /** {@code NEXT VALUE FOR sequence}, a BIGINT. */
    public static NumberExpression<Long> next(Sequence sequence) {
        return Needed.SEQUENCE.in("next", sequence).next();
    }
}
