package io.leanq.query;

import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import java.util.Optional;

/** A delete without its condition. */
final class DeleteStatement implements DeleteStep {
    private final Table<?> table;

    DeleteStatement(Table<?> table) {
        Assignments.requireChangeable(Needed.TABLE.in("deleteFrom", table), "deleteFrom");
        this.table = table;
    }

    @Override
    public FilteredChange where(Condition condition) {
        return FilteredStatement.of("delete", where -> new ChangeNode.Delete(table.instance(), where), condition);
    }

    @Override
    public Change everyRow() {
        return new CompleteChange(new ChangeNode.Delete(table.instance(), Optional.empty()));
    }

    @Override
    public String toString() {
        return "delete from " + table + ", not complete: it wants where(…) or everyRow()";
    }
}
