package io.leanq.testkit.random;

import io.leanq.query.Change;
import io.leanq.query.Condition;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.UpdateStep;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An update; without settings a delete. */
final class UpdateTerm extends ChangeTerm {
    private final Instance instance;
    private final List<Setting> settings;
    private final @Nullable Term where;

    /**
     * A column and its new value.
     *
     * @param value the new value; null for NULL
     */
    record Setting(int column, @Nullable Term value) {}

    /** @param where the condition; null for every row */
    UpdateTerm(SampleTable table, Instance instance, List<Setting> settings, @Nullable Term where) {
        super(table);
        this.instance = instance;
        this.settings = List.copyOf(settings);
        this.where = where;
    }

    @Override
    After after() {
        long count = 0;
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] row : table().rows()) {
            Frame frame = new Frame(null, List.of(instance), List.<@Nullable Object[]>of(row), null);
            if (where != null && !Boolean.TRUE.equals(where.value(frame))) {
                rows.add(row);
                continue;
            }
            count++;
            if (!settings.isEmpty()) {
                @Nullable Object[] changed = row.clone();
                for (Setting setting : settings) {
                    Term value = setting.value();
                    changed[setting.column()] = value == null ? null : value.value(frame);
                }
                rows.add(kept(changed));
            }
        }
        return new After(count, rows);
    }

    @Override
    Engine.Changed run(Engine engine, Judgement.Run run) throws Exception {
        Build build = new Build();
        Change change = build.withValues(settings.isEmpty() ? delete(build) : update(build));
        run.sends(engine.render(change));
        return engine.change(change, table());
    }

    private Change delete(Build build) {
        return where == null
                ? Dsl.deleteFrom(table().table()).everyRow()
                : Dsl.deleteFrom(table().table()).where((Condition) where.build(build));
    }

    private Change update(Build build) {
        UpdateStep<DynamicTable> update = Dsl.update(table().table());
        for (Setting setting : settings) {
            update = set(update, table().table().columns().get(setting.column()), setting.value(), build);
        }
        return where == null ? update.everyRow() : update.where((Condition) where.build(build));
    }

    @SuppressWarnings("unchecked") // the value is one of the column's type
    private static <V> UpdateStep<DynamicTable> set(
            UpdateStep<DynamicTable> update, Column<DynamicTable, V> column, @Nullable Term value, Build build) {
        if (value == null) {
            return update.setNull(column);
        }
        return value instanceof ValueTerm given && given.mode() == ValueTerm.Mode.GIVEN
                ? update.set(column, (V) given.kind().toJava(given.value()))
                : update.set(column, (Expression<V>) value.build(build));
    }

    @Override
    public List<UpdateTerm> smaller() {
        List<UpdateTerm> smaller = new ArrayList<>();
        if (where != null) {
            smaller.add(new UpdateTerm(table(), instance, settings, null));
            Smaller.reduced(where).forEach(fewer -> smaller.add(new UpdateTerm(table(), instance, settings, fewer)));
        }
        for (int i = 0; i < settings.size(); i++) {
            if (settings.size() > 1) {
                List<Setting> fewer = new ArrayList<>(settings);
                fewer.remove(i);
                smaller.add(new UpdateTerm(table(), instance, fewer, where));
            }
            Term value = settings.get(i).value();
            for (Term fewer : value == null ? List.<Term>of() : Smaller.reduced(value)) {
                List<Setting> changed = new ArrayList<>(settings);
                changed.set(i, new Setting(settings.get(i).column(), fewer));
                smaller.add(new UpdateTerm(table(), instance, changed, where));
            }
        }
        return smaller;
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        constructs.add(settings.isEmpty() ? "delete" : "update");
        List<Term> terms = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.value() != null) {
                constructs.add("set " + table().kinds().get(setting.column()).family());
                terms.add(setting.value());
            }
        }
        if (where != null) {
            terms.add(where);
        }
        Constructs.collect(terms, constructs);
    }
}
