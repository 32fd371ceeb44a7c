package io.leanq.testkit.random;

import io.leanq.query.Change;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.InsertStep;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An insert of one row. Columns that it leaves out become NULL. */
final class InsertTerm extends ChangeTerm {
    private final List<UpdateTerm.Setting> settings;

    InsertTerm(SampleTable table, List<UpdateTerm.Setting> settings) {
        super(table);
        this.settings = List.copyOf(settings);
    }

    @Override
    After after() {
        @Nullable Object[] row = new Object[table().kinds().size()];
        Frame nothing = new Frame(null, List.of(), List.of(), null);
        for (UpdateTerm.Setting setting : settings) {
            Term value = setting.value();
            row[setting.column()] = value == null ? null : value.value(nothing);
        }
        return new After(1, with(List.<@Nullable Object[]>of(row)));
    }

    @Override
    Engine.Changed run(Engine engine, Judgement.Run run) throws Exception {
        Build build = new Build();
        InsertStep<DynamicTable> insert = Dsl.insertInto(table().table());
        for (UpdateTerm.Setting setting : settings) {
            insert = set(insert, table().table().columns().get(setting.column()), setting.value(), build);
        }
        Change change = build.withValues(insert);
        run.sends(engine.render(change));
        return engine.change(change, table());
    }

    @SuppressWarnings("unchecked") // the value is one of the column's type
    private static <V> InsertStep<DynamicTable> set(
            InsertStep<DynamicTable> insert, Column<DynamicTable, V> column, @Nullable Term value, Build build) {
        if (value == null) {
            return insert.setNull(column);
        }
        return value instanceof ValueTerm given && given.mode() == ValueTerm.Mode.GIVEN
                ? insert.set(column, (V) given.kind().toJava(given.value()))
                : insert.set(column, (Expression<V>) value.build(build));
    }

    /** Inserts with one setting less; the key, which comes first, stays. */
    @Override
    public List<InsertTerm> smaller() {
        List<InsertTerm> smaller = new ArrayList<>();
        for (int i = 1; i < settings.size(); i++) {
            List<UpdateTerm.Setting> fewer = new ArrayList<>(settings);
            fewer.remove(i);
            smaller.add(new InsertTerm(table(), fewer));
        }
        return smaller;
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        constructs.add("insert");
        for (UpdateTerm.Setting setting : settings.subList(1, settings.size())) {
            constructs.add("set " + table().kinds().get(setting.column()).family());
        }
        Constructs.collect(
                settings.stream()
                        .map(UpdateTerm.Setting::value)
                        .filter(Objects::nonNull)
                        .toList(),
                constructs);
    }
}
