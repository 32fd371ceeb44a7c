package io.leanq.evolve;

import io.leanq.tree.ColumnFilling;

/** Why no statement makes a change in place, and what the user can do. */
final class InPlace {
    private static final String COPY = "plan with PlanOption.COPY_AND_SWAP, while no program writes the table";

    private InPlace() {}

    static Refusal refusal(SchemaChange change) {
        if (change instanceof SchemaChange.ChangeUnknownColumn unknown) {
            return unknown(unknown);
        }
        if (change instanceof SchemaChange.CreateTable create) {
            return new Refusal(
                    change,
                    "LeanQ cannot write the columns " + create.created().unknown(),
                    "create the table by SQL of your own");
        }
        if (change instanceof SchemaChange.ChangeSequence) {
            return new Refusal(
                    change,
                    "no statement changes a sequence and keeps the number that it has reached",
                    "create a sequence of another name that starts behind that number");
        }
        if (change instanceof SchemaChange.ChangeDefault filling) {
            // A copy would number the rows anew.
            boolean numbers = filling.after()
                    .filter(after -> after instanceof ColumnFilling.Identity)
                    .isPresent();
            return new Refusal(
                    change,
                    "no statement makes a column an identity, changes one or ends it",
                    numbers ? "create a table of another name, and copy the rows by statements of your own" : COPY);
        }
        if (change instanceof SchemaChange.ChangePrimaryKey) {
            return new Refusal(change, "rows are stored by their primary key", COPY);
        }
        if (change instanceof SchemaChange.ChangeOptions) {
            return new Refusal(change, "rows are stored by these options", COPY);
        }
        if (change instanceof SchemaChange.CreateView) {
            return new Refusal(change, "only the database knew its query", "create the view there");
        }
        if (change instanceof SchemaChange.ChangeView) {
            return new Refusal(change, "only the database knows its query", "replace the view there");
        }
        if (change instanceof SchemaChange.RenameTable) {
            return new Refusal(change, "a table keeps its schema", COPY);
        }
        return new Refusal(change, "no statement makes it", COPY);
    }

    private static Refusal unknown(SchemaChange.ChangeUnknownColumn change) {
        if (change.after().isEmpty()) {
            return new Refusal(
                    change,
                    "inserts of the classes give it no value, and fail",
                    "let it be NULL or give it a default, or drop it by alterTable(…).dropColumn(…)");
        }
        String which = change.before()
                .filter(UnknownColumn.class::isInstance)
                .or(change::after)
                .map(TableColumn::typeWords)
                .orElseThrow();
        return new Refusal(
                change,
                "LeanQ cannot write the type " + which + ", and cannot tell which values of another type it holds",
                "change the column by SQL of your own");
    }
}
