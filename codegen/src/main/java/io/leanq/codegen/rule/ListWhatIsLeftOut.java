package io.leanq.codegen.rule;

/** Reports what no generated class can express, so that users know what the classes lack. */
final class ListWhatIsLeftOut implements Rule {

    @Override
    public void apply(TableClass table) {
        table.definition().checks().forEach(check -> table.leaveOut("check constraint " + check.name()));
        table.definition().options().forEach(option -> table.leaveOut(option.feature()));
    }
}
