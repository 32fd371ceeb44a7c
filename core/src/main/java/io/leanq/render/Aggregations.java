package io.leanq.render;

import io.leanq.tree.AggregateCall;
import io.leanq.tree.AggregateNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FilteredAggregate;
import io.leanq.tree.GroupingCall;
import io.leanq.tree.GroupingSets;
import io.leanq.tree.ListAggregate;
import io.leanq.tree.NamedAggregate;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Prints aggregates and what they are grouped by. Each placeholder among the arguments is cast to its type. */
final class Aggregations {

    private Aggregations() {}

    static void render(AggregateCall node, SqlWriter out, Operands operands) {
        if (node.function() == AggregateCall.Function.COLLECT) {
            out.require(Feature.COLLECT);
        }
        out.sql(node.function().name()).sql(node.distinct() ? "(DISTINCT " : "(");
        if (node.operand().isPresent()) {
            operands.typed(node.operand().get());
        } else {
            out.sql('*');
        }
        out.sql(')');
    }

    static void render(NamedAggregate node, SqlWriter out, Operands operands) {
        out.sql(node.name()).sql(node.distinct() ? "(DISTINCT " : "(");
        operands.typed(node.arguments());
        out.sql(')');
    }

    static void render(ListAggregate node, SqlWriter out, Operands operands) {
        out.require(Feature.LIST_AGGREGATE);
        out.sql(node.distinct() ? "LISTAGG(DISTINCT " : "LISTAGG(");
        operands.typed(node.operand());
        out.sql(", ");
        Literals.appendBeside(out, new SqlType.Varchar(OptionalInt.empty()), node.separator());
        out.sql(')');
        if (!node.order().isEmpty()) {
            out.sql(" WITHIN GROUP (ORDER BY ");
            Windows.sortKeys(node.order(), out);
            out.sql(')');
        }
    }

    static void render(FilteredAggregate node, SqlWriter out, Operands operands) {
        Optional<AggregateNode> unfiltered =
                out.dialect().has(Feature.AGGREGATE_FILTER) ? Optional.empty() : node.asCase();
        if (unfiltered.isPresent()) {
            operands.typed(unfiltered.get());
            return;
        }
        out.require(Feature.AGGREGATE_FILTER);
        operands.typed(node.aggregate());
        out.sql(" FILTER (WHERE ");
        out.expressions().renderCondition(node.condition());
        out.sql(')');
    }

    static void render(GroupingCall node, SqlWriter out, Operands operands) {
        out.require(Feature.GROUPING_SETS);
        out.sql("GROUPING(");
        operands.typed(node.keys());
        out.sql(')');
    }

    static void render(GroupingSets node, SqlWriter out) {
        out.require(Feature.GROUPING_SETS);
        out.sql(
                switch (node.form()) {
                    case ROLLUP -> "ROLLUP(";
                    case CUBE -> "CUBE(";
                    case GROUPING_SETS -> "GROUPING SETS (";
                });
        boolean flat = node.form() != GroupingSets.Form.GROUPING_SETS;
        for (int i = 0; i < node.sets().size(); i++) {
            List<ExpressionNode> set = node.sets().get(i);
            boolean bare = flat && set.size() == 1;
            out.sql(i == 0 ? "" : ", ").sql(bare ? "" : "(");
            out.expressions().groupingKeys(set);
            out.sql(bare ? "" : ")");
        }
        out.sql(')');
    }
}
