package io.leanq.evolve;

import io.leanq.tree.ColumnFilling;

/** Why no statement makes a change in place, and what the user can do. */
final class InPlace {
    private static final String COPY = "plan with PlanOption.COPY_AND_SWAP, while no program writes the table";

    private InPlace() {}

    static Refusal refusal(SchemaChange change) {
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
}
