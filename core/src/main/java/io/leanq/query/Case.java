package io.leanq.query;

import io.leanq.tree.CaseExpression;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.DataType;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code CASE WHEN … THEN …} under construction: {@code when} adds a branch, {@code otherwise} completes the
 * expression. Its value is that of the first branch whose condition is true. Immutable.
 *
 * @param <T> the Java type of the values
 * @param <E> the kind of the complete expression, which is the kind of the first value
 */
public final class Case<T, E extends Expression<T>> {
    private final DataType<T> type;
    private final List<CaseExpression.Branch> branches;
    /** The SQL types of the branches' values, in order. */
    private final List<SqlType> types;

    private final BiFunction<DataType<T>, ExpressionNode, E> make;

    private Case(
            DataType<T> type,
            List<CaseExpression.Branch> branches,
            List<SqlType> types,
            BiFunction<DataType<T>, ExpressionNode, E> make) {
        this.type = type;
        this.branches = branches;
        this.types = types;
        this.make = make;
    }

    static <T, E extends Expression<T>> Case<T, E> of(
            Condition condition, Expression<T> value, BiFunction<DataType<T>, ExpressionNode, E> make) {
        DataType<T> type = Needed.EXPRESSION.in("caseWhen(…, null)", value).type();
        return new Case<>(type, List.of(), List.of(), make).when(condition, value);
    }

    /** Adds a branch whose value is sent as a bind. */
    public Case<T, E> when(Condition condition, T value) {
        return when(condition, Expressions.bind("when", type, value));
    }

    /** @throws io.leanq.InvalidStatement if the value and the first one are of different SQL types */
    public Case<T, E> when(Condition condition, Expression<T> value) {
        List<CaseExpression.Branch> more = new ArrayList<>(branches);
        more.add(new CaseExpression.Branch(
                Needed.CONDITION.in("when(null, …)", condition).node(),
                Needed.EXPRESSION.in("when(…, null)", value).node()));
        List<SqlType> moreTypes = new ArrayList<>(types);
        moreTypes.add(value.type().sqlType());
        return new Case<>(SqlTypes.widest("when", type, value), List.copyOf(more), List.copyOf(moreTypes), make);
    }

    /** Completes the expression with {@code ELSE value}, which is sent as a bind. */
    public E otherwise(T value) {
        return otherwise(Expressions.bind("otherwise", type, value));
    }

    /**
     * Completes the expression with {@code ELSE value}.
     *
     * @throws io.leanq.InvalidStatement if the value and the first one are of different SQL types
     */
    public E otherwise(Expression<T> value) {
        DataType<T> widest = SqlTypes.widest("otherwise", type, Needed.EXPRESSION.in("otherwise", value));
        return made(widest, Optional.of(Widening.of(value.node(), value.type().sqlType(), widest.sqlType())));
    }

    /** Completes the expression with {@code ELSE NULL}: its value is NULL where no condition is true. */
    public E otherwiseNull() {
        return made(type, Optional.empty());
    }

    private E made(DataType<T> widest, Optional<ExpressionNode> otherwise) {
        List<CaseExpression.Branch> widened = new ArrayList<>(branches.size());
        for (int i = 0; i < branches.size(); i++) {
            CaseExpression.Branch branch = branches.get(i);
            widened.add(new CaseExpression.Branch(
                    branch.condition(), Widening.of(branch.value(), types.get(i), widest.sqlType())));
        }
        return make.apply(widest, new CaseExpression(widened, otherwise));
    }
}
