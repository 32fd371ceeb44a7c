package io.leanq.query;

import io.leanq.tree.CaseExpression;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code CASE WHEN … THEN …} under construction: {@code when} adds a branch, {@code otherwise} completes the
 * expression. Its value is that of the first branch whose condition is true. Immutable.
 *
 * @param <T> the Java type of the values
 * @param <C> the Java type of expressions as values: {@code Number} for numbers, otherwise {@code T}
 * @param <K> the kind of the complete expression, which is the kind of the first value
 */
public final class Case<T, C, K> {
    private final CodedType<T, K, ?> type;
    /** The first value, whose type a number behind it must not exceed. */
    private final Expression<?> first;

    private final List<CaseExpression.Branch> branches;
    /** The SQL types of the branches' values, in order. */
    private final List<SqlType> types;

    private Case(
            CodedType<T, K, ?> type, Expression<?> first, List<CaseExpression.Branch> branches, List<SqlType> types) {
        this.type = type;
        this.first = first;
        this.branches = branches;
        this.types = types;
    }

    static <T, C, K> Case<T, C, K> of(Condition condition, Kinded<T, C, K, ?> value) {
        Kinded<T, C, K, ?> first = Needed.EXPRESSION.in("caseWhen(…, null)", value);
        return new Case<T, C, K>(CodedType.of(first.type()), first, List.of(), List.of()).with(condition, first);
    }

    /** Adds a branch whose value is sent as a bind. */
    public Case<T, C, K> when(Condition condition, T value) {
        return with(condition, bind("when", value));
    }

    private Expression<?> bind(String step, T value) {
        ExpressionNode.Bind node = Expressions.bindNode(step, type, value);
        return Expressions.of(SqlTypes.widened(type, node.type()), node, null);
    }

    /** @throws io.leanq.InvalidStatement if the value is of another SQL type than the first, or a wider number */
    public Case<T, C, K> when(Condition condition, Expression<? extends C> value) {
        return with(condition, Needed.EXPRESSION.in("when(…, null)", value));
    }

    private Case<T, C, K> with(Condition condition, Expression<?> value) {
        List<CaseExpression.Branch> more = new ArrayList<>(branches);
        more.add(new CaseExpression.Branch(
                Needed.CONDITION.in("when(null, …)", condition).node(), value.node()));
        List<SqlType> moreTypes = new ArrayList<>(types);
        moreTypes.add(value.type().sqlType());
        return new Case<>(
                SqlTypes.widest("when", type, first, value), first, List.copyOf(more), List.copyOf(moreTypes));
    }

    /** Completes the expression with {@code ELSE value}, which is sent as a bind. */
    public K otherwise(T value) {
        return completed(bind("otherwise", value));
    }

    /**
     * Completes the expression with {@code ELSE value}.
     *
     * @throws io.leanq.InvalidStatement if the value is of another SQL type than the first, or a wider number
     */
    public K otherwise(Expression<? extends C> value) {
        return completed(Needed.EXPRESSION.in("otherwise", value));
    }

    private K completed(Expression<?> value) {
        CodedType<T, K, ?> widest = SqlTypes.widest("otherwise", type, first, value);
        return made(
                widest, Optional.of(Widening.chosen(value.node(), value.type().sqlType(), widest.sqlType())));
    }

    /** Completes the expression with {@code ELSE NULL}: its value is NULL where no condition is true. */
    public K otherwiseNull() {
        return made(type, Optional.empty());
    }

    private K made(CodedType<T, K, ?> widest, Optional<ExpressionNode> otherwise) {
        List<CaseExpression.Branch> widened = new ArrayList<>(branches.size());
        for (int i = 0; i < branches.size(); i++) {
            CaseExpression.Branch branch = branches.get(i);
            widened.add(new CaseExpression.Branch(
                    branch.condition(), Widening.chosen(branch.value(), types.get(i), widest.sqlType())));
        }
        return widest.expression(new CaseExpression(widened, otherwise), null);
    }
}
