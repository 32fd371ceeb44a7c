package io.leanq.testkit.random;

import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.InsertStep;
import io.leanq.query.Param;
import io.leanq.query.ParamSource;
import io.leanq.query.UpdateStep;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of inserts, or of updates by key. */
final class BatchTerm extends ChangeTerm {
    private final boolean inserts;
    private final List<Integer> columns;
    private final List<@Nullable Object[]> rows;

    /**
     * @param columns places of the columns, that of the key first
     * @param rows rows with a value for each of the columns
     */
    BatchTerm(SampleTable table, boolean inserts, List<Integer> columns, List<@Nullable Object[]> rows) {
        super(table);
        this.inserts = inserts;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    @Override
    After after() {
        List<@Nullable Object[]> all = new ArrayList<>(table().rows());
        long count = 0;
        for (@Nullable Object[] row : rows) {
            if (inserts) {
                all.add(kept(applied(new Object[table().kinds().size()], row)));
                count++;
            }
            for (int i = 0; i < all.size() && !inserts; i++) {
                Object key = all.get(i)[columns.get(0)];
                if (key != null && key.equals(row[0])) {
                    all.set(i, kept(applied(all.get(i).clone(), row)));
                    count++;
                }
            }
        }
        return new After(count, all);
    }

    private @Nullable Object[] applied(@Nullable Object[] to, @Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            to[columns.get(i)] = row[i];
        }
        return to;
    }

    @Override
    Engine.Changed run(Engine engine, Judgement.Run run) throws Exception {
        List<Param<Object>> params = new ArrayList<>();
        List<ParamSource<@Nullable Object[]>> sources = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            params.add(param(i));
            sources.add(source(params.get(i), i));
        }
        Batch<@Nullable Object[]> batch = batch(inserts ? insert(params) : update(params), sources);
        run.sends(batch + "\n        " + Rows.text(rows));
        return engine.batch(batch, rows, table());
    }

    @SuppressWarnings("unchecked") // the rows hold values of the columns' types
    private Param<Object> param(int place) {
        return Dsl.param("p" + place, (DataType<Object, ?, ?>) kind(place).type());
    }

    private Kind kind(int place) {
        return table().kinds().get(columns.get(place));
    }

    private ParamSource<@Nullable Object[]> source(Param<Object> param, int place) {
        return Dsl.eachNullable(param, row -> {
            Object value = row[place];
            return value == null ? null : kind(place).toJava(value);
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type, which the batch reads at once
    private static Batch<@Nullable Object[]> batch(Change change, List<ParamSource<@Nullable Object[]>> sources) {
        return Dsl.batchOf(change, sources.toArray(new ParamSource[0]));
    }

    private Change insert(List<Param<Object>> params) {
        InsertStep<DynamicTable> insert = Dsl.insertInto(table().table());
        for (int i = 0; i < columns.size(); i++) {
            insert = set(insert, column(i), params.get(i));
        }
        return insert;
    }

    private Change update(List<Param<Object>> params) {
        UpdateStep<DynamicTable> update = Dsl.update(table().table());
        for (int i = 1; i < columns.size(); i++) {
            update = set(update, column(i), params.get(i));
        }
        return update.where(Operand.kinded(column(0)).eq(params.get(0)));
    }

    private static <V> InsertStep<DynamicTable> set(
            InsertStep<DynamicTable> insert, Column<DynamicTable, V> column, Expression<V> value) {
        return insert.set(column, value);
    }

    private static <V> UpdateStep<DynamicTable> set(
            UpdateStep<DynamicTable> update, Column<DynamicTable, V> column, Expression<V> value) {
        return update.set(column, value);
    }

    @SuppressWarnings("unchecked") // the rows hold values of the columns' types
    private Column<DynamicTable, Object> column(int place) {
        return (Column<DynamicTable, Object>) table().table().columns().get(columns.get(place));
    }

    @Override
    public List<BatchTerm> smaller() {
        List<BatchTerm> smaller = new ArrayList<>();
        for (int i = 0; i < rows.size() && rows.size() > 1; i++) {
            List<@Nullable Object[]> fewer = new ArrayList<>(rows);
            fewer.remove(i);
            smaller.add(new BatchTerm(table(), inserts, columns, fewer));
        }
        for (int i = 1; i < columns.size() && columns.size() > 2; i++) {
            int dropped = i;
            List<Integer> fewer = new ArrayList<>(columns);
            fewer.remove(i);
            List<@Nullable Object[]> cut = new ArrayList<>();
            for (@Nullable Object[] row : rows) {
                List<@Nullable Object> values = new ArrayList<>(java.util.Arrays.asList(row));
                values.remove(dropped);
                cut.add(values.toArray());
            }
            smaller.add(new BatchTerm(table(), inserts, fewer, cut));
        }
        return smaller;
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        constructs.add(inserts ? "batch of inserts" : "batch of updates");
        for (int i = 1; i < columns.size(); i++) {
            constructs.add("set " + kind(i).family());
        }
    }
}
