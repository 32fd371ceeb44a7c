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

/** An insert of one row, whose key comes first. Columns that it leaves out become NULL. */
final class InsertTerm extends ChangeTerm {
    private static final Frame NOTHING = new Frame(null, List.of(), List.of(), null);

    private final Mode mode;
    private final List<UpdateTerm.Setting> settings;

    /** What becomes of a row that has the key. */
    enum Mode {
        /** No row has it. */
        NEW("insert"),
        IF_ABSENT("insert if absent"),
        OR_UPDATE("insert or update");

        private final String construct;

        Mode(String construct) {
            this.construct = construct;
        }
    }

    InsertTerm(SampleTable table, Mode mode, List<UpdateTerm.Setting> settings) {
        super(table);
        this.mode = mode;
        this.settings = List.copyOf(settings);
    }

    @Override
    After after() {
        Object key = Objects.requireNonNull(settings.get(0).value()).value(NOTHING);
        List<@Nullable Object[]> rows = new ArrayList<>();
        boolean found = false;
        for (@Nullable Object[] row : table().rows()) {
            boolean same = Objects.equals(row[0], key);
            found |= same;
            rows.add(same && mode == Mode.OR_UPDATE ? set(row.clone()) : row);
        }
        if (!found) {
            rows.add(set(new Object[table().kinds().size()]));
        }
        return new After(found && mode == Mode.IF_ABSENT ? 0 : 1, rows);
    }

    private @Nullable Object[] set(@Nullable Object[] row) {
        for (UpdateTerm.Setting setting : settings) {
            Term value = setting.value();
            row[setting.column()] = value == null ? null : value.value(NOTHING);
        }
        return kept(row);
    }

    @Override
    Engine.Changed run(Engine engine, Judgement.Run run) throws Exception {
        Build build = new Build();
        InsertStep<DynamicTable> insert = Dsl.insertInto(table().table());
        for (UpdateTerm.Setting setting : settings) {
            insert = set(insert, table().table().columns().get(setting.column()), setting.value(), build);
        }
        Change change = build.withValues(
                switch (mode) {
                    case NEW -> insert;
                    case IF_ABSENT -> insert.ifAbsent();
                    case OR_UPDATE -> insert.orUpdate();
                });
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
        for (int i = 1; i < settings.size() && (settings.size() > 2 || mode != Mode.OR_UPDATE); i++) {
            List<UpdateTerm.Setting> fewer = new ArrayList<>(settings);
            fewer.remove(i);
            smaller.add(new InsertTerm(table(), mode, fewer));
        }
        return smaller;
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        constructs.add(mode.construct);
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
