package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An update or delete with its condition. */
final class FilteredStatement extends AbstractChange implements FilteredChange {
    private final Function<Optional<ExpressionNode>, ChangeNode> change;
    private final Condition where;
    private final ChangeNode node;

    private FilteredStatement(Function<Optional<ExpressionNode>, ChangeNode> change, Condition where) {
        super(ParamValues.NONE);
        this.change = change;
        this.where = where;
        this.node = change.apply(Optional.of(where.node()));
    }

    /**
     * @param change makes the change with a condition
     * @throws InvalidStatement if all optional parts of the condition are absent: the change would apply to all rows
     */
    static FilteredStatement of(
            String operation, Function<Optional<ExpressionNode>, ChangeNode> change, @Nullable Condition where) {
        Condition present = SelectQuery.ofRows("where", where);
        if (present == NoCondition.INSTANCE) {
            throw new InvalidStatement(
                    operation + " where every optional filter was absent would change every row: give"
                            + " a condition, or say everyRow(); of several where(…), the first is the one that is"
                            + " always there");
        }
        return new FilteredStatement(change, present);
    }

    @Override
    public FilteredChange where(Condition condition) {
        Condition added = SelectQuery.ofRows("where", condition);
        return added == NoCondition.INSTANCE
                ? this
                : new FilteredStatement(change, LinkedCondition.join(Junction.Connective.AND, where, added));
    }

    @Override
    ChangeNode node() {
        return node;
    }
}
