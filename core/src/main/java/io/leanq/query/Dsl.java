package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.Junction;
import io.leanq.type.DataType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where statements begin; import it statically. Everything it makes is immutable and thread-safe. Selects of two to
 * sixteen columns, {@code row(Maker::new, …)} and the inserts with named columns are in the generated {@link RowDsl},
 * aggregates in {@link AggregateDsl}, other computed values in {@link ComputedDsl}, and literals in {@link InlineDsl}.
 */
public final class Dsl extends InlineDsl {

    private Dsl() {}

    /**
     * Rows of one value, or of one row. A row is null where its table is outer-joined and has no match, if its columns
     * are all of that table and the whole primary key is among them; without the key it is made of NULLs.
     */
    public static <A> SelectStep<A> select(Selectable<A> a) {
        return SelectQuery.of(Needed.SELECTABLE.in("select", a).projection().alone());
    }

    /**
     * Any number of columns, known at run time; read by {@link Row#get}.
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

    /** The row record of a table: {@code select(table.row()).from(table)}. */
    public static <T extends RowTable<T, R>, R> From<R> selectFrom(RowTable<T, R> table) {
        RowTable<T, R> present = Needed.TABLE.in("selectFrom", table);
        return select(present.row()).from(present);
    }

    /** Names a query, to be selected from. */
    public static <R> Derived<R> derived(String alias, Query<R> query) {
        return Derived.of(alias, query);
    }

    /** {@code name (…) AS (SELECT …)}, to be declared by {@link #with} and selected from. */
    public static <R> Cte<R> cte(String name, Query<R> query) {
        return Cte.of(name, query);
    }

    /**
     * {@code name (…) AS (first UNION ALL step)}: the step selects from the rows that the round before gave, until
     * there are none.
     *
     * @throws InvalidStatement if width or a SQL type of the step differ from the first query's
     */
    public static <R> Cte<R> recursive(String name, Query<R> first, Function<Cte<R>, Query<R>> step) {
        return Cte.recursive(name, first, step);
    }

    /** {@code WITH a (…) AS (…), b (…) AS (…)}; each may select from those before it. */
    public static With with(Cte<?>... tables) {
        return With.of(tables);
    }

    public static <T extends Table<T>> InsertStep<T> insertInto(T table) {
        return InsertStatement.into(table, ChangeNode.Insert.Mode.INSERT);
    }

    /**
     * Replaces the whole row of a key: columns left out take their default or NULL. LeanXcale's {@code UPSERT INTO}; it
     * is refused where a dialect has no such thing.
     */
    public static <T extends Table<T>> InsertStep<T> upsertInto(T table) {
        return InsertStatement.into(table, ChangeNode.Insert.Mode.UPSERT);
    }

    /**
     * At most 1,000 rows in one statement. A null component of a NOT NULL column takes the column's constant default,
     * that of a column fed by a sequence is drawn, and others are NULL, also where the column has a default.
     *
     * @throws InvalidStatement if there are more, or none
     */
    public static <T extends RowTable<T, R>, R> Insert insertRows(T table, Collection<? extends R> rows) {
        return RecordInsert.of(table, ChangeNode.Insert.Mode.INSERT, rows);
    }

    /** Like {@link #insertRows}, replacing the rows whose keys are there; the row mapping must cover every column. */
    public static <T extends RowTable<T, R>, R> Insert upsertRows(T table, Collection<? extends R> rows) {
        return RecordInsert.of(table, ChangeNode.Insert.Mode.UPSERT, rows);
    }

    /** Any number of rows through one prepared statement; null components are written as by {@link #insertRows}. */
    public static <T extends RowTable<T, R>, R> Batch<R> batchInsert(T table) {
        return Batch.of(table, ChangeNode.Insert.Mode.INSERT);
    }

    /** Like {@link #batchInsert}, replacing the rows whose keys are there. */
    public static <T extends RowTable<T, R>, R> Batch<R> batchUpsert(T table) {
        return Batch.of(table, ChangeNode.Insert.Mode.UPSERT);
    }

    /**
     * Any number of rows through one prepared change of any kind, each filling its params:
     * {@code batchOf(update(s).set(s.name, name).where(s.id.eq(id)), each(id, Student::id), each(name, Student::name))}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <R> Batch<R> batchOf(Change change, ParamSource<R>... sources) {
        return Batch.of(change, List.of(Needed.SOURCE_OF_PARAM.inAll("batchOf(change, null)", sources)));
    }

    /** One column of a row record, for {@code mapping(Student::new, field(id, Student::id), …)}. */
    public static <T extends Table<T>, V, R> Field<T, V, R> field(
            Column<T, V> column, Function<? super R, ? extends @Nullable V> get) {
        return new Field<>(Needed.COLUMN.in("field(null, …)", column), Needed.FUNCTION.in("field(column, null)", get));
    }

    /** The value of a param in each row of a batch; null is refused. */
    public static <R, V> ParamSource<R> each(Param<V> param, Function<? super R, ? extends V> value) {
        return ParamSource.of(param, value, false);
    }

    /** The value of a param in each row of a batch, where null is NULL: right in set, never true in a comparison. */
    public static <R, V> ParamSource<R> eachNullable(Param<V> param, Function<? super R, ? extends @Nullable V> value) {
        return ParamSource.of(param, value, true);
    }

    public static <T extends Table<T>> UpdateStep<T> update(T table) {
        return UpdateStatement.of(table);
    }

    public static DeleteStep deleteFrom(Table<?> table) {
        return new DeleteStatement(table);
    }

    /** A place for a value given per execution. */
    public static <V> Param<V> param(String name, DataType<V> type) {
        if (Needed.NAME.in("param(null, …)", name).isBlank()) {
            throw new InvalidStatement("param(\"\", …): a param needs a name");
        }
        return new Param<>(name, Needed.TYPE.in("param(name, null)", type));
    }

    /** Nothing: neutral in and, or and not, and in a where it keeps every row of a select. */
    public static Condition noCondition() {
        return NoCondition.INSTANCE;
    }

    /** All of them; of none, {@link #noCondition()}. */
    public static Condition and(Collection<? extends Condition> conditions) {
        return join(Junction.Connective.AND, conditions);
    }

    /** At least one of them; of none, {@link #noCondition()}. */
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

    public static Condition not(Condition condition) {
        return Needed.CONDITION.in("not", condition).not();
    }

    /** {@code NEXT VALUE FOR sequence} */
    public static NumberExpression<Long> next(Sequence sequence) {
        return Needed.SEQUENCE.in("next", sequence).next();
    }
}
