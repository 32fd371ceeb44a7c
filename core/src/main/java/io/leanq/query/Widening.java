package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateCall;
import io.leanq.tree.ArithmeticExpression;
import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.CaseExpression;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.FunctionCall.Function;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Casts expressions that meet in a comparison, as values of a CASE or COALESCE, or as columns of a union to a common
 * type, where Calcite's own choice of that type would change values.
 *
 * <p>Decimals: Calcite gives them a common type of at most 38 digits, and drops digits behind the point rather than
 * digits before it. The type of {@code SUM(n)} is DECIMAL(38,0), so that a 0.5 beside it becomes 0. Therefore an
 * expression with that many digits before the point is cast to the common type.
 *
 * <p>CHARs of different lengths: Calcite pads the shorter one in comparisons, but not in BETWEEN, ANY and ALL, where it
 * is cast.
 */
final class Widening {
    /** The greatest number of digits in Calcite's decimals. */
    private static final int MOST_DIGITS = 38;

    /** The number of digits before the point that a common type keeps at least: sums need no fewer. */
    private static final int LEAST_WHOLE_DIGITS = 15;

    private Widening() {}

    /**
     * The expression as a value or a column of the common type.
     *
     * @param own the documented type of the expression
     * @param common the common type of all expressions that meet
     */
    static ExpressionNode of(ExpressionNode node, SqlType own, SqlType common) {
        return leavesNoRoom(node, own, common) || isShorter(own, common) || MixedNumbers.areMixed(own, common)
                ? new ExpressionNode.Cast(node, held(common))
                : node;
    }

    /** The expression as one of the values of a CASE or COALESCE, whose type is the common one. */
    static ExpressionNode chosen(ExpressionNode node, SqlType own, SqlType common) {
        return MixedNumbers.areMixed(own, common) ? MixedNumbers.within(node, own, common) : of(node, own, common);
    }

    /** The expression as an operand beside another expression, or beside a value with a type of its own. */
    static ExpressionNode beside(ExpressionNode node, SqlType own, SqlType other) {
        return SqlTypes.losesDigits(own, other) ? of(node, own, common(own, other)) : node;
    }

    /** The expression as an operand beside several others. */
    static ExpressionNode beside(ExpressionNode node, SqlType own, List<SqlType> others) {
        return MixedNumbers.isNumber(own) ? of(node, own, common(own, others)) : node;
    }

    /**
     * The expression as an operand beside a value. A placeholder without a cast takes the type of the expression, which
     * then needs no cast either.
     */
    static ExpressionNode besideValue(ExpressionNode node, SqlType own, SqlType value) {
        return SqlTypes.losesDigits(own, value) ? toldBesideCasts(node, own, common(own, value)) : node;
    }

    /** The expression as an operand beside several values. */
    static ExpressionNode besideValues(ExpressionNode node, SqlType own, List<ExpressionNode> binds) {
        return own instanceof SqlType.Decimal ? toldBesideCasts(node, own, common(own, types(binds))) : node;
    }

    private static ExpressionNode toldBesideCasts(ExpressionNode node, SqlType own, SqlType common) {
        return leavesNoRoom(node, own, common)
                ? new EngineCast(node, fitting(common), EngineCast.Need.BESIDE_CAST_VALUES)
                : node;
    }

    /** The expression as the left operand of ANY or ALL. */
    static ExpressionNode quantified(ExpressionNode node, SqlType own, List<SqlType> others) {
        return MixedNumbers.isNumber(own) ? of(node, own, common(own, others)) : among(node, own, others);
    }

    /** The expression as an operand of BETWEEN. */
    static ExpressionNode among(ExpressionNode node, SqlType own, List<SqlType> others) {
        SqlType common = common(own, others);
        if (MixedNumbers.areMixed(own, common)) {
            return MixedNumbers.beside(node, own, common);
        }
        // a text literal is a CHAR of its own length, whatever its type
        return common instanceof SqlType.Char && common.length().isPresent() && node instanceof ExpressionNode.Literal
                ? new ExpressionNode.Cast(node, common)
                : of(node, own, common);
    }

    static List<SqlType> types(List<ExpressionNode> binds) {
        return binds.stream().map(bind -> ((ExpressionNode.Bind) bind).type()).toList();
    }

    /**
     * A type of all values of two numbers, or the longer of two CHARs; otherwise the first type.
     */
    static SqlType common(SqlType one, SqlType two) {
        if (MixedNumbers.areMixed(one, two)) {
            return MixedNumbers.common(one, two);
        }
        if (!(one instanceof SqlType.Decimal a) || !(two instanceof SqlType.Decimal b)) {
            return isShorter(one, two) ? two : one;
        }
        int scale = Math.max(a.scale(), b.scale());
        return new SqlType.Decimal(Math.max(wholeDigits(a), wholeDigits(b)) + scale, scale);
    }

    /**
     * The types for columns of which only numbers are widened: a type that has no effect on the common type replaces
     * the others.
     */
    static List<SqlType> numbers(List<SqlType> types) {
        return types.stream()
                .map(type -> MixedNumbers.isNumber(type) ? type : DataType.VARCHAR.sqlType())
                .toList();
    }

    static List<SqlType> common(List<SqlType> one, List<SqlType> two) {
        List<SqlType> common = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            common.add(common(one.get(i), two.get(i)));
        }
        return common;
    }

    /**
     * The select with its columns in the common types.
     *
     * @param own the documented types of its columns
     */
    static QueryNode.Select of(QueryNode.Select node, List<SqlType> own, List<SqlType> common) {
        if (common(own, common).equals(own)) {
            return node;
        }
        List<SelectItem> items = new ArrayList<>(node.items().size());
        List<SortItem> orderBy = new ArrayList<>(node.orderBy());
        for (int i = 0; i < node.items().size(); i++) {
            ExpressionNode item = node.items().get(i).expression();
            ExpressionNode widened = of(item, own.get(i), common(own.get(i), common.get(i)));
            items.add(new SelectItem(widened, node.items().get(i).label()));
            if (node.distinct() && widened != item) {
                orderBy.replaceAll(key ->
                        key.expression().equals(item) ? new SortItem(widened, key.direction(), key.nulls()) : key);
            }
        }
        return new QueryNode.Select(
                node.hints(),
                node.distinct(),
                items,
                node.from(),
                node.joins(),
                node.where(),
                node.groupBy(),
                node.having(),
                orderBy,
                node.paging());
    }

    private static SqlType common(SqlType own, List<SqlType> others) {
        SqlType common = own;
        for (SqlType other : others) {
            common = common(common, other);
        }
        return common;
    }

    /**
     * The type, reduced to {@link #MOST_DIGITS} digits if enough of them remain before the point; otherwise unchanged.
     */
    private static SqlType fitting(SqlType type) {
        return type instanceof SqlType.Decimal decimal
                        && decimal.precision() > MOST_DIGITS
                        && decimal.scale() + LEAST_WHOLE_DIGITS <= MOST_DIGITS
                ? new SqlType.Decimal(MOST_DIGITS, decimal.scale())
                : type;
    }

    private static SqlType held(SqlType type) {
        SqlType fitting = fitting(type);
        if (fitting instanceof SqlType.Decimal decimal && decimal.precision() > MOST_DIGITS) {
            throw new InvalidStatement("decimals of " + wholeDigits(decimal) + " digits before and " + decimal.scale()
                    + " behind the point meet, and a DECIMAL has " + MOST_DIGITS + ": round(n) what has so many");
        }
        return fitting;
    }

    private static boolean isShorter(SqlType own, SqlType common) {
        return own instanceof SqlType.Char
                && common instanceof SqlType.Char
                && own.length().isPresent()
                && common.length().isPresent()
                && own.length().getAsInt() < common.length().getAsInt();
    }

    private static boolean leavesNoRoom(ExpressionNode node, SqlType own, SqlType common) {
        return SqlTypes.losesDigits(own, common)
                && common instanceof SqlType.Decimal to
                && StackDepth.guarded(() -> wholeDigits(node)) + to.scale() > MOST_DIGITS;
    }

    /** An upper limit of the digits before the point in the type that Calcite gives the expression. */
    private static int wholeDigits(ExpressionNode node) {
        SqlType type = typeOf(node);
        if (type != null) {
            return wholeDigits(type);
        } else if (node instanceof EngineCast cast) {
            return wholeDigits(cast.operand());
        } else if (node instanceof AggregateCall aggregate) {
            return aggregate.function() == AggregateCall.Function.SUM ? MOST_DIGITS : mostOf(node.children());
        } else if (node instanceof ArithmeticExpression arithmetic) {
            return ofArithmetic(arithmetic);
        } else if (node instanceof FunctionCall call) {
            return ofCall(call);
        } else if (node instanceof CaseExpression cases) {
            List<ExpressionNode> values = new ArrayList<>();
            cases.branches().forEach(branch -> values.add(branch.value()));
            cases.otherwise().ifPresent(values::add);
            return mostOf(values);
        }
        return node instanceof ExpressionNode.Negation ? mostOf(node.children()) : MOST_DIGITS;
    }

    /** The type that the node declares; null if it declares none. */
    private static @Nullable SqlType typeOf(ExpressionNode node) {
        if (node instanceof ExpressionNode.Column column) {
            return column.isDeclared() ? column.type() : null;
        } else if (node instanceof ExpressionNode.Bind bind) {
            return bind.type();
        } else if (node instanceof ExpressionNode.Parameter parameter) {
            return parameter.type();
        } else if (node instanceof ExpressionNode.Literal literal) {
            return literal.type();
        }
        return node instanceof ExpressionNode.Cast cast ? cast.type() : null;
    }

    private static int mostOf(List<ExpressionNode> nodes) {
        int most = 0;
        for (ExpressionNode node : nodes) {
            most = Math.max(most, wholeDigits(node));
        }
        return most;
    }

    private static int ofArithmetic(ArithmeticExpression node) {
        if (node.operator() == Operator.DIVIDED_BY) {
            return MOST_DIGITS;
        }
        int left = wholeDigits(node.left());
        int right = wholeDigits(node.right());
        return node.operator() == Operator.TIMES ? left + right : Math.max(left, right) + 1;
    }

    /**
     * The digits before the point of a function's result. In Calcite, FLOOR and CEIL of a DECIMAL(p,s) have the type
     * DECIMAL(p,0).
     */
    private static int ofCall(FunctionCall call) {
        if (call.function() != Function.FLOOR && call.function() != Function.CEIL) {
            return mostOf(call.children());
        }
        return typeOf(call.children().get(0)) instanceof SqlType.Decimal decimal ? decimal.precision() : MOST_DIGITS;
    }

    private static int wholeDigits(SqlType type) {
        if (!MixedNumbers.isNumber(type) || type.isApproximate()) {
            return 0;
        }
        SqlType.Decimal digits = MixedNumbers.digits(type);
        return digits.precision() - digits.scale();
    }
}
