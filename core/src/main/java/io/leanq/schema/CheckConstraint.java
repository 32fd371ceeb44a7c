package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.query.Condition;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SourceInstance;

/**
 * A condition that no row of a table may make false. Values in the condition become literals in the text of the DDL.
 */
public record CheckConstraint(String name, ExpressionNode condition) {

    /**
     * @throws InvalidDefinition if the condition needs more than one row of the table: another table, a sub-query, an
     *     aggregate, a clock, a sequence or a param
     */
    static CheckConstraint of(String name, SourceInstance.OfTable table, Condition condition) {
        if (condition == null) {
            throw new InvalidDefinition("check(\"" + name + "\", null) of " + table + ": give a condition");
        }
        ExpressionNode node = condition.node();
        if (!OneRow.suffices(node, table)) {
            throw new InvalidDefinition("check " + name + " of " + table + " sees one row of " + table
                    + " and nothing else: no other table's columns, sub-queries, aggregates, clocks, "
                    + "sequences or params");
        }
        return new CheckConstraint(name, node);
    }

    DdlNode.CheckSpec spec(SourceInstance.OfTable table) {
        return new DdlNode.CheckSpec(name, table, condition);
    }
}
