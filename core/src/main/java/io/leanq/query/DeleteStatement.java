package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A delete without its condition. */
final class DeleteStatement implements DeleteStep {
    private final Table<?> table;

    DeleteStatement(Table<?> table) {
        Assignments.requireChangeable(Needed.TABLE.in("deleteFrom", table), "deleteFrom");
        this.table = table;
    }

    @Override
    public Change where(Condition condition) {
        return new CompleteChange(new ChangeNode.Delete(table.instance(), Optional.of(required("delete", condition))));
    }

    @Override
    public Change everyRow() {
        return new CompleteChange(new ChangeNode.Delete(table.instance(), Optional.empty()));
    }

    /**
     * The node of the condition. A condition of which all optional parts are absent is refused: the change would apply
     * to all rows.
     */
    static ExpressionNode required(String operation, @Nullable Condition condition) {
        return SelectQuery.condition("where", condition)
                .orElseThrow(
                        () -> new InvalidStatement(operation + " where every optional filter was absent would change"
                                + " every row: give a condition, or say everyRow()"));
    }

    @Override
    public String toString() {
        return "delete from " + table + ", not complete: it wants where(…) or everyRow()";
    }
}
