package io.leanq.codegen.rule;

import io.leanq.catalog.IndexDefinition;

/** Adds the table's indexes under their own names. */
final class AddIndexes implements Rule {

    @Override
    public void apply(TableClass table) {
        for (IndexDefinition index : table.indexes()) {
            table.constructor()
                    .addStatement(
                            "$L($S, $L)",
                            index.unique() ? "uniqueIndex" : "index",
                            index.name(),
                            AddKeys.fields(table, index.columns()));
            index.options().forEach(option -> table.leaveOut(option.feature() + " of index " + index.name()));
        }
    }
}
