package io.leanq.query;

import io.leanq.tree.AggregateCall;
import io.leanq.tree.ArithmeticExpression;
import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.CaseExpression;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Decimals that meet: in a comparison, as values of a CASE or a COALESCE, as columns of a union. Calcite makes them one type of 38
 * digits, in which whole ones go before those behind the point, and takes each SUM for one of 38 whole digits: beside
 * {@code SUM(n)}, 0.5 is 0. What has so many whole digits is therefore cast to the common type. CHARs that meet in BETWEEN or beside ANY and ALL are cast to the
 * longest: Calcite fills them up for all other comparisons.
 */
final class Widening {
    /** Of Calcite's decimals, and those of its SUM. */
    private static final int MOST_DIGITS = 38;

    private Widening() {}

    /**
     * @param own the documented type of the expression
     * @param common that of all that meet
     */
    static ExpressionNode of(ExpressionNode node, SqlType own, SqlType common) {
        boolean leavesNoRoom = SqlTypes.losesDigits(own, common)
                && common instanceof SqlType.Decimal to
                && wholeDigits(node) + to.scale() > MOST_DIGITS;
        return leavesNoRoom || isShorter(own, common) ? new ExpressionNode.Cast(node, common) : node;
    }

    private static boolean isShorter(SqlType own, SqlType common) {
        return own instanceof SqlType.Char
                && common instanceof SqlType.Char
                && own.length().isPresent()
                && common.length().isPresent()
                && own.length().getAsInt() < common.length().getAsInt();
    }

    /** Of what is compared with other values. */
    static ExpressionNode beside(ExpressionNode node, SqlType own, List<SqlType> others) {
        return own instanceof SqlType.Decimal ? of(node, own, common(own, others)) : node;
    }

    /** Of what BETWEEN, ANY or ALL compares with other values. */
    static ExpressionNode among(ExpressionNode node, SqlType own, List<SqlType> others) {
        return own instanceof SqlType.Decimal || own instanceof SqlType.Char
                ? of(node, own, common(own, others))
                : node;
    }

    private static SqlType common(SqlType own, List<SqlType> others) {
        SqlType common = own;
        for (SqlType other : others) {
            common = isShorter(common, other) ? other : common(common, other);
        }
        return common;
    }

    static ExpressionNode beside(ExpressionNode node, SqlType own, SqlType other) {
        return SqlTypes.losesDigits(own, other) ? of(node, own, common(own, other)) : node;
    }

    /** Of binds. */
    static List<SqlType> types(List<ExpressionNode> binds) {
        return binds.stream().map(bind -> ((ExpressionNode.Bind) bind).type()).toList();
    }

    /** The query whose only column ANY or ALL compares. */
    static QueryNode among(Query<?> query, SqlType other) {
        List<SqlType> own = SqlTypes.of(query);
        return of(SubQueries.node(query), own, List.of(common(own.get(0), List.of(other))));
    }

    /** The query whose columns are looked up in. */
    static QueryNode beside(Query<?> query, List<SqlType> others) {
        List<SqlType> own = SqlTypes.of(query);
        List<SqlType> common = new ArrayList<>(own.size());
        for (int i = 0; i < own.size(); i++) {
            common.add(common(own.get(i), others.get(i)));
        }
        return of(SubQueries.node(query), own, common);
    }

    private static SqlType common(SqlType one, SqlType two) {
        if (!(one instanceof SqlType.Decimal a) || !(two instanceof SqlType.Decimal b)) {
            return one;
        }
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        return new SqlType.Decimal(Math.max(scale, Math.min(MOST_DIGITS, whole + scale)), scale);
    }

    /**
     * The query with such casts among its columns.
     *
     * @param own the documented types of its columns
     * @param common those of all queries that meet
     */
    static QueryNode of(QueryNode query, List<SqlType> own, List<SqlType> common) {
        for (int i = 0; i < own.size(); i++) {
            if (SqlTypes.losesDigits(own.get(i), common.get(i)) || isShorter(own.get(i), common.get(i))) {
                return widened(query, own, common);
            }
        }
        return query;
    }

    private static int wholeDigits(ExpressionNode node) {
        if (node instanceof ExpressionNode.Column column) {
            return column.isDeclared() ? wholeDigits(column.type()) : MOST_DIGITS;
        } else if (node instanceof ExpressionNode.Bind bind) {
            return wholeDigits(bind.type());
        } else if (node instanceof ExpressionNode.Parameter parameter) {
            return wholeDigits(parameter.type());
        } else if (node instanceof ExpressionNode.Literal literal) {
            return wholeDigits(literal.type());
        } else if (node instanceof ExpressionNode.Cast cast) {
            return wholeDigits(cast.type());
        } else if (node instanceof EngineCast cast) {
            return wholeDigits(cast.operand());
        } else if (node instanceof AggregateCall aggregate) {
            return aggregate.function() == AggregateCall.Function.SUM ? MOST_DIGITS : mostOf(node.children());
        } else if (node instanceof ArithmeticExpression arithmetic) {
            return ofArithmetic(arithmetic);
        } else if (node instanceof CaseExpression cases) {
            List<ExpressionNode> values = new ArrayList<>();
            cases.branches().forEach(branch -> values.add(branch.value()));
            cases.otherwise().ifPresent(values::add);
            return mostOf(values);
        }
        boolean ofOperands = node instanceof FunctionCall || node instanceof ExpressionNode.Negation;
        return ofOperands ? mostOf(node.children()) : MOST_DIGITS;
    }

    private static int mostOf(List<ExpressionNode> nodes) {
        int most = 0;
        for (ExpressionNode node : nodes) {
            most = Math.max(most, wholeDigits(node));
        }
        return most;
    }

    private static int ofArithmetic(ArithmeticExpression node) {
        int left = wholeDigits(node.left());
        int right = wholeDigits(node.right());
        return node.operator() == Operator.DIVIDED_BY
                ? MOST_DIGITS
                : node.operator() == Operator.TIMES ? left + right : Math.max(left, right) + 1;
    }

    private static int wholeDigits(SqlType type) {
        return type instanceof SqlType.Decimal decimal ? decimal.precision() - decimal.scale() : 0;
    }

    private static QueryNode widened(QueryNode query, List<SqlType> own, List<SqlType> common) {
        if (query instanceof QueryNode.Combination node) {
            List<QueryNode> operands = node.operands().stream()
                    .map(operand -> widened(operand, own, common))
                    .toList();
            return new QueryNode.Combination(node.operator(), operands, node.orderBy(), node.paging());
        }
        return query instanceof QueryNode.With node
                ? new QueryNode.With(node.tables(), widened(node.body(), own, common))
                : widened((QueryNode.Select) query, own, common);
    }

    private static QueryNode widened(QueryNode.Select node, List<SqlType> own, List<SqlType> common) {
        List<SelectItem> items = new ArrayList<>(node.items().size());
        List<SortItem> orderBy = new ArrayList<>(node.orderBy());
        for (int i = 0; i < node.items().size(); i++) {
            ExpressionNode item = node.items().get(i).expression();
            ExpressionNode widened = of(item, own.get(i), common.get(i));
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
}
