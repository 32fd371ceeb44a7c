package io.leanq.testkit.random;

import io.leanq.testkit.random.Joined.How;
import io.leanq.testkit.random.UpdateTerm.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes random changes of the sample tables. */
final class ChangeMaker {
    /** The first of the keys that no row has. */
    static final long FREE_KEYS = 1_000;

    /** Each so many statements is a merge if it is a change. */
    private static final int MERGES_ONE_OF = 5;

    private final Choice choice;
    private final SampleData data;
    private final QueryMaker queries;

    ChangeMaker(Choice choice, SampleData data) {
        this.choice = choice;
        this.data = data;
        this.queries = new QueryMaker(choice, data).inner();
    }

    ChangeTerm change() {
        SampleTable table = choice.one(data.tables());
        if (choice.isOneOf(MERGES_ONE_OF)) {
            return new MergeMaker(choice, this).merge(table);
        }
        return switch (choice.below(6)) {
            case 0, 1 -> update(table);
            case 2 -> delete(table);
            case 3 -> insert(table);
            case 4 -> insertSelect(table);
            default -> batch(table);
        };
    }

    private ChangeTerm update(SampleTable table) {
        Instance instance = new TableInstance(table, null);
        Terms terms = queries.terms(Scope.of(List.of(instance), null));
        List<Setting> settings = new ArrayList<>();
        for (int column : columns(table, choice.between(1, 4))) {
            settings.add(new Setting(column, setting(terms, table.kinds().get(column), true)));
        }
        return new UpdateTerm(table, instance, settings, where(terms));
    }

    private ChangeTerm delete(SampleTable table) {
        Instance instance = new TableInstance(table, null);
        return new UpdateTerm(table, instance, List.of(), where(queries.terms(Scope.of(List.of(instance), null))));
    }

    private @Nullable Term where(Terms terms) {
        return choice.percent(85) ? terms.condition(3) : null;
    }

    /** Random columns other than the key. */
    List<Integer> columns(SampleTable table, int count) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 1; i < table.kinds().size(); i++) {
            columns.add(i);
        }
        return choice.some(columns, count);
    }

    /** A new value of a column: null for NULL, a value that fits, or an expression whose values always fit. */
    @Nullable
    Term setting(Terms terms, Kind kind, boolean computed) {
        if (choice.percent(15)) {
            return null;
        }
        if (computed && choice.percent(60)) {
            Term term = terms.of(kind.family(), 2);
            boolean fits =
                    term.bound().compareTo(kind.greatest()) <= 0 && term.kind().scale() <= kind.scale();
            boolean padded = kind.family() != Kind.Family.CHAR || term.kind().equals(kind);
            if (fits && padded) {
                return term;
            }
        }
        Object value = Values.fitting(choice, kind);
        return new ValueTerm(
                kind, value, choice.of(ValueTerm.Mode.GIVEN, ValueTerm.Mode.BIND, ValueTerm.Mode.INLINE), "");
    }

    private ChangeTerm insert(SampleTable table) {
        Terms terms = queries.terms(Scope.of(List.of(), null));
        List<Setting> settings = new ArrayList<>();
        InsertTerm.Mode mode = choice.of(InsertTerm.Mode.values());
        boolean free = mode == InsertTerm.Mode.NEW || choice.percent(30);
        settings.add(new Setting(0, key(table, free ? FREE_KEYS : choice.between(1, 20))));
        for (int column : columns(
                table,
                choice.between(
                        mode == InsertTerm.Mode.OR_UPDATE ? 1 : 0, table.kinds().size()))) {
            settings.add(new Setting(column, setting(terms, table.kinds().get(column), choice.percent(30))));
        }
        return new InsertTerm(table, mode, settings);
    }

    static Term key(SampleTable table, long key) {
        return new ValueTerm(table.kinds().get(0), key, ValueTerm.Mode.GIVEN, "");
    }

    private ChangeTerm insertSelect(SampleTable table) {
        Instance from = new TableInstance(table, "t0");
        Terms terms = queries.terms(Scope.of(List.of(from), null));
        List<Integer> columns = new ArrayList<>(List.of(0));
        SelectDraft draft = new SelectDraft();
        draft.from = List.of(new Joined(How.FIRST, from, null));
        List<Term> items = new ArrayList<>();
        items.add(Numbers.shifted(new ColumnTerm(from, 0), (ValueTerm) key(table, FREE_KEYS)));
        for (int column : columns(table, choice.between(1, 2))) {
            columns.add(column);
            Term value = setting(terms, table.kinds().get(column), true);
            boolean selectable =
                    value != null && !(value instanceof ValueTerm given && given.mode() == ValueTerm.Mode.GIVEN);
            items.add(selectable ? value : new ColumnTerm(from, column));
        }
        draft.items = items;
        draft.where = choice.percent(70) ? terms.condition(2) : null;
        return new InsertSelectTerm(table, columns, draft.done());
    }

    private ChangeTerm batch(SampleTable table) {
        boolean inserts = choice.percent(50);
        List<Integer> columns = new ArrayList<>(List.of(0));
        columns.addAll(columns(table, choice.between(1, 5)));
        List<@Nullable Object[]> rows = new ArrayList<>();
        int count = choice.between(1, 8);
        for (int i = 0; i < count; i++) {
            @Nullable Object[] row = new Object[columns.size()];
            row[0] = inserts ? (Object) (FREE_KEYS + i) : (long) choice.between(1, 20);
            for (int j = 1; j < row.length; j++) {
                row[j] = choice.percent(25)
                        ? null
                        : Values.fitting(choice, table.kinds().get(columns.get(j)));
            }
            rows.add(row);
        }
        return new BatchTerm(table, inserts, columns, rows);
    }
}
