package io.leanq.testkit.random;

import io.leanq.query.Change;
import io.leanq.query.Dsl;
import io.leanq.query.Insert;
import io.leanq.query.Query;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An insert of a query's rows into the key and up to two more columns. */
final class InsertSelectTerm extends ChangeTerm {
    private final List<Integer> columns;
    private final SelectTerm query;

    /** @param columns places of two or three columns, as many as the query selects */
    InsertSelectTerm(SampleTable table, List<Integer> columns, SelectTerm query) {
        super(table);
        this.columns = List.copyOf(columns);
        this.query = query;
    }

    @Override
    After after() {
        List<@Nullable Object[]> added = new ArrayList<>();
        for (@Nullable Object[] selected : query.rows(null)) {
            @Nullable Object[] row = new Object[table().kinds().size()];
            for (int i = 0; i < columns.size(); i++) {
                row[columns.get(i)] = selected[i];
            }
            added.add(row);
        }
        return new After(added.size(), with(added));
    }

    @Override
    Engine.Changed run(Engine engine, Judgement.Run run) throws Exception {
        Build build = new Build();
        DynamicTable into = table().table();
        List<Column<DynamicTable, ?>> named = new ArrayList<>();
        columns.forEach(place -> named.add(into.columns().get(place)));
        Query<?> selected = query.build(build).query();
        Insert insert = named.size() == 2
                ? Dsl.insertInto(into, named.get(0), named.get(1)).select(cast(selected))
                : Dsl.insertInto(into, named.get(0), named.get(1), named.get(2)).select(cast(selected));
        Change change = build.withValues(insert);
        run.sends(engine.render(change));
        return engine.change(change, table());
    }

    /** The insert compares the columns of the query, and not the Java type of its rows. */
    @SuppressWarnings("unchecked")
    private static <R> Query<R> cast(Query<?> query) {
        return (Query<R>) query;
    }

    @Override
    public List<InsertSelectTerm> smaller() {
        List<InsertSelectTerm> smaller = new ArrayList<>();
        for (QueryTerm fewer : query.smaller()) {
            if (fewer instanceof SelectTerm select && select.kinds().equals(query.kinds())) {
                smaller.add(new InsertSelectTerm(table(), columns, select));
            }
        }
        return smaller;
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        constructs.add("insert from select");
        query.collectConstructs(constructs);
    }
}
