package io.leanq.testkit.random;

import io.leanq.testkit.random.UpdateTerm.Setting;
import java.util.ArrayList;
import java.util.List;

/** Makes random merges. */
final class MergeMaker {
    private final Choice choice;
    private final ChangeMaker changes;

    MergeMaker(Choice choice, ChangeMaker changes) {
        this.choice = choice;
        this.changes = changes;
    }

    MergeTerm merge(SampleTable table) {
        Instance target = new TableInstance(table, null);
        Instance source = source(table);
        Terms both = new Terms(choice, Scope.of(List.of(target, source), null), null);
        Terms given = new Terms(choice, Scope.of(List.of(source), null), null);
        Term key = new ColumnTerm(source, 0);
        List<Term> on = new ArrayList<>(List.of(Conditions.equal(new ColumnTerm(target, 0), key)));
        if (choice.percent(35)) {
            on.add(part(choice.percent(50) ? both : given, key));
        }
        boolean updates = choice.percent(80);
        List<Setting> matched = new ArrayList<>();
        for (int column : updates ? changes.columns(table, choice.between(1, 4)) : List.<Integer>of()) {
            if (on.stream().noneMatch(part -> reads(part, target, column))) {
                matched.add(
                        new Setting(column, changes.setting(both, table.kinds().get(column), true)));
            }
        }
        List<Setting> notMatched = new ArrayList<>();
        if (matched.isEmpty() || choice.percent(75)) {
            Term free = on.size() == 1 && choice.percent(60)
                    ? key
                    : Numbers.shifted(key, (ValueTerm) ChangeMaker.key(table, ChangeMaker.FREE_KEYS));
            notMatched.add(new Setting(0, free));
            for (int column : changes.columns(table, choice.between(0, 4))) {
                notMatched.add(
                        new Setting(column, changes.setting(given, table.kinds().get(column), true)));
            }
        }
        return new MergeTerm(table, target, source, on, matched, notMatched);
    }

    private Instance source(SampleTable table) {
        return switch (choice.below(3)) {
            case 0 -> new TableInstance(table, "s");
            case 1 -> ValuesInstance.keyed("s", table.kinds().get(0), choice);
            default -> {
                Instance from = new TableInstance(table, "t0");
                Terms terms = new Terms(choice, Scope.of(List.of(from), null), null);
                SelectDraft draft = new SelectDraft();
                draft.from = List.of(new Joined(Joined.How.FIRST, from, null));
                draft.items = List.of(new ColumnTerm(from, 0), terms.column(2), terms.column(1));
                draft.where = choice.percent(60) ? terms.condition(2) : null;
                draft.labelled = true;
                yield new DerivedInstance("s", draft.done());
            }
        };
    }

    /** A part of the condition. One that is the same for all rows is refused. */
    private Term part(Terms terms, Term otherwise) {
        for (int i = 0; i < 20; i++) {
            Term part = new Conditions(terms).condition(1);
            if (varies(part)) {
                return part;
            }
        }
        return Conditions.comparison(otherwise, terms.valueBeside(otherwise), 5);
    }

    private static boolean varies(Term part) {
        boolean empty = part.parts().size() == 1 && part.construct().matches("(in|notIn)\\(.*");
        boolean constant = part.isConstant()
                || part.parts().stream()
                        .anyMatch(each -> each.family() == Kind.Family.BOOLEAN && each instanceof ValueTerm);
        return !empty && !constant && !part.construct().startsWith("tuple");
    }

    private static boolean reads(Term term, Instance source, int column) {
        return term instanceof ColumnTerm read && read.isOf(source, column)
                || term.parts().stream().anyMatch(part -> reads(part, source, column));
    }
}
