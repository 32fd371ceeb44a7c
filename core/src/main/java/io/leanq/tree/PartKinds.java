package io.leanq.tree;

import java.util.List;

/**
 * Finds the kinds of parts that rules ask for, in an expression without its sub-queries. Each condition and aggregate
 * is searched when it is made, so the kinds are bits and the frequent expressions are walked without a list of their
 * children.
 */
final class PartKinds {
    static final int COLUMN = 1;
    static final int PLACEHOLDER = 1 << 1;
    static final int AGGREGATE = 1 << 2;
    static final int WINDOW = 1 << 3;
    static final int QUERY = 1 << 4;

    /** What has another value each time it is computed, or may have: a sequence, RAND, SQL that the user names. */
    static final int DRAWN = 1 << 5;

    /** The number of levels that are walked by recursion. */
    private static final int RECURSION = 8;

    private PartKinds() {}

    /** @param wanted the bits of the kinds, of which one is enough */
    static boolean areIn(ExpressionNode root, int wanted) {
        return areIn(root, wanted, RECURSION);
    }

    private static boolean areIn(ExpressionNode node, int wanted, int recursion) {
        if (node instanceof ExpressionNode.Column) {
            return (wanted & COLUMN) != 0;
        }
        if (node instanceof ExpressionNode.Bind) {
            return (wanted & PLACEHOLDER) != 0;
        }
        if (recursion > 0) {
            if (node instanceof ExpressionNode.Comparison comparison) {
                return areIn(comparison.left(), wanted, recursion - 1)
                        || areIn(comparison.right(), wanted, recursion - 1);
            }
            if (node instanceof Junction junction) {
                return areInAny(junction.operands(), wanted, recursion - 1);
            }
            if (node instanceof ExpressionNode.Like like) {
                return areIn(like.operand(), wanted, recursion - 1) || areIn(like.pattern(), wanted, recursion - 1);
            }
            if (node instanceof ExpressionNode.Cast cast) {
                return areIn(cast.operand(), wanted, recursion - 1);
            }
            if (node instanceof AggregateCall call) {
                return (wanted & AGGREGATE) != 0
                        || call.operand().isPresent() && areIn(call.operand().get(), wanted, recursion - 1);
            }
            if (node instanceof WindowCall call && call.window().frame().isEmpty()) {
                return (wanted & WINDOW) != 0
                        || areInAny(call.function().children(), wanted, recursion - 1)
                        || areInAny(call.window().partitionBy(), wanted, recursion - 1)
                        || areInKeys(call.window().orderBy(), wanted, recursion - 1);
            }
        }
        return ChildExpressions.anyMatch(node, part -> (kind(part) & wanted) != 0);
    }

    private static boolean areInAny(List<ExpressionNode> nodes, int wanted, int recursion) {
        for (int i = 0; i < nodes.size(); i++) {
            if (areIn(nodes.get(i), wanted, recursion)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areInKeys(List<SortItem> keys, int wanted, int recursion) {
        for (int i = 0; i < keys.size(); i++) {
            if (areIn(keys.get(i).expression(), wanted, recursion)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The bit of a node; 0 for the other kinds. It asks for classes and not for {@link AggregateNode} and
     * {@link HoldsQuery}, since instanceof compares once for a final class, and searches for an interface.
     */
    private static int kind(ExpressionNode node) {
        if (node instanceof ExpressionNode.Column) {
            return COLUMN;
        }
        if (node instanceof ExpressionNode.Bind
                || node instanceof ExpressionNode.Parameter
                || node instanceof RowCount) {
            return PLACEHOLDER;
        }
        if (node instanceof AggregateCall
                || node instanceof ListAggregate
                || node instanceof JsonAggregate
                || node instanceof NamedAggregate
                || node instanceof FilteredAggregate
                || node instanceof GroupingCall) {
            return AGGREGATE;
        }
        if (node instanceof WindowCall) {
            return WINDOW;
        }
        if (node instanceof ExistsQuery
                || node instanceof ScalarQuery
                || node instanceof ExpressionNode.InQuery
                || node instanceof QuantifiedComparison) {
            return QUERY;
        }
        return isDrawn(node) ? DRAWN : 0;
    }

    private static boolean isDrawn(ExpressionNode node) {
        return node instanceof ExpressionNode.NextValue
                || node instanceof NamedCall
                || node instanceof PlainSql
                || node instanceof FunctionCall call && call.function() == FunctionCall.Function.RAND;
    }
}
