package io.leanq.query;

import io.leanq.tree.ExpressionNode.Comparison.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares tuples, written as comparisons of their parts. SQL's own {@code (a, b) > (?, ?)} has the same meaning in the
 * standard, but Calcite 1.41 computes it otherwise: a NULL is greater than every value there, and {@code <>} of two
 * equal tuples is true.
 *
 * <p>{@code (a, b) > (x, y)} becomes {@code a >= x AND (a > x OR b > y)}: the first comparison is a range by which the
 * server finds the rows in an index that begins with {@code a}.
 */
final class TupleComparison {

    private TupleComparison() {}

    /** Compares the parts at one position. */
    interface Parts {
        Condition compared(int position, Operator operator);
    }

    /** The parts of a tuple beside the expressions, or the values, at their positions. */
    static Condition of(
            List<? extends Expression<?>> parts, Operator operator, Operand operand, @Nullable Object[] others) {
        String step = Operations.step(operator);
        for (int i = 0; i < parts.size(); i++) {
            operand.needed.in(call(step, i, others.length), others[i]);
            if (i < parts.size() - 1 && isOrder(operator)) {
                requireRepeatable(step, parts.get(i));
                if (others[i] instanceof Expression<?> other) {
                    requireRepeatable(step, other);
                }
            }
        }
        return of(parts.size(), operator, (i, each) -> operand.compared(parts.get(i), each, others[i]));
    }

    /** What the parts are compared with. */
    enum Operand {
        VALUES(Needed.VALUE) {
            @Override
            @SuppressWarnings("unchecked") // the generated callers keep parts and values of one type
            Condition compared(Expression<?> part, Operator operator, Object other) {
                return Operations.compare((Expression<Object>) part, operator, other);
            }
        },
        EXPRESSIONS(Needed.EXPRESSION) {
            @Override
            Condition compared(Expression<?> part, Operator operator, Object other) {
                return Operations.compare(part, operator, (Expression<?>) other);
            }
        };

        private final Needed needed;

        Operand(Needed needed) {
            this.needed = needed;
        }

        abstract Condition compared(Expression<?> part, Operator operator, Object other);
    }

    private static void requireRepeatable(String step, Expression<?> part) {
        Places.repeatable("tuple(…)." + step + "(…)", part.node());
    }

    /** The call with null at one of its positions. */
    private static String call(String step, int position, int count) {
        return step + (position == 0 ? "(null" : "(…, null") + (position == count - 1 ? ")" : ", …)");
    }

    private static boolean isOrder(Operator operator) {
        return operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
    }

    private static Condition of(int size, Operator operator, Parts parts) {
        Condition all = parts.compared(size - 1, operator);
        Operator strict = strict(operator);
        for (int i = size - 2; i >= 0; i--) {
            all = switch (operator) {
                case EQUAL -> parts.compared(i, operator).and(all);
                case NOT_EQUAL -> parts.compared(i, operator).or(all);
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> below(parts, i, strict, all);
            };
        }
        return all;
    }

    private static Condition below(Parts parts, int position, Operator strict, Condition rest) {
        Operator orEqual = strict == Operator.LESS ? Operator.LESS_OR_EQUAL : Operator.GREATER_OR_EQUAL;
        return parts.compared(position, orEqual)
                .and(parts.compared(position, strict).or(rest));
    }

    private static Operator strict(Operator operator) {
        return switch (operator) {
            case LESS_OR_EQUAL -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.GREATER;
            case EQUAL, NOT_EQUAL, LESS, GREATER -> operator;
        };
    }
}
