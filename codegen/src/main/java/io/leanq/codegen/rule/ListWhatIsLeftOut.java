package io.leanq.codegen.rule;

/** Says what no generated class can have, so that nobody takes the classes for the whole. */
final class ListWhatIsLeftOut implements Rule {

    @Override
    public void apply(TableClass table) {
        table.definition().checks().forEach(check -> table.leaveOut("check constraint " + check.name()));
        table.definition().options().forEach(option -> table.leaveOut(option.feature()));
    }
}
