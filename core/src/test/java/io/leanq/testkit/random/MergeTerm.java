package io.leanq.testkit.random;

import io.leanq.query.Change;
import io.leanq.query.Condition;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Merge;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import io.leanq.testkit.random.UpdateTerm.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A merge of rows of a source, of which each row of the table has one at most. */
final class MergeTerm extends ChangeTerm {
    private final Instance target;
    private final Instance source;
    private final List<Term> on;
    private final List<Setting> matched;
    private final List<Setting> notMatched;

    /**
     * @param target the table under its own name
     * @param on the parts of the condition: first the equality of keys, then others that may be missing
     * @param matched what is set where a row was found; empty for no such clause
     * @param notMatched what is set where none was found, the key first; empty for no such clause
     */
    MergeTerm(
            SampleTable table,
            Instance target,
            Instance source,
            List<Term> on,
            List<Setting> matched,
            List<Setting> notMatched) {
        super(table);
        this.target = target;
        this.source = source;
        this.on = List.copyOf(on);
        this.matched = List.copyOf(matched);
        this.notMatched = List.copyOf(notMatched);
    }

    private Term condition() {
        return on.stream().reduce(Conditions::both).orElseThrow();
    }

    @Override
    After after() {
        List<@Nullable Object[]> rows = new ArrayList<>(table().rows());
        long count = 0;
        for (@Nullable Object[] given : source.rows(null)) {
            boolean found = false;
            for (int i = 0; i < table().rows().size(); i++) {
                @Nullable Object[] row = table().rows().get(i);
                Frame both = new Frame(
                        null, List.of(target, source), List.<@Nullable Object @Nullable []>of(row, given), null);
                if (Boolean.TRUE.equals(condition().value(both))) {
                    found = true;
                    count += matched.isEmpty() ? 0 : 1;
                    rows.set(i, matched.isEmpty() ? row : set(row.clone(), matched, both));
                }
            }
            if (!found && !notMatched.isEmpty()) {
                Frame one = new Frame(null, List.of(source), List.<@Nullable Object @Nullable []>of(given), null);
                rows.add(set(new Object[table().kinds().size()], notMatched, one));
                count++;
            }
        }
        return new After(count, rows);
    }

    private @Nullable Object[] set(@Nullable Object[] row, List<Setting> settings, Frame frame) {
        for (Setting setting : settings) {
            Term value = setting.value();
            row[setting.column()] = value == null ? null : value.value(frame);
        }
        return kept(row);
    }

    @Override
    Engine.Changed run(Engine engine, Judgement.Run run) throws Exception {
        Build build = new Build();
        Change change = build.withValues(merge(build));
        run.sends(engine.render(change));
        return engine.change(change, table());
    }

    private Merge merge(Build build) {
        Merge.When<DynamicTable> when = Dsl.mergeInto(table().table())
                .using(source.source(build))
                .on((Condition) condition().build(build));
        if (matched.isEmpty()) {
            return inserts(when.whenNotMatched(), build);
        }
        Merge.Updated<DynamicTable> updated = update(when.whenMatched(), matched.get(0), build);
        for (Setting setting : matched.subList(1, matched.size())) {
            updated = update(updated, setting, build);
        }
        return notMatched.isEmpty() ? updated : inserts(updated.whenNotMatched(), build);
    }

    private Merge inserts(Merge.NotMatched<DynamicTable> open, Build build) {
        Merge.Inserted<DynamicTable> inserted = insert(open, notMatched.get(0), build);
        for (Setting setting : notMatched.subList(1, notMatched.size())) {
            inserted = insert(inserted, setting, build);
        }
        return inserted;
    }

    private Merge.Updated<DynamicTable> update(Merge.Matched<DynamicTable> merge, Setting setting, Build build) {
        return update(merge, table().table().columns().get(setting.column()), setting.value(), build);
    }

    private Merge.Inserted<DynamicTable> insert(Merge.NotMatched<DynamicTable> merge, Setting setting, Build build) {
        return insert(merge, table().table().columns().get(setting.column()), setting.value(), build);
    }

    @SuppressWarnings("unchecked") // the value is one of the column's type
    private static <V> Merge.Updated<DynamicTable> update(
            Merge.Matched<DynamicTable> merge, Column<DynamicTable, V> column, @Nullable Term value, Build build) {
        if (value == null) {
            return merge.setNull(column);
        }
        return value instanceof ValueTerm given && given.mode() == ValueTerm.Mode.GIVEN
                ? merge.set(column, (V) given.kind().toJava(given.value()))
                : merge.set(column, (Expression<V>) value.build(build));
    }

    @SuppressWarnings("unchecked") // the value is one of the column's type
    private static <V> Merge.Inserted<DynamicTable> insert(
            Merge.NotMatched<DynamicTable> merge, Column<DynamicTable, V> column, @Nullable Term value, Build build) {
        if (value == null) {
            return merge.setNull(column);
        }
        return value instanceof ValueTerm given && given.mode() == ValueTerm.Mode.GIVEN
                ? merge.set(column, (V) given.kind().toJava(given.value()))
                : merge.set(column, (Expression<V>) value.build(build));
    }

    @Override
    public List<MergeTerm> smaller() {
        List<MergeTerm> smaller = new ArrayList<>();
        if (!matched.isEmpty() && !notMatched.isEmpty()) {
            smaller.add(new MergeTerm(table(), target, source, on, matched, List.of()));
            smaller.add(new MergeTerm(table(), target, source, on, List.of(), notMatched));
        }
        if (on.size() > 1) {
            smaller.add(new MergeTerm(table(), target, source, on.subList(0, on.size() - 1), matched, notMatched));
        }
        for (int i = 0; i < matched.size() && matched.size() > 1; i++) {
            smaller.add(new MergeTerm(table(), target, source, on, without(matched, i), notMatched));
        }
        for (int i = 1; i < notMatched.size(); i++) {
            smaller.add(new MergeTerm(table(), target, source, on, matched, without(notMatched, i)));
        }
        return smaller;
    }

    private static List<Setting> without(List<Setting> settings, int place) {
        List<Setting> fewer = new ArrayList<>(settings);
        fewer.remove(place);
        return fewer;
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        constructs.add("merge");
        if (!matched.isEmpty()) {
            constructs.add("when matched");
        }
        if (!notMatched.isEmpty()) {
            constructs.add("when not matched");
        }
        QueryTerm query = source.query();
        if (query != null) {
            constructs.add("derived");
            query.collectConstructs(constructs);
        } else if (source instanceof ValuesInstance) {
            constructs.add("values");
        }
        List<Term> terms = new ArrayList<>(on);
        for (List<Setting> settings : List.of(matched, notMatched)) {
            for (Setting setting : settings) {
                constructs.add("set " + table().kinds().get(setting.column()).family());
                terms.add(setting.value());
            }
        }
        Constructs.collect(terms.stream().filter(Objects::nonNull).toList(), constructs);
    }
}
